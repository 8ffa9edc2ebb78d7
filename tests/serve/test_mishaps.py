"""What should not happen: records that do not fit, a locked database; one interview suffers, the others go on."""

import asyncio
import logging
import sqlite3
from pathlib import Path

import orjson
import pytest

from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from surveybot.telegram.decode import decode
from tests.serve.stage import SETTINGS, Stage

CANARY = "канарейка"


def spoil(stage: Stage, statement: str) -> None:
    """Changes an SQLite database behind the service's back."""
    with sqlite3.connect(stage.url.partition("///")[2]) as database:
        database.execute(statement)
    database.close()


async def answered(person: Person, *replies: str) -> None:
    """Sends each reply and waits for something to come of it."""
    for words in replies:
        await person.send(words)
        await person.wait_for(lambda seen: True)


async def test_an_interview_whose_record_does_not_fit_is_parked_and_another_one_begins(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """A bookmark that the record does not lead to: told, logged with the interview, its answers untouched."""
    person = stage.sandbox.person(language_code="ru")
    async with stage.polling(live=0):
        await answered(person, "/start adder", "2")
        await stage.settled()
        before = await stage.rows("SELECT entries FROM sprints WHERE entries IS NOT NULL")
        spoil(stage, """UPDATE sprints SET draft = '{"marks":[],"bookmark":["more","0"]}' WHERE rev = 2""")
        await person.send("3")
        await person.wait_for("опрос сейчас не может продолжиться")
        assert await stage.rows("SELECT entries FROM sprints WHERE entries IS NOT NULL") == before
        assert [row.status for row in await stage.rows("SELECT status FROM interviews")] == ["parked"]
        await answered(person, "/start adder", "40")
        await person.send("2")
        await person.wait_for("Будет 42")
    assert "is parked: the interview stood at more" in caplog.text


async def test_an_interview_that_waits_behind_another_one_is_parked_alike(stage: Stage) -> None:
    """It is found out when the person wants to continue it, while no interview is the current one."""
    person = stage.sandbox.person(language_code="ru")
    async with stage.polling(live=0):
        await answered(person, "/start adder", "2", "/start quick")
        await person.wait_for("Вы молчите.")
        await stage.settled()
        spoil(stage, """UPDATE sprints SET draft = '{"marks":[],"bookmark":["more","0"]}' WHERE rev = 2""")
        await answered(person, "/start adder")
        await person.send("1")
        await person.wait_for("опрос сейчас не может продолжиться")
        await stage.settled()
    rows = await stage.rows("SELECT survey, status FROM interviews ORDER BY survey")
    assert [tuple(row) for row in rows] == [("adder", "parked"), ("quick", "timed_out")]


async def test_an_interview_that_expires_is_parked_alone_if_its_record_does_not_fit(
    sandbox: Sandbox, sqlite: str
) -> None:
    """It waits behind another one and is parked; the other one goes on as if nothing had been."""
    stage = Stage(sandbox, sqlite, SETTINGS)
    person = sandbox.person(language_code="en")
    async with stage.polling(live=0):
        await answered(person, "/start brief", "yes", "/start plain")
        await person.wait_for("Tea?")
        await stage.settled()
        spoil(stage, """UPDATE sprints SET draft = '{"marks":[],"bookmark":["mood","0"]}' WHERE rev = 2""")
        await person.wait_for("the survey cannot go on")
        await person.send("green")
        await person.wait_for("Enjoy.")
    rows = await stage.rows("SELECT survey, status FROM interviews ORDER BY survey")
    assert [tuple(row) for row in rows] == [("brief", "parked"), ("plain", "complete")]


async def test_an_update_that_nobody_can_handle_is_set_aside_after_three_tries(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """The person hears an apology, the update is kept as it came, and the answers are in no log."""
    person, other = (stage.sandbox.person(language_code="ru") for _ in range(2))
    async with stage.polling(live=0):
        await answered(person, "/start adder", "2")
        await stage.settled()
        spoil(stage, f"""UPDATE sprints SET entries = '[{{"key":"first","kind":"{CANARY}"}}]' WHERE rev = 2""")
        await person.send("3")
        await person.wait_for("у нас произошёл сбой")
        await answered(other, "/start adder", "2")
    kept = await stage.rows('SELECT user_id, why, "update" FROM set_aside')
    assert [(row.user_id, row.why) for row in kept] == [(person.user_id, "ValueError")]
    assert orjson.loads(kept[0].update)["message"]["text"] == "3"
    assert "try 3 of 3" in caplog.text
    assert CANARY not in caplog.text


async def test_an_update_of_somebody_whose_record_cannot_be_read_is_kept(stage: Stage) -> None:
    """Where not even the apology can be written beside the record, the update is on record all the same."""
    person = stage.sandbox.person(language_code="ru")
    async with stage.polling(live=0):
        await answered(person, "/start adder", "2")
        await stage.settled()
        spoil(stage, f"UPDATE sprints SET draft = '{{{CANARY}' WHERE rev = 2")
        await person.send("3")
        await person.wait_for("у нас произошёл сбой")
    kept = await stage.rows('SELECT why, "update" FROM set_aside')
    assert [row.why for row in kept] == ["JSONDecodeError"]
    assert orjson.loads(kept[0].update)["message"]["text"] == "3"


async def test_nothing_is_acknowledged_while_the_database_is_locked(stage: Stage) -> None:
    """An update is held as long as somebody else holds the database, then it is committed and answered."""
    person = stage.sandbox.person(language_code="ru")
    async with stage.workers(1) as [service]:
        await answered(person, "/start adder")
        await stage.settled()
        await person.block()  # makes an update that we can take by hand
        await person.unblock()
        await stage.settled()
        locked = sqlite3.connect(stage.url.partition("///")[2], isolation_level=None)
        locked.execute("BEGIN IMMEDIATE")
        raw = {
            "update_id": 7,
            "message": {
                "message_id": 7,
                "date": 7,
                "chat": {"id": person.user_id, "type": "private"},
                "from": {"id": person.user_id, "is_bot": False, "first_name": "Anna"},
                "text": "2",
            },
        }
        taking = asyncio.ensure_future(service.take(decode(orjson.dumps(raw))))
        await asyncio.wait([taking], timeout=0.5)
        assert not taking.done()
        locked.execute("ROLLBACK")
        locked.close()
        await taking
        assert await stage.rows("SELECT 1 FROM sprints WHERE update_id = 7")
        await person.wait_for("Введите второе число")


async def test_neither_token_nor_answers_are_logged(
    stage: Stage, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """At DEBUG, in good and in bad weather, with a restart, redeliveries and failures on the way."""
    caplog.set_level(logging.DEBUG)
    person = stage.sandbox.person(language_code="en")
    stage.sandbox.faults.add("sendMessage", drop="before")
    stage.sandbox.faults.add("sendMessage", status=400, description="Bad Request: no")
    async with stage.polling():
        await person.send("/start office")
        await stage.settled()
        await person.send("Something else")
        await stage.settled()
    async with stage.workers(2, live=0, redeliver=True):
        for words in (CANARY, CANARY, "5", "5"):
            await person.send(words)
        await stage.settled()
    assert CANARY in str(await stage.rows("SELECT content FROM responses"))
    written = caplog.text + "".join(capfd.readouterr())
    assert CANARY not in written
    assert CANARY.encode("unicode_escape").decode() not in written
    assert stage.sandbox.token not in written
    assert stage.sandbox.token.partition(":")[2] not in written


async def test_the_database_file_and_what_lies_beside_it_are_private(stage: Stage, tmp_path: Path) -> None:
    """Nobody but the owner may read what is answered."""
    person = stage.sandbox.person()
    async with stage.polling():
        await answered(person, "/start adder")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    private = dict.fromkeys(["answers.db", "answers.db-wal", "answers.db-shm"], 0o600)
    assert modes == private | {"surveybot-media": 0o700}
