"""The commit of sprints: the fence, the group, the duplicate; the same on SQLite and on PostgreSQL."""

import asyncio
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from surveybot.errors import DatabaseHeld
from surveybot.storage import invitations, outbox, quotas, respondents
from surveybot.storage.database import Database, database_url
from surveybot.storage.interviews import Closing
from surveybot.storage.migrate import upgrade
from surveybot.storage.outbox import Progress
from surveybot.storage.quotas import Claim, Place
from surveybot.storage.set_aside import keep
from surveybot.storage.sprints import (
    Key,
    Out,
    Outcome,
    Sprint,
    Standing,
    commit_group,
    forget_update_ids,
    old_update_ids,
)
from surveybot.storage.sqlite import PRAGMAS
from surveybot.storage.tables import interviews, responses, set_aside, sprints
from surveybot.storage.writer import Writer

NOW = 1_800_000_000.0


def sprint(user: int, rev: int = 0, update: int | None = None, **more: Any) -> Sprint:
    """A sprint of somebody, on a revision."""
    return Sprint(Key(1, user), rev, NOW, more.pop("standing", Standing(chat=user)), update, **more)


def opened(number: int, user: int) -> dict[str, Any]:
    """The row of an interview that begins."""
    names = {"survey": "adder", "edition": "e", "language": "en", "status": "in progress", "started_at": NOW}
    return {"id": number, "bot": 1, "user_id": user, **names}


async def outcomes(database: Database, *group: Sprint, worker: str = "w") -> list[Outcome]:
    """What becomes of sprints that wait at the same moment."""
    writer = Writer(database, worker)
    return [verdict.outcome for verdict in await asyncio.gather(*map(writer.commit, group))]


async def made(database: Database) -> list[tuple[int, int, int | None]]:
    """The sprints on record: user, revision and update."""

    def ask(connection: Connection) -> list[tuple[int, int, int | None]]:
        found = select(sprints.c.user_id, sprints.c.rev, sprints.c.update_id).order_by(*sprints.primary_key)
        return [tuple(row) for row in connection.execute(found)]

    return await database.read(ask)


async def test_a_group_is_committed_and_each_has_its_verdict_in_the_order_of_asking(database: Database) -> None:
    """Winners and losers of one group: a loser writes nothing, also not its interview, its response or its poison."""
    assert await outcomes(database, sprint(1, 0, 10), sprint(2, 0, 20)) == [Outcome.COMMITTED] * 2
    late = sprint(2, 0, 21, opened=opened(7, 2), closings=(Closing(7, "complete", {"answers": {}}),), poison={"bot": 1})
    group = [sprint(3, 0, 30), late, sprint(1, 1, 11), sprint(2, 5, 22)]
    committed, superseded = Outcome.COMMITTED, Outcome.SUPERSEDED
    assert await outcomes(database, *group) == [committed, superseded, committed, superseded]
    assert await made(database) == [(1, 1, 10), (1, 2, 11), (2, 1, 20), (3, 1, 30)]
    for table in (interviews, responses, set_aside):
        assert await database.read(lambda connection, table=table: connection.execute(select(table)).all()) == []


async def test_only_the_guilty_sprint_of_a_group_fails(database: Database) -> None:
    """A duplicate update, and a sprint that breaks another constraint, undo nothing of their neighbours."""
    await outcomes(database, sprint(1, 0, 10), sprint(5, 0, 50, opened=opened(7, 5)))
    writer = Writer(database, "w")
    group = [sprint(2, 0, 20), sprint(1, 1, 10), sprint(3, 0, 30, opened=opened(7, 3)), sprint(4, 0, 40)]
    verdicts = await asyncio.gather(*map(writer.commit, group), return_exceptions=True)
    assert isinstance(verdicts[2], IntegrityError)
    told = [verdict.outcome for verdict in verdicts if not isinstance(verdict, BaseException)]
    assert told == [Outcome.COMMITTED, Outcome.DUPLICATE, Outcome.COMMITTED]
    assert await made(database) == [(1, 1, 10), (2, 1, 20), (4, 1, 40), (5, 1, 50)]


async def test_another_program_keeps_a_group_waiting_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds the file for too long: all are refused then, and not each after a wait of its own."""
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 200)
    database = Database(database_url(f"sqlite:///{tmp_path}/answers.db"))
    await database.open()
    await upgrade(database)
    other = sqlite3.connect(tmp_path / "answers.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writer = Writer(database, "w")
    group = [asyncio.create_task(writer.commit(sprint(user))) for user in range(5)]
    await asyncio.wait(group, return_when=asyncio.FIRST_COMPLETED)
    other.close()
    refused = await asyncio.gather(*group, return_exceptions=True)
    assert [type(one) for one in refused] == [DatabaseHeld] * 5
    await database.close()


async def test_a_writer_that_is_cancelled_at_once_can_be_closed(database: Database) -> None:
    """All tasks of a process are cancelled when it is interrupted a second time; it ends all the same."""
    writer, before = Writer(database, "w"), asyncio.all_tasks()
    commit = asyncio.create_task(writer.commit(sprint(1)))
    await asyncio.sleep(0)  # it is handed in, and nobody has begun to work on it
    for task in asyncio.all_tasks() - before:
        task.cancel()
    await asyncio.gather(commit, return_exceptions=True)
    await writer.close()
    assert await made(database) == []


async def test_an_update_takes_effect_once_whatever_revision_it_is_done_on(database: Database) -> None:
    """A redelivery meets a sprint that is on record; timers have no update and are no duplicates."""
    await outcomes(database, sprint(1, 0, 10))
    assert await outcomes(database, sprint(1, 1, 10)) == [Outcome.DUPLICATE]
    assert await outcomes(database, sprint(1, 1), sprint(2, 0)) == [Outcome.COMMITTED] * 2
    assert await outcomes(database, sprint(1, 2), sprint(2, 1)) == [Outcome.COMMITTED] * 2
    assert await made(database) == [(1, 1, 10), (1, 2, None), (1, 3, None), (2, 1, None), (2, 2, None)]


async def test_of_many_who_write_on_one_revision_exactly_one_wins(database: Database) -> None:
    """Four workers race for five people, twenty revisions each: no revision is lost or made twice."""
    others = [Database(database.url) for _ in range(3)]
    for other in others:
        await other.open()
    writers = [Writer(one, f"w{number}") for number, one in enumerate([database, *others])]
    numbers = iter(range(1, 10_000))
    chance = random.Random(7)

    async def race(writer: Writer) -> int:
        won = 0
        for rev in range(20):
            people = chance.sample(range(1, 6), 5)
            told = await asyncio.gather(*(writer.commit(sprint(user, rev, next(numbers))) for user in people))
            won += sum(verdict.outcome is Outcome.COMMITTED for verdict in told)
        return won

    won = sum(await asyncio.gather(*map(race, writers)))
    rows = await made(database)
    assert won == len(rows)
    for user in range(1, 6):
        revs = [rev for who, rev, _ in rows if who == user]
        assert revs == list(range(1, len(revs) + 1))
    for other in others:
        await other.close()


async def test_a_respondent_is_read_back_as_he_was_written(database: Database) -> None:
    """Standing, interview, entries in order and the last draft; a blank draft leaves the one before."""
    standing = Standing(42, "ru", 7, {"words": "«?»", "number": 3})
    first = sprint(1, 0, 10, standing=standing, interview=7, opened=opened(7, 1), draft={"marks": [], "bookmark": None})
    second = replace(
        first, rev=1, update_id=11, opened=None, entries=({"key": "a"}, {"key": "б"}), draft={"marks": [1]}
    )
    third = replace(second, rev=2, update_id=12, entries=({"key": "c"},), draft=None)
    for one in (first, second, third):
        assert await outcomes(database, one) == [Outcome.COMMITTED]
    record = await database.read(respondents.load, Key(1, 1))
    assert (record.rev, record.standing) == (3, standing)
    assert record.journal is not None
    assert [entry["key"] for entry in record.journal.entries] == ["a", "б", "c"]
    assert record.journal.draft == {"marks": [1]}
    assert (await database.read(respondents.load, Key(1, 2))).rev == 0


async def test_interviews_of_one_respondent_are_kept_apart(database: Database) -> None:
    """Each journal is its own, in whatever order they are gone on with; one that is erased takes nothing of another.

    What was said before it began stays, and so does what is not out.
    """
    said = [
        {},
        {"interview": 7, "opened": opened(7, 1), "entries": ({"key": "a"},)},
        {"interview": 8, "opened": opened(8, 1), "entries": ({"key": "c"},)},
        {"interview": 7, "entries": ({"key": "b"},)},
    ]
    for rev, more in enumerate(said):
        await outcomes(database, sprint(1, rev, rev, messages=({"kind": "message"},), **more))
    assert [await keys_of(database, number) for number in (7, 8)] == [["a", "b"], ["c"]]
    await outcomes(database, sprint(1, 4, out=Out(3), closings=(Closing(7, "complete", None, apart=1),)))
    assert [await keys_of(database, number) for number in (7, 8)] == [None, ["c"]]
    began = select(interviews.c.id, interviews.c.first_rev)
    kept = select(sprints.c.rev, sprints.c.interview).where(sprints.c.messages.is_not(None)).order_by(sprints.c.rev)
    assert await database.read(lambda connection: connection.execute(began).all()) == [(8, 3)]
    assert await database.read(lambda connection: connection.execute(kept).all()) == [(1, None), (4, None)]


async def keys_of(database: Database, interview: int) -> list[str] | None:
    """What is answered in an interview; None if there is none of that number."""
    journal = await database.read(respondents.load_journal, interview)
    return None if journal is None else [entry["key"] for entry in journal.entries]


async def test_one_worker_sends_for_a_chat_until_it_has_sent_everything(database: Database) -> None:
    """The lease goes to who commits first, stays while something is unsent, and is free for the next one then."""
    here, there = Writer(database, "here"), Writer(database, "there")
    message = ({"kind": "message", "method": "sendMessage", "params": {"text": "да"}},)
    assert (await here.commit(sprint(1, 0, messages=message))).may_send
    assert not (await there.commit(sprint(1, 1, messages=message))).may_send
    key = Key(1, 1)
    assert await database.write(outbox.flush, [Progress(key, Out(1), False)], "here", NOW) == {key: 2}
    assert await database.write(outbox.take_over, 1, "there", NOW + 59) == []
    assert [unsent.rev for unsent in (await database.read(outbox.backlog, key, 1)).unsent] == [2]
    assert await database.write(outbox.flush, [Progress(key, Out(2, "r.1", 77), False)], "here", NOW) == {}
    verdict = await there.commit(sprint(1, 2))
    assert verdict.may_send
    assert verdict.sent_rev == 2
    assert (await database.read(outbox.backlog, key, 2)).prompt_message == 77


async def test_a_lease_of_before_the_clock_was_set_back_is_nobodys(database: Database) -> None:
    """Who is gone is succeeded by whoever looks or commits an hour earlier; nobody waits till it is as late again."""
    first, second = (sprint(user, messages=({"kind": "message"},)) for user in (1, 2))
    assert await outcomes(database, first, second, worker="here") == [Outcome.COMMITTED] * 2
    assert await database.write(outbox.take_over, 1, "there", NOW - 59) == []  # clocks may differ a little
    earlier = replace(sprint(1, 1), at=NOW - 3_600)
    assert (await Writer(database, "there").commit(earlier)).may_send
    assert await database.write(outbox.take_over, 1, "there", NOW - 3_600) == [(Key(1, 2), 0)]


@pytest.mark.parametrize("leaving", [False, True])
async def test_a_lease_is_renewed_by_who_goes_on_and_given_back_by_who_leaves(
    database: Database, leaving: bool
) -> None:
    """Whoever is gone without a word is succeeded after the time of the lease, whoever leaves at once."""
    key = Key(1, 1)
    await outcomes(database, sprint(1), worker="here")
    await database.write(outbox.flush, [Progress(key, Out(0), False)], "here", NOW + 50, leaving=leaving)
    taken = await database.write(outbox.take_over, 1, "there", NOW + 70)
    assert taken == ([(key, 0)] if leaving else [])
    assert await database.write(outbox.take_over, 1, "there", NOW + 111) == ([] if leaving else [(key, 0)])


async def test_a_note_that_comes_too_late_does_not_block_who_has_written_since(database: Database) -> None:
    """A 403 counts at the revision that it was met at; the revision after it knows better."""
    key = Key(1, 1)
    for rev, blocked in [(0, False), (1, True)]:
        await outcomes(database, sprint(1, rev), worker="here")
        await database.write(outbox.flush, [Progress(key, Out(1), True)], "here", NOW)
        standing = (await database.read(respondents.load, key)).standing
        assert standing is not None
        assert standing.blocked is not blocked


async def test_an_update_is_set_aside_once(database: Database) -> None:
    """Kept as it came; a second time, or as poison after it was a flood, changes nothing and fails nothing."""
    for _ in range(2):
        await database.write(keep, 1, 10, 1, "flood", "{}", NOW)
    poison = {"bot": 1, "update_id": 10, "user_id": 1, "why": "ValueError", "update": "{}", "at": NOW}
    assert await outcomes(database, sprint(1, 0, 10, poison=poison)) == [Outcome.COMMITTED]
    kept = await database.read(lambda connection: connection.execute(select(set_aside.c.why)).scalars().all())
    assert kept == ["flood"]


async def test_a_group_that_fails_leaves_nothing(database: Database) -> None:
    """`commit_group` alone: an error undoes all of it."""
    with pytest.raises(IntegrityError):
        await database.write(commit_group, [sprint(1, 0, 10), sprint(2, 0, 10)], "w")
    assert await made(database) == []


async def test_a_sprint_that_is_denied_a_place_writes_nothing(database: Database) -> None:
    """Not its row, not its interview, not the places that it could have had; its neighbours are committed."""
    claims = (Claim(Place("tour"), 1), Claim(Place("tour", "slot", "mon"), 9))
    group = [sprint(user, 0, user, claims=claims, opened=opened(user, user)) for user in (1, 2, 3)]
    told = await outcomes(database, *group, sprint(4, 0, 4))
    assert sorted(outcome.value for outcome in told) == ["committed", "committed", "denied", "denied"]
    assert len(await made(database)) == 2
    assert await database.read(quotas.used, 1, ["tour"]) == {Place("tour"): 1, Place("tour", "slot", "mon"): 1}
    assert len(await database.read(lambda connection: connection.execute(select(interviews)).all())) == 1


@pytest.mark.parametrize(("status", "left"), [("complete", 1), ("refused", 0), ("expired", 0), ("cancelled", 0)])
async def test_a_place_is_given_back_unless_the_interview_is_complete(
    database: Database, status: str, left: int
) -> None:
    """By the sprint that ends it; the same sprint may claim it for another interview."""
    claims = (Claim(Place("adder"), 1),)
    await outcomes(database, sprint(1, 0, 1, claims=claims, opened=opened(7, 1) | {"place": True}))
    closing = (Closing(7, status, None),)
    assert await outcomes(database, sprint(1, 1, 2, closings=closing)) == [Outcome.COMMITTED]
    assert await database.read(quotas.used, 1, ["adder"]) == {Place("adder"): left}


async def test_who_starts_over_takes_his_own_place(database: Database) -> None:
    """The one place is given back and taken in one transaction, so that nobody comes between."""
    claims = (Claim(Place("adder"), 1),)
    await outcomes(database, sprint(1, 0, 1, claims=claims, opened=opened(7, 1) | {"place": True}))
    again = sprint(1, 1, 2, claims=claims, opened=opened(8, 1), closings=(Closing(7, "cancelled", None),))
    assert await outcomes(database, again) == [Outcome.COMMITTED]
    assert await database.read(quotas.used, 1, ["adder"]) == {Place("adder"): 1}


async def test_two_hundred_who_ask_for_ten_places_get_ten(database: Database) -> None:
    """Over four workers, with others who write and who give places of another survey back at the same time."""
    others = [Database(database.url) for _ in range(3)]
    for other in others:
        await other.open()
    writers = [Writer(one, f"w{number}") for number, one in enumerate([database, *others])]
    claims = (Claim(Place("tour"), 10),)
    asking = [
        writers[user % 4].commit(
            sprint(user, 0, user, claims=claims)
            if user % 3
            else sprint(user, 0, user, releases=(Place("walk"), Place("tour", "slot", "a")))
        )
        for user in range(300)
    ]
    told = [verdict.outcome for verdict in await asyncio.gather(*asking)]
    assert told.count(Outcome.COMMITTED) == 100 + 10
    assert told.count(Outcome.DENIED) == 190
    assert len(await made(database)) == 110
    assert await database.read(quotas.used, 1, ["tour"]) == {Place("tour"): 10}
    for other in others:
        await other.close()


@pytest.mark.parametrize(
    ("status", "apart", "works_again"),
    [
        ("complete", None, False),
        ("timed_out", None, False),
        ("cancelled", None, True),
        ("parked", None, True),
        ("complete", 99, False),
        ("refused", 99, False),
        ("timed_out", 99, True),
        ("expired", 99, True),
        ("cancelled", 99, True),
    ],
)
async def test_an_invitation_works_again_for_who_may_begin_again(
    database: Database, status: str, apart: int | None, works_again: bool
) -> None:
    """After an interview that does not count, and after one that cannot be gone on with, since it is erased."""
    [payload] = await database.write(invitations.make, "adder", [(b"0123456789abcdef", {})], NOW)
    hash = invitations.hash_in(payload)
    interview = opened(7, 1) | {"invitation": hash}
    told = await outcomes(database, *(sprint(user, 0, user, invitation=hash) for user in (2, 3)))
    assert sorted(outcome.value for outcome in told) == ["committed", "denied"]
    await outcomes(database, sprint(1, 0, 1, opened=interview))
    content = None if status in ("cancelled", "parked") else {"answers": {}}
    await outcomes(database, sprint(1, 1, 10, closings=(Closing(7, status, content, apart),)))
    found = await database.read(invitations.find, payload)
    assert found is not None
    assert found.is_used is not works_again


async def test_old_update_ids_are_forgotten_in_portions(database: Database) -> None:
    """Though more than a portion of younger ones are smaller; those of the last days, and of another bot, stay."""
    ages = {10: 9, 11: 0, 12: 0, 13: 0, 14: 8, 15: 7}
    group = [replace(sprint(user, 0, user), at=NOW - ages[user]) for user in ages]
    others = replace(sprint(9, 0, 16), key=Key(2, 9), at=NOW - 9)
    await outcomes(database, *group, others)
    portions = []
    while old := await database.read(old_update_ids, 1, NOW - 5, 2):
        await database.write(forget_update_ids, 1, old)
        portions.append(old)
    assert portions == [[10, 14], [15]]
    stay = [(10, 1, None), (11, 1, 11), (12, 1, 12), (13, 1, 13), (14, 1, None), (15, 1, None), (9, 1, 16)]
    assert await made(database) == stay
