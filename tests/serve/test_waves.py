"""Waves: each person is called again on days of his own, once, by day, and takes part once in each of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from surveybot.serve.app import working
from surveybot.serve.calling import summons
from surveybot.serve.inviting import invite
from surveybot.serve.reception import act_on, begin, menu, start
from surveybot.serve.timers import run_timers
from surveybot.storage.database import Database, database_url
from surveybot.storage.invitations import Invitation
from surveybot.storage.migrate import upgrade
from surveybot.storage.respondents import InterviewRow
from surveybot.telegram.client import Client
from tests.serve.stage import Stage, hand_out, until
from tests.serve.test_reception import edition, on_record, told, visitor
from tests.storage.postgres import PostgreSQL

WAVES = "invite: tokens\ngiven: {start: date}\nwaves: {from: start, at: [30d, 60d]}"
GIVEN = {"start": "2026-09-01"}  # so that the waves begin on 1 October and on 31 October


def made(*interviews: tuple[str, int], called: int = 0) -> list[InterviewRow]:
    """Interviews that have ended so, each in its wave, the newest first."""
    rows = on_record(*(status for status, _ in interviews))
    waves = [wave for _, wave in interviews]
    return [replace(row, wave=wave, given=GIVEN, called=called) for row, wave in zip(rows, waves, strict=True)]


def at(words: str) -> str:
    """A moment of the autumn of 2026 in Riga."""
    day, _, clock = words.partition(" ")
    return f"2026-{day}T{clock}:00{'+02:00' if day >= '10-25' else '+03:00'}"


@pytest.mark.parametrize(
    ("interviews", "called", "now", "expected"),
    [
        ([("complete", 1)], 0, "10-01 10:00", (2, "10-31 10:00")),
        ([("expired", 1)], 0, "10-01 10:00", (2, "10-31 10:00")),
        ([("complete", 1)], 0, "09-30 23:00", (None, "10-01 10:00")),
        ([("complete", 1)], 0, "10-01 08:59", (None, "10-01 09:00")),
        ([("complete", 1)], 0, "10-01 21:30", (None, "10-02 09:00")),
        ([("complete", 1)], 0, "10-07 15:00", (2, "10-31 10:00")),
        ([("complete", 1)], 0, "11-07 15:00", (3, None)),
        ([("complete", 1)], 2, "10-07 15:00", (None, "10-31 10:00")),
        ([("complete", 1)], 2, "10-31 10:00", (3, None)),
        ([("complete", 1)], 3, "11-07 10:00", (None, None)),
        ([("complete", 3)], 0, "11-07 10:00", (None, None)),
        ([("cancelled", 2), ("complete", 1)], 0, "10-31 10:00", (3, None)),
        ([("complete", 2), ("complete", 1)], 0, "10-31 10:00", (None, None)),
        ([("in progress", 2), ("complete", 1)], 0, "10-01 10:00", (None, None)),
    ],
)
def test_who_is_called_when(
    interviews: list[tuple[str, int]], called: int, now: str, expected: tuple[int | None, str | None]
) -> None:
    """After the newest interview that was not cancelled: once to each wave, never late to one that is over, by day."""
    who = visitor(edition(WAVES), record=made(*interviews, called=called), now=at(now))
    wave, next_at = summons(len(interviews), who)
    shown = datetime.fromtimestamp(next_at, UTC) if next_at is not None else None
    assert (wave, shown) == (expected[0], datetime.fromisoformat(at(expected[1])) if expected[1] else None)


def test_whom_nobody_calls() -> None:
    """Who has blocked the bot is tried tomorrow; to a survey that is closed or not served any more nobody is called."""
    row, now = made(("complete", 1)), at("10-01 10:00")
    blocked = summons(1, visitor(edition(WAVES), record=row, now=now), blocked=True)
    assert blocked == (None, datetime.fromisoformat(at("10-02 10:00")).timestamp())
    closed = visitor(edition(f"{WAVES}\nclose: 2026-09-30"), record=row, now=now)
    assert summons(1, closed).wave is None
    assert summons(1, visitor(edition(id="b"), record=row, now=now)) == (None, None)
    quiet = edition(f"{WAVES}\nremind: {{ after: 1d, quiet: 18:00..12:00 }}")
    assert (
        summons(1, visitor(quiet, record=row, now=now)).next_at == datetime.fromisoformat(at("10-01 12:00")).timestamp()
    )


@pytest.mark.parametrize(
    ("interviews", "now", "expected"),
    [
        ([("complete", 1)], "09-30 23:00", "already_done"),
        ([("complete", 1)], "10-01 00:00", "open"),
        ([("timed_out", 1)], "09-30 23:00", "resume 1"),
        ([("timed_out", 1)], "10-01 00:00", "open"),
        ([("in progress", 1)], "10-01 00:00", "continue:1 restart:1"),
        ([("complete", 2), ("complete", 1)], "10-01 00:00", "already_done"),
        ([("cancelled", 2), ("complete", 1)], "10-01 00:00", "open"),
        ([("complete", 2), ("complete", 1)], "10-31 00:00", "open"),
        ([("cancelled", 1)], "10-01 00:00", "survey_not_found"),
    ],
)
def test_once_holds_in_each_wave(interviews: list[tuple[str, int]], now: str, expected: str) -> None:
    """Who has taken part before needs no invitation to the next wave, and brings what was given; nor uses one up."""
    survey = edition(WAVES)
    who = visitor(survey, record=made(*interviews), now=at(now))
    assert told(begin(survey, who)) == told(act_on("open:a", who)) == told(start("a", who)) == expected
    assert (told(menu(who, at_once=True)) == expected) is (expected != "survey_not_found")
    another = replace(who, invitation=Invitation("h", "a", is_used=False, given={"start": "2020-01-01"}))
    assert told(start("a_token", another)) == ("open by h" if expected == "survey_not_found" else expected)
    decision = begin(survey, who)
    assert getattr(decision, "given", GIVEN) == GIVEN


SURVEY = """surveybot: 1
id: weeks
title: Your weeks
language: en
invite: tokens
timezone: Europe/Riga
given: { name: text, start: date }
waves: { from: start, at: [30d, 60d] }
steps:
  - ask: mood
    type: scale
    choices: 1..5
    text: How was wave {wave}, {name}?
  - end: Thank you.
"""


class Clock:
    """The time, as the test has it."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat(at("09-02 12:00"))

    def __call__(self) -> datetime:
        """The present."""
        return self.now


@asynccontextmanager
async def working_at(stage: Stage, clock: Clock) -> AsyncIterator[None]:
    """A worker whose time is the clock's; what was due while there was none is found at its start."""
    database, client = Database(database_url(stage.url)), Client(stage.sandbox.base_url, stage.sandbox.token)
    drained = asyncio.Event()
    drained.set()
    await database.open()
    await upgrade(database)
    bot = int(stage.sandbox.token.partition(":")[0])
    try:
        async with working(stage.options(), stage.published(), database, client, bot, clock) as worker:
            tasks = [
                asyncio.create_task(hand_out(stage.sandbox, [worker])),
                asyncio.create_task(run_timers(worker.parts, worker.fire, drained)),
            ]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await client.close()
        await database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def stage(request: pytest.FixtureRequest, sandbox: Sandbox, tmp_path: Path) -> Stage:
    """A stage on each kind of database, with a survey in three waves."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite")
    else:
        server: PostgreSQL = request.getfixturevalue("postgres")
        url = server.new_database()
    (tmp_path / "weeks.yaml").write_text(SURVEY)
    return Stage(sandbox, url, (tmp_path / "weeks.yaml",))


async def heard(stage: Stage, person: Person, count: int) -> list[str]:
    """All that the bot has said to somebody, when it is so much."""

    async def claim() -> bool:
        return len(stage.heard(person)) >= count

    await until(claim)
    await stage.settled()
    return stage.heard(person)


CALLED = "< “Your weeks”: the next part has begun. Tap to start. [Your weeks]"
ASKED = "< How was wave {}, {}? [1] [2] [3] [4] [5]"


async def looked_at(stage: Stage, clock: Clock, words: str) -> None:
    """The clock stands at that moment, and nothing is due any more."""
    clock.now = datetime.fromisoformat(at(words))

    async def claim() -> bool:
        due = await stage.rows("SELECT 1 FROM interviews WHERE due_at <= :now", now=clock.now.timestamp())
        return not due

    await until(claim)
    await stage.settled()


async def test_everybody_is_called_on_days_of_their_own(stage: Stage) -> None:
    """Through an outage over two waves: one call to the last of them, by day; who has not begun is never written to."""
    clock, ann, bo = Clock(), stage.sandbox.person(language_code="en"), stage.sandbox.person(language_code="en")
    idle = stage.sandbox.person(language_code="en")
    async with working_at(stage, clock):
        links = await _invited(stage)
        await ann.send(f"/start {links[0]}")
        await heard(stage, ann, 1)
        await ann.tap("5")
        await heard(stage, ann, 3)
        await bo.send(f"/start {links[1]}")
        await heard(stage, bo, 1)
        await looked_at(stage, clock, "10-01 09:59")
        assert stage.heard(ann)[3:] == stage.heard(bo)[1:] == []
        await looked_at(stage, clock, "10-01 10:00")
        assert (await heard(stage, ann, 4))[3:] == [CALLED]
        assert stage.heard(bo)[1:] == []
        await ann.tap("Your weeks")
        assert (await heard(stage, ann, 5))[4] == ASKED.format(2, "Ann")
        await ann.tap("4")
        await heard(stage, ann, 7)
        await looked_at(stage, clock, "10-11 10:00")  # Bo began ten days later, and has not answered yet
        *closed, called = (await heard(stage, bo, 4))[1:]
        assert set(closed) == {"~ (no buttons)", "< The time for “Your weeks” is over, so it has been closed."}
        assert called == CALLED
    clock.now = datetime.fromisoformat(at("12-20 23:30"))
    async with working_at(stage, clock):
        await looked_at(stage, clock, "12-20 23:31")
        assert len(stage.heard(ann)) == 7
        await looked_at(stage, clock, "12-21 09:00")
        assert (await heard(stage, ann, 8))[7:] == (await heard(stage, bo, 5))[4:] == [CALLED]
        await bo.tap("Your weeks")
        assert (await heard(stage, bo, 6))[5] == ASKED.format(3, "Bo")
        await looked_at(stage, clock, "12-22 12:00")
    assert stage.heard(idle) == []
    found = await stage.rows("SELECT content FROM responses ORDER BY ended_at")
    assert [row.content.partition('"given"')[2] for row in found] == [
        ':{"name":"Ann","start":"2026-09-01"},"wave":1}',
        ':{"name":"Ann","start":"2026-09-01"},"wave":2}',
        ':{"name":"Bo","start":"2026-09-11"},"wave":1}',
    ]


async def _invited(stage: Stage) -> list[str]:
    people: list[dict[str, Any]] = [
        {"name": "Ann", "start": "2026-09-01"},
        {"name": "Bo", "start": "2026-09-11"},
        {"name": "Cy", "start": "2026-09-01"},
    ]
    database = Database(database_url(stage.url))
    await database.open()
    try:
        return await invite(database, "weeks", people)
    finally:
        await database.close()


async def test_a_clock_that_is_set_back_calls_nobody_twice(stage: Stage) -> None:
    """All is looked at anew, and who was called to a wave is on record."""
    clock, ann = Clock(), stage.sandbox.person(language_code="en")
    async with working_at(stage, clock):
        await ann.send(f"/start {(await _invited(stage))[0]}")
        await heard(stage, ann, 1)
        await ann.tap("5")
        await heard(stage, ann, 3)
        await looked_at(stage, clock, "10-01 10:00")
        await heard(stage, ann, 4)
        await looked_at(stage, clock, "10-03 10:00")
        clock.now -= timedelta(days=1)
        await looked_at(stage, clock, "10-02 11:00")
    assert stage.heard(ann)[3:] == [CALLED]
