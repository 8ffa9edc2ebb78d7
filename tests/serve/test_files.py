"""What people send is stored under a name of ours, after the answer and whatever happens in between, or erased."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from surveybot.serve import media_folder
from surveybot.serve.app import running
from surveybot.serve.fetching import MOST_TRIES, Fetching
from surveybot.storage.database import Database, database_url
from surveybot.telegram.client import Client
from tests.serve.stage import Stage, until

PDF = b"%PDF-1.7 canary"
SURVEY = """surveybot: 1
id: papers
title: Papers
language: en
respondents: many
{setting}
steps:
  - ask: paper
    type: file
    text: Send it.
  - ask: right
    type: yes_no
    text: Is it the right one?
    next: {{ no: wrong }}
  - end: Stored.
  - label: wrong
  - end: Erased.
    status: refused
    store: nothing
"""


def papers(sandbox: Sandbox, tmp_path: Path, setting: str = "") -> Stage:
    """A stage with a survey that asks for a file."""
    survey = tmp_path / "papers.yaml"
    survey.write_text(SURVEY.format(setting=setting))
    return Stage(sandbox, f"sqlite+aiosqlite:///{tmp_path}/answers.db", (survey,))


@pytest.fixture
def stage(sandbox: Sandbox, tmp_path: Path) -> Stage:
    """A stage with a survey that asks for a file."""
    return papers(sandbox, tmp_path)


async def sends(person: Person, name: str, answer: str = "") -> None:
    """Sends a file, and says whether it is the right one."""
    await person.send("/start papers")
    await person.wait_for("Send it.")
    await person.send_document(PDF, name)
    await person.wait_for("Is it the right one?")
    if answer:
        await person.send(answer)
        await person.wait_for("Stored." if answer == "yes" else "Erased.")


def stored(stage: Stage) -> list[Path]:
    """What lies in the folder."""
    return sorted(stage.folder.iterdir())


async def has_stored(stage: Stage, number: int) -> None:
    """Returns when so many files are there, and nothing is still to be done."""

    async def claim() -> bool:
        undone = await stage.rows("SELECT 1 FROM files WHERE status IN ('wanted', 'erased')")
        return not undone and len(stored(stage)) == number

    await until(claim)


async def files(stage: Stage) -> list[tuple[Any, ...]]:
    """What is on record of the files, without their names."""
    rows = await stage.rows("SELECT interview IS NOT NULL, file_id, original, size, status, tries, next_at FROM files")
    return [tuple(row) for row in rows]


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now


@asynccontextmanager
async def fetching(stage: Stage, clock: Clock) -> AsyncIterator[Fetching]:
    """What fetches files, moved by hand."""
    client, database = Client(stage.sandbox.base_url, stage.sandbox.token), Database(database_url(stage.url))
    await database.open()
    try:
        yield Fetching(client, database, int(stage.sandbox.token.partition(":")[0]), stage.folder, clock)
    finally:
        await client.close()
        await database.close()


async def left_wanted(stage: Stage) -> None:
    """Somebody has sent a file, and it could not be fetched before the service ended."""
    stage.sandbox.faults.add("getFile", status=500, times=None)
    async with stage.polling():
        await sends(stage.sandbox.person(), "cv.pdf", "yes")
        await stage.settled()
    stage.sandbox.faults.clear()
    assert not stored(stage)


@pytest.mark.parametrize(
    ("name", "written_down", "ending"),
    [
        ("../../x", "../../x", ".bin"),
        ("/etc/passwd", "/etc/passwd", ".bin"),
        ("x.pdf/../../x.sh", "x.pdf/../../x.sh", ".bin"),
        ("..", "..", ".bin"),
        ("CV.PDF", "CV.PDF", ".pdf"),
        ("\u202efdp.exe\x00", "fdp.exe", ".bin"),
        ("a" * 300, "a" * 199 + "…", ".bin"),
    ],
)
async def test_a_file_is_stored_under_a_name_of_ours(
    stage: Stage, tmp_path: Path, name: str, written_down: str, ending: str
) -> None:
    """Whole and private, in a private folder; what it was called is only written down, and leads nowhere (P13)."""
    before = set(tmp_path.parent.rglob("*"))
    async with stage.polling():
        await sends(stage.sandbox.person(), name, "yes")
        await has_stored(stage, 1)
    (path,) = stored(stage)
    assert path.read_bytes() == PDF
    assert [oct(one.stat().st_mode & 0o777) for one in (stage.folder, path)] == ["0o700", "0o600"]
    ((kept,),) = await stage.rows("SELECT name FROM files")
    assert (kept, path.suffix) == (path.name, ending)
    new = {one.name for one in set(tmp_path.parent.rglob("*")) - before}
    assert {one for one in new if not one.startswith(("answers.db", "papers"))} == {"surveybot-media", path.name}
    assert await files(stage) == [(1, "", written_down, len(PDF), "stored", 0, 0.0)]


async def test_a_file_is_fetched_after_a_restart(stage: Stage) -> None:
    """What could not be fetched is not forgotten with the process."""
    await left_wanted(stage)
    async with stage.polling():
        await has_stored(stage, 1)


async def test_a_file_is_tried_again_later_and_later(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """After any failure, and not before its time; the token is in no line of the log (P15)."""
    caplog.set_level(logging.DEBUG)
    await left_wanted(stage)
    ((tries, next_at),) = await stage.rows("SELECT tries, next_at FROM files")
    clock = Clock()
    clock.now = datetime.fromtimestamp(next_at, UTC)
    pauses = []
    weathers: list[dict[str, Any]] = [
        {"status": 502}, {"drop": "before"}, {"method": "download", "status": 404}, {"status": 429, "retry_after": 900},
    ]  # fmt: skip
    async with fetching(stage, clock) as fetch:
        for weather in weathers:
            stage.sandbox.faults.add(**({"method": "getFile"} | weather))
            assert await fetch.turn() == 1
            assert await fetch.turn() == 0
            ((again, next_at),) = await stage.rows("SELECT tries, next_at FROM files")
            tries += 1
            assert again == tries
            pauses.append(next_at - clock.now.timestamp())
            clock.now = datetime.fromtimestamp(next_at, UTC)
        assert await fetch.turn() == 1
    assert pauses[0] < pauses[1] < pauses[2] < pauses[3] == pytest.approx(900)
    assert [path.read_bytes() for path in stored(stage)] == [PDF]
    assert stage.sandbox.token not in caplog.text


async def test_a_file_is_given_up_in_the_end(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """After many tries, over more than a day, with one clear line; nothing more is asked for it."""
    await left_wanted(stage)
    clock, begun = Clock(), datetime.now(UTC)
    stage.sandbox.faults.add("getFile", status=400, description="Bad Request: wrong file_id", times=None)
    async with fetching(stage, clock) as fetch:
        for _ in range(MOST_TRIES):
            clock.now += timedelta(hours=1)
            await fetch.turn()
        assert clock.now - begun > timedelta(days=1)
        calls = len(stage.sandbox.calls)
        clock.now += timedelta(days=1)
        assert await fetch.turn() == 0
        assert len(stage.sandbox.calls) == calls
    assert await files(stage) == [(1, "", "cv.pdf", len(PDF), "lost", MOST_TRIES - 1, 0.0)]
    assert [record.message for record in caplog.records if "given up" in record.message] != []


async def test_what_is_too_big_for_a_bot_is_not_tried_again(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """Telegram says so once and for ever."""
    await left_wanted(stage)
    clock = Clock()
    clock.now += timedelta(hours=1)
    stage.sandbox.faults.add("getFile", status=400, description="Bad Request: file is too big")
    async with fetching(stage, clock) as fetch:
        assert await fetch.turn() == 1
    assert [row[4] for row in await files(stage)] == ["lost"]


async def test_a_folder_that_cannot_be_written_to_loses_nothing(stage: Stage) -> None:
    """The file is fetched again when it can."""
    await left_wanted(stage)
    clock = Clock()
    clock.now += timedelta(hours=1)
    stage.folder.rmdir()
    stage.folder.write_text("no folder")
    async with fetching(stage, clock) as fetch:
        assert await fetch.turn() == 1
        stage.folder.unlink()
        media_folder.make(stage.folder)
        clock.now += timedelta(hours=1)
        assert await fetch.turn() == 1
    assert [path.read_bytes() for path in stored(stage)] == [PDF]


async def test_what_ends_with_nothing_stored_leaves_no_file(stage: Stage) -> None:
    """Neither in the folder nor on record, be it fetched already or not."""
    async with stage.polling():
        person = stage.sandbox.person()
        await sends(person, "cv.pdf")
        await has_stored(stage, 1)
        await person.send("no")
        await has_stored(stage, 0)
        stage.sandbox.faults.add("getFile", status=500, times=None)
        await sends(stage.sandbox.person(), "cv.pdf", "no")
        await has_stored(stage, 0)
    assert await files(stage) == []


async def test_an_anonymous_file_leads_to_nobody(sandbox: Sandbox, tmp_path: Path) -> None:
    """It is kept with the answers, and nothing on record says whose it is or when it came (P16)."""
    stage = papers(sandbox, tmp_path, "anonymous: yes")
    async with stage.polling():
        await sends(stage.sandbox.person(), "cv.pdf", "yes")
        await has_stored(stage, 1)
    assert await files(stage) == [(0, "", "cv.pdf", len(PDF), "stored", 0, 0.0)]
    ((content,),) = await stage.rows("SELECT content FROM anonymous_responses")
    assert stored(stage)[0].name in content


async def test_an_answer_that_is_not_taken_is_not_fetched(stage: Stage) -> None:
    """A photo where nothing was asked for, and a file that is refused, are left where they are."""
    async with stage.polling():
        person = stage.sandbox.person()
        await person.send_photo()
        await person.send("/start papers")
        await person.wait_for("Send it.")
        await person.send_voice(2)
        await person.wait_for("Please send a file.\n\nSend it.")
        await stage.settled()
    assert await files(stage) == []
    assert not [call for call in stage.sandbox.calls if call.method == "getFile"]


async def test_the_rest_of_an_album_begins_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    """When the first of it was the last answer of a survey, the others are no wish for the menu."""
    survey = tmp_path / "photo.yaml"
    survey.write_text(
        "surveybot: 1\nid: papers\ntitle: Papers\nrespondents: many\n"
        "steps:\n  - ask: me\n    type: photo\n    text: Send it.\n  - end: Stored.\n"
    )
    stage = Stage(sandbox, f"sqlite+aiosqlite:///{tmp_path}/answers.db", (survey,))
    async with running(stage.options(), stage.published()):
        pass  # the tables are there
    async with stage.polling():
        person = stage.sandbox.person()
        await person.send("/start papers")
        await person.wait_for("Send it.")
        await person.send_album({}, {}, {})
        await person.wait_for("Stored.")
        await stage.settled()
    assert stage.heard(person)[-1] == "< Stored."
