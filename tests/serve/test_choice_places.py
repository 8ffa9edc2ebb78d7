"""Places of choices: ten for two hundred people at once are ten, and what is given back can be taken again."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from surveybot.sandbox.server import Sandbox
from surveybot.serve.app import running
from tests.serve.stage import Stage
from tests.serve.test_stale import all_is_sent, take
from tests.storage.postgres import PostgreSQL

SURVEY = """surveybot: 1
id: visit
title: Visit
language: en
respondents: many
steps:
  - ask: slot
    type: choice
    text: When?
    choices:
      - early: At nine
        limit: {limit}
      - late: At ten
  - review: All right?
  - end: Thanks.
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def stage(request: pytest.FixtureRequest, sandbox: Sandbox, tmp_path: Path) -> Stage:
    """A stage on each kind of database, with ten places at nine."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite")
    else:
        server: PostgreSQL = request.getfixturevalue("postgres")
        url = server.new_database()
    return Stage(sandbox, url, (survey(tmp_path, 10),))


def survey(folder: Path, limit: int) -> Path:
    """The survey with so many places at nine."""
    path = folder / f"visit_{limit}.yaml"
    path.write_text(SURVEY.format(limit=limit))
    return path


async def used(stage: Stage) -> list[tuple[str, int]]:
    """How many places of each choice are taken."""
    return [tuple(row) for row in await stage.rows("SELECT code, used FROM quotas WHERE question = 'slot'")]


async def test_two_hundred_want_ten_places(stage: Stage) -> None:
    """Ten have an answer on record, and a hundred and ninety are told that there are no places left."""
    people = [stage.sandbox.person(language_code="en") for _ in range(200)]
    await asyncio.gather(*(person.send("/help") for person in people))
    async with (
        running(stage.options("a"), stage.published()) as (one, _),
        running(stage.options("b"), stage.published()) as (other, _),
    ):
        for turn, words in enumerate(["/start visit", "early"]):
            takes = [
                take((one, other)[at % 2], person, turn * 200 + at + 1, text=words) for at, person in enumerate(people)
            ]
            await asyncio.gather(*takes)
        await all_is_sent(stage)
    heard = [line for person in people for line in stage.heard(person)]
    assert sum("All right?" in line for line in heard) == 10
    assert sum("has no places left" in line for line in heard) == 190
    assert await used(stage) == [("early", 10)]


async def test_a_place_is_given_back_and_taken_again(stage: Stage, tmp_path: Path) -> None:
    """By a change in the review, by /cancel and by starting over; not by an interview that is complete."""
    stage = replace(stage, surveys=(survey(tmp_path, 1),))
    first, second = stage.sandbox.person(language_code="en"), stage.sandbox.person(language_code="en")
    async with stage.polling():
        for person in (first, second):
            await person.send("/start visit")
            await person.wait_for("When?")
        await first.send("early")
        await first.wait_for(lambda seen: seen.text.startswith("All right?"))
        await second.send("early")
        await second.wait_for(lambda seen: "has no places left" in seen.text)
        for words in ("1", "late", "/ok"):
            await first.send(words)
        await first.wait_for("Thanks.")
        await stage.settled()
        assert await used(stage) == [("early", 0)]
        await second.send("early")
        await second.wait_for(lambda seen: seen.text.startswith("All right?"))
        await stage.settled()
        assert await used(stage) == [("early", 1)]
        await second.send("/cancel")
        await stage.settled()
        assert await used(stage) == [("early", 0)]
        for words in ("/start visit", "early", "/ok"):
            await second.send(words)
        await second.wait_for("Thanks.")
        await stage.settled()
    assert await used(stage) == [("early", 1)]
