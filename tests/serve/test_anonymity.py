"""Anonymous is anonymous (P16): when an interview has ended, nothing in the database or beside it says who it was."""

import asyncio
import logging
import re
from pathlib import Path

import pytest

from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from surveybot.serve.app import running
from tests.serve.stage import SETTINGS, Stage, until
from tests.serve.test_mishaps import spoil
from tests.storage.postgres import PostgreSQL

CANARY, SECOND = "Хорошо, канарейка", "canary-2"
TRACES = {
    "interviews": "SELECT * FROM interviews",
    "set aside": "SELECT * FROM set_aside",
    "sprints": "SELECT * FROM sprints WHERE interview IS NOT NULL OR entries IS NOT NULL OR draft IS NOT NULL",
    "messages": "SELECT * FROM sprints WHERE messages IS NOT NULL",
    "respondents": "SELECT * FROM respondents WHERE current > 0 OR pending != '' OR prompt_ref NOT LIKE 'r.%'",
    "named responses": "SELECT * FROM responses",
}


async def traces(stage: Stage) -> list[str]:
    """Where something is left that names an interview or holds what was said in it."""
    return [name for name, query in TRACES.items() if await stage.rows(query)]


async def without_traces(stage: Stage) -> None:
    """Returns when messages are out and forgotten; TimeoutError names what is left."""
    await stage.settled()

    async def claim() -> bool:
        return not await traces(stage)

    try:
        await until(claim)
    except TimeoutError:
        raise AssertionError(await traces(stage)) from None


def copies(folder: Path, words: str) -> int:
    """How often something stands in the database's files, whatever table or log it is in."""
    return sum(path.read_bytes().count(words.encode()) for path in folder.iterdir() if "answers.db" in path.name)


async def scrubbed(folder: Path, words: str, number: int) -> None:
    """Returns when words stand so often in the files."""

    async def claim() -> bool:
        return copies(folder, words) == number

    try:
        await until(claim)
    except TimeoutError:
        raise AssertionError(copies(folder, words)) from None


async def says(person: Person, *words: str) -> None:
    """Says one thing after the other, each when the bot has reacted to the one before."""
    for one in words:
        await person.send(one)
        await person.wait_for(lambda seen: True)


@pytest.fixture
def mood(sandbox: Sandbox, sqlite: str) -> Stage:
    """A stage on SQLite with an anonymous survey on it."""
    return Stage(sandbox, sqlite, SETTINGS)


async def test_an_answer_is_in_one_place_and_nobody_stands_beside_it(
    mood: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """One copy in all files while the bot serves on, in a row with nothing but survey, edition, language and status."""
    caplog.set_level(logging.DEBUG)
    person = mood.sandbox.person(language_code="en")
    async with mood.polling():
        await says(person, "/start mood", SECOND, "/back", CANARY, "/help")
        await person.tap("Yes")
        await person.wait_for("Noted.")
        await without_traces(mood)
        await scrubbed(tmp_path, CANARY, 1)
        assert copies(tmp_path, SECOND) == 0
        [row] = await mood.rows("SELECT * FROM anonymous_responses")
    assert set(row._mapping) == {"id", "survey", "edition", "language", "status", "content"}
    assert not re.search(rf"\b{person.user_id}\b", str(row))  # a random number may begin with it
    assert copies(tmp_path, CANARY) == 1
    assert copies(tmp_path, "Anna") == 0
    assert CANARY not in caplog.text


@pytest.mark.parametrize(
    ("survey", "way", "left"),
    [
        ("mood", "/cancel", 0),
        ("mood", "silence", 1),
        ("mood", "no", 0),
        ("consent", "no", 0),
        ("consent", "yes", 1),
    ],
)
async def test_however_it_ends(mood: Stage, tmp_path: Path, survey: str, way: str, left: int) -> None:
    """Cancelled, fallen silent or not to be stored: nothing names the person, and the answer is kept once or not."""
    person = mood.sandbox.person(language_code="en")
    async with mood.polling():
        await says(person, f"/start {survey}", CANARY)
        if way != "silence":
            await says(person, way)
        await person.wait_for({"/cancel": "cancelled", "silence": "Another", "no": "Forgotten", "yes": "Kept"}[way])
        if (survey, way) == ("consent", "yes"):
            await mood.settled()
            assert await traces(mood) == ["interviews", "sprints", "messages", "respondents", "named responses"]
            return
        await without_traces(mood)
        await scrubbed(tmp_path, CANARY, left)


async def test_no_order_can_be_read_from_the_table(mood: Stage) -> None:
    """It has no row numbers, and its keys are in no order of time."""
    people = [mood.sandbox.person(language_code="en") for _ in range(12)]
    async with mood.polling():
        for number, person in enumerate(people):
            await says(person, "/start mood", f"Week {number}", "yes")
            await person.wait_for("Noted.")
        await without_traces(mood)
        weeks = [row.content for row in await mood.rows("SELECT content FROM anonymous_responses ORDER BY id")]
    assert len(weeks) == 12
    assert weeks != sorted(weeks, key=lambda content: int(content.split("Week ")[1].split('"')[0]))
    for table in ("anonymous_responses", "participations", "invitations"):
        with pytest.raises(Exception, match="no such column"):
            await mood.rows(f"SELECT rowid FROM {table}")


async def test_what_a_worker_that_is_gone_has_not_forgotten_the_next_one_does(mood: Stage, tmp_path: Path) -> None:
    """It was sent, and the note of it was lost, or its erasure; a start later it is gone."""
    person = mood.sandbox.person(language_code="en")
    async with mood.polling():
        await says(person, "/start mood", CANARY, "yes")
        await person.wait_for("Noted.")
        await without_traces(mood)
    spoil(mood, f"UPDATE sprints SET messages = '[]{CANARY}'")
    spoil(mood, "UPDATE respondents SET prompt_ref = '7f.1', prompt_message = 5")
    async with mood.polling(worker="another"):
        await without_traces(mood)
        await scrubbed(tmp_path, CANARY, 1)


async def test_messages_that_are_not_out_are_kept_until_they_are(mood: Stage) -> None:
    """Telegram is out of reach when the interview ends: its last words come later, and are forgotten then."""
    person = mood.sandbox.person(language_code="en")
    async with mood.polling():
        await says(person, "/start mood", CANARY)
        await mood.settled()
        mood.sandbox.faults.add("sendMessage", status=500, times=None)
        mood.sandbox.faults.add("editMessageText", status=500, times=None)
        await person.send("yes")
        await until(lambda: mood.rows("SELECT 1 FROM anonymous_responses"))
        assert await traces(mood) == ["messages", "respondents"]
        mood.sandbox.faults.clear()
        await person.wait_for("Noted.")
        await without_traces(mood)


async def test_an_update_that_was_set_aside_goes_with_the_interview(mood: Stage) -> None:
    """An answer may be in it."""
    person = mood.sandbox.person(language_code="en")
    async with mood.polling(live=0):
        await says(person, "/start mood", SECOND)
        await mood.settled()
        [row] = await mood.rows("SELECT entries FROM sprints WHERE entries IS NOT NULL")
        spoil(mood, """UPDATE sprints SET entries = '[{"key":"week","kind":"x"}]' WHERE entries IS NOT NULL""")
        await person.send(CANARY)
        await person.wait_for("something went wrong")
        assert await mood.rows("SELECT 1 FROM set_aside")
        spoil(mood, f"UPDATE sprints SET entries = '{row.entries}' WHERE entries IS NOT NULL")
        await says(person, "yes")
        await person.wait_for("Noted.")
        await without_traces(mood)


async def test_on_postgresql_too(sandbox: Sandbox, postgres: PostgreSQL) -> None:
    """Row by row the same; two workers finish twenty interviews side by side, and each person is known to be done."""
    stage = Stage(sandbox, postgres.new_database(), SETTINGS)
    people = [sandbox.person(language_code="en") for _ in range(20)]
    async with stage.workers(2):
        await asyncio.gather(*(says(person, "/start mood", CANARY, "yes") for person in people))
        for person in people:
            await person.wait_for("Noted.")
        await without_traces(stage)
        assert len(await stage.rows("SELECT 1 FROM anonymous_responses")) == 20
        assert len(await stage.rows("SELECT 1 FROM participations")) == 20
    async with running(stage.options("c"), stage.published()):
        pass
    async with stage.polling():
        await says(people[0], "/start mood")
        await people[0].wait_for("already taken part")
