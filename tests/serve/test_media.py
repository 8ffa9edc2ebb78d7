"""Files beside a survey are sent with its messages: uploaded once, edited as captions, and kept with the edition."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from surveybot.sandbox.calls import Call
from surveybot.sandbox.parameters import Upload
from surveybot.sandbox.person import Person
from surveybot.sandbox.pictures import blank_picture
from tests.serve.stage import Stage

SURVEY = """surveybot: 1
id: house
title: House
language: en
respondents: many
steps:
  - say: This is the house.
    media: house.png
  - ask: room
    type: choice
    text: Which room?
    media: plans/plan.pdf
    choices:
      - north: The northern one
      - south: The southern one
  - ask: day
    type: date
    default: 2026-09-30
    media: hello.ogg
    text: {long}
  - end: Bye.
"""
LONG = "Which day? " + "x" * 1100


@pytest.fixture
def house(stage: Stage, tmp_path: Path) -> Stage:
    """A stage with a survey that has a picture, a document and a voice message."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "house.yaml").write_text(SURVEY.format(long=LONG))
    (tmp_path / "house.png").write_bytes(blank_picture(40, 30))
    (tmp_path / "plans" / "plan.pdf").write_bytes(b"%PDF-1.7 old")
    (tmp_path / "hello.ogg").write_bytes(b"OggS")
    return replace(stage, surveys=(tmp_path / "house.yaml",))


def files(stage: Stage, person: Person) -> list[Any]:
    """What the bot has sent to somebody: the content where it was uploaded, else the id by which it was sent."""
    found = []
    for call in _calls(stage, person):
        for field in ("photo", "document", "voice"):
            sent = call.params.get(field)
            if sent is not None:
                found.append(sent.content if isinstance(sent, Upload) else str(sent)[:4])
    return found


def _calls(stage: Stage, person: Person) -> list[Call]:
    return [call for call in stage.sandbox.calls if call.ok and str(call.params.get("chat_id")) == str(person.user_id)]


def methods(stage: Stage, person: Person) -> list[str]:
    """What the bot has called in somebody's chat, in order."""
    return [call.method for call in _calls(stage, person)]


async def begins(stage: Stage) -> Person:
    """Somebody who stands before the first question."""
    person = stage.sandbox.person(language_code="en")
    await person.send("/start house")
    await person.wait_for(lambda seen: ["The northern one"] in seen.labels)
    return person


async def test_a_file_is_uploaded_once(house: Stage) -> None:
    """It comes with its text as the caption, or before a text that is too long; all others get it by its id."""
    async with house.polling():
        first, second = await begins(house), await begins(house)
        for person in (first, second):
            await person.send("north")
            await person.wait_for(lambda seen: any("September 2026" in row for row in seen.labels))
        await house.settled()
    sent = ["sendPhoto", "sendDocument", "editMessageCaption", "sendVoice", "sendMessage"]
    assert methods(house, first) == methods(house, second) == sent
    assert files(house, first) == [blank_picture(40, 30), b"%PDF-1.7 old", b"OggS"]
    assert files(house, second) == ["AgAC", "BQAC", "AwAC"]


async def test_a_prompt_is_edited_as_what_it_is(house: Stage) -> None:
    """As a caption where it is one; as text after a refusal, and where the text was too long for a caption."""
    async with house.polling():
        person = await begins(house)
        await person.send("the western one")
        await person.wait_for(lambda seen: "not on the list" in seen.text)
        await person.tap("The southern one")
        await person.wait_for(lambda seen: any("September 2026" in row for row in seen.labels))
        await person.tap("▶")
        await person.wait_for(lambda seen: any("October 2026" in row for row in seen.labels))
        await person.send("2026-10-01")
        await person.wait_for("Bye.")
        await house.settled()
    went = methods(house, person)
    said = ["sendPhoto", "sendDocument", "sendMessage", "sendVoice", "sendMessage", "sendMessage"]  # one is a refusal
    assert [method for method in went if method != "editMessageText"] == said
    assert went.count("editMessageText") == 3  # two answers, and the page of October
    settled = [seen.text for seen in person.messages if "✓" in seen.text]
    assert [text.splitlines()[-1] for text in settled] == ["✓ The southern one", "✓ October 1, 2026"]


async def test_an_interview_gets_the_file_that_it_began_with(house: Stage, tmp_path: Path) -> None:
    """The survey and the file have changed: it is another edition, and the old one still has the old file."""
    early = house.sandbox.person(language_code="en")
    async with house.polling():
        await early.send("/start house")
        await early.wait_for(lambda seen: ["The northern one"] in seen.labels)
        await house.settled()
    (tmp_path / "plans" / "plan.pdf").write_bytes(b"%PDF-1.7 new")
    changed = SURVEY.format(long=LONG).replace("steps:\n", "steps:\n  - label: beginning\n", 1)
    (tmp_path / "house.yaml").write_text(changed)
    async with house.polling():
        await early.send("/language")  # there is only one: but the next prompt is the question again
        await early.send("north")
        await early.send("/back")
        await early.wait_for(lambda seen: ["↩ The northern one"] in seen.labels)
        late = await begins(house)
        await house.settled()
    assert files(house, early)[-1] == b"%PDF-1.7 old"
    assert files(house, late)[-1] == b"%PDF-1.7 new"
    assert len(await house.rows("SELECT 1 FROM editions")) == 2
    assert len(await house.rows("SELECT 1 FROM media")) == 4


async def test_an_id_that_telegram_has_forgotten_is_no_loss(house: Stage) -> None:
    """The file is uploaded again."""
    async with house.polling():
        await begins(house)
        house.sandbox.faults.add("sendPhoto", status=400, description="Bad Request: wrong file identifier specified")
        second = await begins(house)
        await house.settled()
    assert files(house, second) == [blank_picture(40, 30), "BQAC"]


async def test_a_file_waits_for_better_weather(house: Stage) -> None:
    """An upload that broke off is made again, and the text comes with it."""
    house.sandbox.faults.add("sendPhoto", drop="before")
    house.sandbox.faults.add("sendPhoto", status=429, retry_after=0)
    async with house.polling():
        person = await begins(house)
        await house.settled()
    assert methods(house, person) == ["sendPhoto", "sendDocument"]
