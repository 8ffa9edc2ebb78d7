"""Back-pressure of the webhook over real HTTP: 503 at once instead of piling up, and open again by itself."""

import asyncio

import aiohttp

from surveybot.sandbox.server import Sandbox
from surveybot.serve.gate import Gate
from surveybot.storage.database import Database, database_url
from surveybot.telegram.listening import listening
from surveybot.telegram.webhook import PATH, SECRET_HEADER, webhook
from tests.serve.processes import served
from tests.serve.stage import Stage, until
from tests.serve.test_processes import SAYS_READY, SECRET, free_port
from tests.storage.postgres import PostgreSQL
from tests.telegram.test_webhook import Intake

HEADERS = {SECRET_HEADER: SECRET}
UPDATE = b'{"update_id": 1, "poll": {"id": "7"}}'
BUSY = (503, "5")


async def posted(http: aiohttp.ClientSession, root: str) -> tuple[int, str | None]:
    """What the webhook answers to an update: the status, and when it may come again."""
    async with http.post(root + PATH, data=UPDATE) as answer:
        return answer.status, answer.headers.get("Retry-After")


async def ready(http: aiohttp.ClientSession, root: str) -> int:
    """The status of `/readyz`."""
    async with http.get(f"{root}/readyz") as answer:
        return answer.status


async def test_more_updates_than_can_be_handled_are_to_come_again(sqlite: str) -> None:
    """Two are held and a third is refused; when they are durable the next one is taken."""
    intake, database = Intake(), Database(database_url(sqlite))
    await database.open()
    gate = Gate(intake.take, database, most=2)
    async with (
        listening(webhook(SECRET, gate.take, gate.is_ready), "127.0.0.1", 0) as port,
        aiohttp.ClientSession(headers=HEADERS) as http,
    ):
        root = f"http://127.0.0.1:{port}"
        assert await ready(http, root) == 200
        held = [asyncio.create_task(posted(http, root)) for _ in range(2)]

        async def both_held() -> bool:
            return len(intake.taken) == 2

        await until(both_held)
        assert await posted(http, root) == BUSY
        assert await ready(http, root) == 503
        intake.durable.set()
        assert await asyncio.gather(*held) == [(200, None)] * 2
        assert await posted(http, root) == (200, None)
        assert await ready(http, root) == 200
    assert len(intake.taken) == 3
    await database.close()


async def test_while_the_database_refuses_nothing_is_taken(sandbox: Sandbox, postgres: PostgreSQL) -> None:
    """The real process says so at once while PostgreSQL is away, is told to stop, and ends well all the same."""
    port = free_port()
    root = f"http://127.0.0.1:{port}"
    listen = ["--webhook", root, "--listen", f"127.0.0.1:{port}"]
    stage = Stage(sandbox, postgres.new_database())
    async with (
        served(stage, *listen, SURVEYBOT_WEBHOOK_SECRET=SECRET) as process,
        aiohttp.ClientSession(headers=HEADERS) as http,
    ):
        await process.says(SAYS_READY)
        person = sandbox.person(language_code="ru")
        await person.send("/start adder")
        await person.wait_for("первое")
        assert await ready(http, root) == 200
        await asyncio.to_thread(postgres.crash)
        assert await ready(http, root) == 503
        assert await posted(http, root) == BUSY
        await asyncio.to_thread(postgres.start)

        async def is_ready_again() -> bool:
            return await ready(http, root) == 200

        await until(is_ready_again)
        assert await posted(http, root) == (200, None)
        await person.send("2")
        await person.wait_for("второе")
        await asyncio.to_thread(postgres.crash)
        assert await ready(http, root) == 503
        process.stop()
        assert await process.ended() == 0
        assert "Traceback" not in process.said
        await asyncio.to_thread(postgres.start)
