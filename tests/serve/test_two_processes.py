"""Two real processes on one database: in, updates handed to them in turn; out, the dialogs that one would conduct."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path

import aiohttp
from aiohttp import web

from surveybot.sandbox.server import Sandbox
from surveybot.telegram.decode import decode
from tests.serve.processes import served
from tests.serve.stage import Stage, dialogs, play_all
from tests.serve.test_processes import SAYS_READY, SECRET, free_port
from tests.storage.postgres import PostgreSQL

SILENT = "silence"  # both look at the clock; who is first is not said


@asynccontextmanager
async def handing_out(ports: list[int]) -> AsyncIterator[str]:
    """A webhook that gives each person's updates to the processes in turn, and passes their answers on."""
    turns: dict[int, Iterator[int]] = {}
    async with aiohttp.ClientSession() as session:

        async def hand_on(request: web.Request) -> web.Response:
            body = await request.read()
            port = next(turns.setdefault(decode(body).user, cycle(ports)))
            url = f"http://127.0.0.1:{port}{request.path}"
            async with session.post(url, data=body, headers=request.headers) as answer:
                return web.Response(status=answer.status)

        app = web.Application()
        app.router.add_post("/{path:.*}", hand_on)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        port = free_port()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            await runner.cleanup()


async def takes_turns(stage: Stage) -> None:
    """Plays every dialog over two processes, each of which gets every other update of everybody."""
    ports = [free_port(), free_port()]
    scripts = {name: lines for name, lines in dialogs().items() if name != SILENT}
    async with handing_out(ports) as url:
        words = [["--webhook", url, "--listen", f"127.0.0.1:{port}"] for port in ports]
        async with (
            served(stage, *words[0], SURVEYBOT_WEBHOOK_SECRET=SECRET) as first,
            served(stage, *words[1], SURVEYBOT_WEBHOOK_SECRET=SECRET) as second,
        ):
            await first.says(SAYS_READY)
            await second.says(SAYS_READY)
            went = await play_all(stage, scripts)
            for name, lines in scripts.items():
                assert went[name] == [line.removesuffix(" +ru") for line in lines], (first.said, second.said)
            for process in (first, second):
                process.stop()
                assert await process.ended() == 0


async def test_two_processes_take_turns(stage: Stage) -> None:
    """On SQLite."""
    await takes_turns(stage)


async def test_two_processes_take_turns_on_postgresql(sandbox: Sandbox, postgres: PostgreSQL, tmp_path: Path) -> None:
    """On the database that more than one worker should have."""
    await takes_turns(Stage(sandbox, postgres.new_database(), media=tmp_path / "media"))
