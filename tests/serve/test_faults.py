"""Real faults strike the real process in mid-traffic: nothing is lost, nothing false is said, all goes on alone."""

import asyncio
import resource
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from surveybot.sandbox.person import Person
from surveybot.storage.database import Database, database_url
from surveybot.storage.tables import respondents
from tests.serve.processes import Served, served
from tests.serve.stage import Stage, edits_first, until
from tests.serve.test_metrics import scraped
from tests.serve.test_processes import SAYS_READY, free_port
from tests.storage.postgres import PostgreSQL

PEOPLE = 20
SCRIPT = [
    ("/start adder", "Введите первое число"),
    ("{n}", "Введите второе число"),
    ("100", "Сложить ещё?"),
    ("да", "Введите первое число"),
    ("{n}", "Введите второе число"),
    ("200", "Сложить ещё?"),
    ("нет", "Пока!"),
]
HEARS = """< Умею складывать числа.
< Введите первое число
< Введите второе число
< Будет {first}
< Сложить ещё? [Да] [Нет]
~ Сложить ещё? / ✓ Да
< Введите первое число
< Введите второе число
< Будет {second}
< Сложить ещё? [Да] [Нет]
~ Сложить ещё? / ✓ Нет
< Пока! Сначала - /start"""
BACK = "the database works again"
ROOM_BYTES = 16 * 1024  # more than the log of a test, less than a commit needs

Strike = Callable[[Stage, Served], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def full_disk(stage: Stage, process: Served) -> AsyncIterator[None]:
    """No file of the process may grow, as if the disk were full."""
    before = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (ROOM_BYTES, resource.RLIM_INFINITY))
    yield
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, before)


@asynccontextmanager
async def locked(stage: Stage, process: Served) -> AsyncIterator[None]:
    """Another process holds the SQLite file; ours waits for 30 s before it says so."""
    other = sqlite3.connect(stage.url.partition("///")[2], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@asynccontextmanager
async def rows_held(stage: Stage, process: Served) -> AsyncIterator[None]:
    """Another session of PostgreSQL has begun to change every respondent, and does not end."""
    database = Database(database_url(stage.url))
    await database.open()
    async with database.snapshot() as other:
        await other.read(lambda connection: connection.execute(select(respondents.c.rev).with_for_update()))
        yield
    await database.close()


@asynccontextmanager
async def no_bot_api(stage: Stage, process: Served) -> AsyncIterator[None]:
    """Every call to Telegram breaks off."""
    stage.sandbox.faults.add(drop="before", times=None)
    yield
    stage.sandbox.faults.clear()


async def converse(person: Person, number: int) -> None:
    """The whole dialog; each line is said when the last one is answered."""
    for words, reply in SCRIPT:
        await person.send(words.format(n=number))
        await person.wait_for(reply)


async def weathered(stage: Stage, strike: Strike, says: str, afterwards: str | None = BACK) -> None:
    """The fault strikes while many talk; all of them hear what they would have heard without it, and no more."""
    people = [stage.sandbox.person(language_code="ru") for _ in range(PEOPLE)]
    async with served(stage) as process:
        await process.says(SAYS_READY)
        talks = [asyncio.create_task(converse(person, number)) for number, person in enumerate(people)]

        async def under_way() -> bool:
            return any("Будет" in line for line in stage.heard(people[0]))

        await until(under_way)
        async with strike(stage, process):
            await process.says(says)
            late = stage.sandbox.person(language_code="ru")
            await late.send("/start adder")
            assert stage.sandbox.world.updates.waiting()
            assert stage.heard(late) == []
        await late.wait_for("первое")
        await asyncio.gather(*talks)
        await stage.settled()
        if afterwards is not None:
            await process.says(afterwards)
        process.stop()
        assert await process.ended() == 0
        assert "Traceback" not in process.said
    for number, person in enumerate(people):
        hears = HEARS.format(first=number + 100, second=number + 200).splitlines()
        assert edits_first(stage.heard(person)) == edits_first(hears)
    rows = await stage.rows("SELECT status FROM responses")
    assert [row.status for row in rows] == ["complete"] * PEOPLE
    assert await stage.rows("SELECT why FROM set_aside") == []


async def test_a_full_disk_loses_nothing(stage: Stage) -> None:
    """Nothing can be written for a while."""
    await weathered(stage, full_disk, "The database does not work: disk I/O error")


async def test_a_database_that_is_locked_for_long_loses_nothing(stage: Stage) -> None:
    """It is held for as long as a connection waits, and longer."""
    await weathered(stage, locked, "The database does not work: database is locked")


async def stopped(process: Served) -> None:
    """SIGTERM, and it is out in time, with exit code 0 and no traceback."""
    loop = asyncio.get_running_loop()
    process.stop()
    begun = loop.time()
    assert await process.ended() == 0
    assert loop.time() - begun < 10
    assert "Traceback" not in process.said


async def stopped_meanwhile(stage: Stage, hold: Strike, says: str) -> None:
    """What was not committed is not acknowledged; the next start answers it, as if there had been no lock."""
    people = [stage.sandbox.person(language_code="ru") for _ in range(PEOPLE)]
    port = free_port()

    async def all_taken() -> bool:
        return (await scraped(port))[1].get(("surveybot_updates_total", "text")) == PEOPLE

    async with served(stage, "--metrics", f"127.0.0.1:{port}") as process:
        await process.says(SAYS_READY)
        for person in people:
            await person.send("/start adder")
        for person in people:
            await person.wait_for("первое")
        await stage.settled()
        async with hold(stage, process):
            for person in people:
                await person.send("2")
            await until(all_taken)
            await stopped(process)
            assert f"The database does not work: {says}" in process.said
            assert "what is not committed is not acknowledged, and comes again" in process.said
            assert len(stage.sandbox.world.updates.waiting()) == PEOPLE
    async with served(stage) as process:
        await process.says(SAYS_READY)
        for person in people:
            await person.wait_for("второе")
        await stage.settled()
    for person in people:
        assert stage.heard(person) == HEARS.splitlines()[:3]


async def test_a_stop_waits_for_nobody_who_holds_the_database(stage: Stage) -> None:
    """Another program holds the SQLite file."""
    await stopped_meanwhile(stage, locked, "database is locked")


async def test_a_stop_waits_for_nobody_who_holds_rows(stage: Stage, postgres: PostgreSQL) -> None:
    """Another session of PostgreSQL holds the rows of all respondents, and would for ever."""
    on_postgres = replace(stage, url=postgres.new_database())
    await stopped_meanwhile(on_postgres, rows_held, "another program holds what is to be written")


async def test_a_start_that_waits_for_the_database_can_be_stopped(stage: Stage) -> None:
    """The signal comes before anything is served."""
    async with served(stage) as process:
        await process.says(SAYS_READY)
        await stopped(process)
    async with locked(stage, process), served(stage) as waiting:

        async def hears_signals() -> bool:
            status = Path(f"/proc/{waiting.pid}/status").read_text()
            caught = int(status.partition("SigCgt:")[2].split()[0], 16)
            return bool(caught >> (signal.SIGTERM - 1) & 1)

        await until(hears_signals)
        await stopped(waiting)
        assert SAYS_READY not in waiting.said


async def test_a_postgresql_server_that_crashes_loses_nothing(stage: Stage, postgres: PostgreSQL) -> None:
    """Every connection is cut, nobody answers for a while, and then a server that recovers."""

    @asynccontextmanager
    async def crash(stage: Stage, process: Served) -> AsyncIterator[None]:
        """The server is gone, and comes back."""
        await asyncio.to_thread(postgres.crash)
        yield
        await asyncio.to_thread(postgres.start)

    await weathered(replace(stage, url=postgres.new_database()), crash, "The database does not work: ")


async def test_a_bot_api_that_is_away_loses_nothing(stage: Stage) -> None:
    """Neither can updates be fetched, nor messages sent."""
    await weathered(stage, no_bot_api, "Telegram cannot be reached", None)
