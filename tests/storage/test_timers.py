"""Time limits in the database: what moves on with an outage, and whose time has come."""

from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from surveybot.storage import timers
from surveybot.storage.database import Database
from surveybot.storage.interviews import Clock, set_clocks
from surveybot.storage.sprints import Key
from surveybot.storage.tables import interviews, respondents
from surveybot.storage.timers import Due, Times

NOW = 1_800_000_000.0
NAMES = {"survey": "adder", "edition": "e", "language": "en", "started_at": NOW}


def put(connection: Connection, *rows: dict[str, Any]) -> None:
    """Interviews of bot 1, each with a respondent of its own."""
    for number, row in enumerate(rows, 1):
        who = {"bot": 1, "user_id": number}
        known = {"rev": 1, "sent_rev": 1, "blocked": False} | row.pop("of", {})
        connection.execute(insert(respondents).values(who | {"chat": number} | known))
        connection.execute(insert(interviews).values({"id": number, "status": "in progress"} | who | NAMES | row))


def clocks(connection: Connection) -> list[tuple[float | None, float | None]]:
    """`silent_since` and `due_at` of every interview, from now on in seconds."""
    table = interviews.c
    found = connection.execute(select(table.silent_since, table.due_at).order_by(table.id))
    return [tuple(None if at is None else at - NOW for at in row) for row in found]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (8, [(-60, 40), (None, 50), (None, None)]),
        (3600, [(3540, 40), (None, 50), (None, None)]),
        (-3600, [(-3660, -3600), (None, -3600), (None, None)]),
    ],
)
async def test_silence_moves_on_by_an_outage_and_no_time_is_ever_too_late(
    database: Database, gap: float, expected: list[tuple[float | None, float | None]]
) -> None:
    """Seconds are no outage; after an hour silences count an hour less; a clock set back has all looked at anew."""
    rows = [{"silent_since": NOW - 60, "due_at": NOW + 40}, {"due_at": NOW + 50}, {}]
    await database.write(put, *rows)
    assert await database.write(timers.sign_of_life, 1, NOW) == 0
    assert await database.write(timers.sign_of_life, 1, NOW + gap) == (0 if abs(gap) < 10 else gap)
    assert await database.read(clocks) == expected


@pytest.mark.parametrize("gap", [3600, -3600])
async def test_who_was_asked_after_the_gap_has_all_his_time(database: Database, gap: float) -> None:
    """Before the first sign of life; his silence, or when he was reminded, is told by the new clock already."""
    now = NOW + gap
    rows = [
        {"silent_since": now - 1, "due_at": now + 49},
        {"silent_since": NOW - 60, "reminded_at": now - 1},
        {"silent_since": NOW - 1, "reminded_at": NOW},
    ]
    await database.write(put, *rows)
    await database.write(timers.sign_of_life, 1, NOW)
    await database.write(timers.sign_of_life, 1, now)
    found = [(await database.read(timers.times_of, number))[1] for number in (1, 2, 3)]
    assert found == [Times(now - 1), Times(now - 60, None, now - 1), Times(now - 1, None, now)]


async def test_the_day_of_expiry_does_not_move_on_with_an_outage(database: Database) -> None:
    """It is a point in time, and what is noted for it stays."""
    await database.write(put, {"silent_since": NOW - 60, "expires_at": NOW + 50, "due_at": NOW + 50})
    for at in (NOW, NOW + 3600):
        await database.write(timers.sign_of_life, 1, at)
    assert await database.read(timers.times_of, 1) == ("e", Times(NOW + 3540, NOW + 50))
    assert await database.read(clocks) == [(3540, 50)]


async def test_whose_time_has_come(database: Database) -> None:
    """The earliest first; not who has not got his prompt yet, unless he does not want any; not those of other bots."""
    await database.write(
        put,
        {"due_at": NOW - 1},
        {"due_at": NOW + 1},
        {"due_at": NOW - 2},
        {"due_at": NOW - 3, "of": {"rev": 2, "sent_rev": 1}},
        {"due_at": NOW - 3, "of": {"rev": 3, "sent_rev": 1, "blocked": True}},
        {},
    )
    found = await database.read(timers.due, 1, NOW, 10)
    assert [(due.key, due.rev, due.interview) for due in found] == [
        (Key(1, 5), 3, 5),
        (Key(1, 3), 1, 3),
        (Key(1, 1), 1, 1),
    ]
    assert await database.read(timers.due, 2, NOW, 10) == []
    assert len(await database.read(timers.due, 1, NOW, 2)) == 2


async def test_a_time_that_somebody_else_has_noted_is_not_put_off(database: Database) -> None:
    """Only who has seen the time that came may note another one."""
    await database.write(put, {"due_at": NOW}, {"due_at": NOW + 5})
    for interview in (1, 2):
        await database.write(timers.put_off, Due(Key(1, interview), 1, interview, NOW), NOW + 9)
    assert [due_at for _, due_at in await database.read(clocks)] == [9, 5]


async def test_a_reminder_does_not_begin_silence_anew(database: Database) -> None:
    """It is counted and timed; a prompt after it begins a new silence without reminders."""
    await database.write(put, {"silent_since": NOW - 60, "due_at": NOW})
    await database.write(set_clocks, [Clock(1, NOW + 5, None, NOW, 1)])
    assert await database.read(timers.times_of, 1) == ("e", Times(NOW - 60, None, NOW, 1))
    await database.write(set_clocks, [Clock(1, NOW + 9, NOW + 1)])
    assert await database.read(timers.times_of, 1) == ("e", Times(NOW + 1))
