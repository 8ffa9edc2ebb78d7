"""Erased is erased (P17): after /forget nothing holds what somebody has answered, and nothing brings it back."""

from pathlib import Path

import pytest

from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from surveybot.serve.app import running
from surveybot.serve.inviting import invite
from surveybot.storage.database import open_existing
from tests.serve.stage import Stage, until
from tests.serve.test_anonymity import says, scrubbed, without_traces
from tests.serve.test_stale import all_is_sent, take
from tests.storage.postgres import PostgreSQL

CANARY, PDF = "канарейка", b"%PDF-1.7 canary"
SURVEY = """surveybot: 1
id: trip
title: Trip
language: en
respondents: once
invite: tokens
limit: 1
expire: 7d
steps:
  - ask: why
    type: text
    text: Why?
  - ask: slot
    type: choice
    text: When?
    choices:
      - early: At nine
        limit: 1
      - late: At ten
  - ask: pass
    type: file
    text: Your pass?
  - ask: more
    type: text
    text: What else?
  - end: Noted.
"""


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    """A survey in which everything is scarce."""
    path = tmp_path / "trip.yaml"
    path.write_text(SURVEY)
    return path


async def answers(person: Person, link: str, words: str) -> None:
    """Begins by an invitation, and answers all but the last question."""
    await person.send(f"/start {link}")
    await person.wait_for("Why?")
    await person.send(words)
    await person.wait_for("When?")
    await person.tap("At nine")
    await person.wait_for("Your pass?")
    await person.send_document(PDF, f"{words}.pdf")
    await person.wait_for("What else?")


async def forgets(stage: Stage, person: Person, *, is_complete: bool) -> str:
    """Takes the only places that there are, perhaps to the end, and has it erased; returns what the link carries."""
    async with open_existing(stage.url) as database:
        [link] = await invite(database, "trip")
    await answers(person, link, CANARY)
    if is_complete:
        await person.send(CANARY)
        await person.wait_for("Noted.")
    await until(lambda: stage.rows("SELECT 1 FROM files WHERE status = 'stored'"))
    await person.send("/forget")
    await person.wait_for("This cannot be undone")
    await person.tap("Erase everything")
    await person.wait_for("Erased with all your answers: Trip.")
    await without_traces(stage)

    async def claim() -> bool:
        return not await stage.rows("SELECT 1 FROM files") and not list(stage.folder.iterdir())

    await until(claim)
    return link


@pytest.mark.parametrize("is_complete", [False, True], ids=["in mid-survey", "afterwards"])
async def test_nothing_is_left(is_complete: bool, sandbox: Sandbox, sqlite: str, trip: Path, tmp_path: Path) -> None:
    """Not a byte of the answers while the bot serves on, nor the file; place and invitation are somebody else's."""
    stage = Stage(sandbox, sqlite, (trip,))
    heir = sandbox.person(language_code="en")
    async with stage.polling(live=0):
        link = await forgets(stage, sandbox.person(language_code="en"), is_complete=is_complete)
        await scrubbed(tmp_path, CANARY, 0)
        assert {row.used for row in await stage.rows("SELECT used FROM quotas")} == {0}
        await answers(heir, link, "Rest")
        await heir.send("Nothing")
        await heir.wait_for("Noted.")
    assert [row.user_id for row in await stage.rows("SELECT user_id FROM responses")] == [heir.user_id]


async def test_nothing_is_left_on_postgresql(
    sandbox: Sandbox, postgres: PostgreSQL, trip: Path, tmp_path: Path
) -> None:
    """Row by row the same."""
    stage = Stage(sandbox, postgres.new_database(), (trip,), media=tmp_path / "media")
    async with stage.polling():
        await forgets(stage, sandbox.person(language_code="en"), is_complete=True)


async def test_who_updates_a_response_gives_its_places_back_once(sandbox: Sandbox, sqlite: str, trip: Path) -> None:
    """Somebody else has the other place, and keeps it."""
    sparse = SURVEY.replace("once", "update").replace("invite: tokens\n", "").replace("limit: 1\n", "limit: 2\n")
    trip.write_text(sparse.replace("  - end:", "  - review: Right?\n  - end:"))
    stage = Stage(sandbox, sqlite, (trip,))
    people = [sandbox.person(language_code="en") for _ in range(2)]
    async with stage.polling():
        for person in people:
            await answers(person, "trip", CANARY)
            await says(person, "Nothing", "/ok")
            await person.wait_for("Noted.")
        await says(people[0], "/start trip")
        await people[0].wait_for("Right?")
        await says(people[0], "/forget", "Erase everything")
        await people[0].wait_for("Erased with all your answers")
        await stage.settled()
    rows = await stage.rows("SELECT code, used FROM quotas ORDER BY code")
    assert [tuple(row) for row in rows] == [("", 1), ("early", 1)]
    assert len(await stage.rows("SELECT 1 FROM responses")) == 1


async def test_an_old_update_does_not_bring_it_back(stage: Stage) -> None:
    """Neither one that comes again nor one that comes too late, also at a worker that knows nothing of the erasure."""
    person = stage.sandbox.person(language_code="ru")
    await person.send("/help")  # without it the bot may not write
    async with (
        running(stage.options("a"), stage.published()) as (away, _),
        running(stage.options("b"), stage.published()) as (other, _),
    ):
        for number, words in enumerate(["/start adder", "20"], 1):
            await take(away, person, number, text=words)
        for number, words in enumerate(["/forget", "Стереть всё"], 4):
            await take(other, person, number, text=words)
        await take(away, person, 2, text="20")
        await take(away, person, 3, text="30")
        await all_is_sent(stage)
    assert await stage.rows("SELECT 1 FROM interviews") == []
    assert await stage.rows("SELECT 1 FROM sprints WHERE entries IS NOT NULL OR interview IS NOT NULL") == []
    assert "Будет 50" not in str(stage.heard(person))
    assert stage.heard(person)[-1].startswith("< Какой опрос Вы хотите пройти?")
