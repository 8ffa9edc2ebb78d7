"""A clock that jumps: in, hours that nobody has lived through; out, no silence that counts them."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from surveybot.serve.app import working
from surveybot.serve.timers import run_timers
from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade
from surveybot.telegram.client import Client
from tests.serve.stage import Stage, until
from tests.serve.test_stale import all_is_sent, take

SURVEY = """surveybot: 1
id: patient
title: Patient
language: en
timeout: { after: 15s, say: Too late. }
steps:
  - ask: name
    type: text
    text: Your name?
  - end: Bye.
"""


async def test_a_jump_of_the_clock_times_nobody_out(stage: Stage, tmp_path: Path) -> None:
    """A day on, then two days back: ten interviews stay open; steps that a busy computer may make count."""
    (tmp_path / "patient.yaml").write_text(SURVEY)
    stage = replace(stage, surveys=(tmp_path / "patient.yaml",))
    people = [stage.sandbox.person(language_code="en") for _ in range(10)]
    moved = timedelta()
    database = Database(database_url(stage.url))
    client = Client(stage.sandbox.base_url, stage.sandbox.token)
    await database.open()
    await upgrade(database)

    def clock() -> datetime:
        return datetime.now(UTC) + moved

    async def alive() -> bool:
        [row] = await stage.rows("SELECT alive_at FROM uptime")
        return bool(abs(clock().timestamp() - row.alive_at) < 3)

    async def are_put_off() -> bool:
        """Whether the timers have looked at every interview, and found its time to come."""
        return all(row.due_at > clock().timestamp() for row in await stage.rows("SELECT due_at FROM interviews"))

    async with working(stage.options(), stage.published(), database, client, 1, clock) as worker:
        for number, person in enumerate(people, 1):
            await person.send("/help")
            await take(worker, person, number, text="/start patient")
        await all_is_sent(stage)
        drained = asyncio.Event()
        drained.set()
        timers = asyncio.create_task(run_timers(worker.parts, worker.fire, drained))
        await until(lambda: stage.rows("SELECT 1 FROM uptime"))
        for jump in (timedelta(days=1), timedelta(days=-2)):
            moved += jump
            await until(alive)
            await until(are_put_off)
            assert {row.status for row in await stage.rows("SELECT status FROM interviews")} == {"in progress"}
        for _ in range(2):
            moved += timedelta(seconds=9)
            await until(alive)
        await people[0].wait_for("Too late.")
        timers.cancel()
        await asyncio.gather(timers, return_exceptions=True)
    await client.close()
    await database.close()
