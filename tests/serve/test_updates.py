"""Responses that are updated: one of each person, in today's edition, and nothing of it where nothing shall be kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from tests.serve.stage import Stage
from tests.storage.postgres import PostgreSQL

SURVEY = """surveybot: 1
id: plan
title: Plan
language: en
respondents: update
steps:
  - ask: may
    type: yes_no
    text: May we ask?
    next: {{ no: nothing }}
{more}  - ask: city
    type: text
    text: Which city?
  - review: Is all right?
  - end: Thanks.
  - label: nothing
  - end: Good-bye.
    status: refused
    store: nothing
"""
MORE = "  - ask: year\n    type: integer\n    text: Which year?\n"
LEFT = "SELECT 1 FROM sprints WHERE interview IS NOT NULL OR entries IS NOT NULL"


@pytest.fixture(params=["sqlite", "postgresql"])
def stage(request: pytest.FixtureRequest, sandbox: Sandbox, tmp_path: Path) -> Stage:
    """A stage on each kind of database."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite")
    else:
        server: PostgreSQL = request.getfixturevalue("postgres")
        url = server.new_database()
    return Stage(sandbox, url, (survey(tmp_path, ""),))


def survey(folder: Path, more: str) -> Path:
    """The survey with further steps."""
    path = folder / "plan.yaml"
    path.write_text(SURVEY.format(more=more))
    return path


async def says(person: Person, *words: str) -> None:
    """Says one thing after another; each is answered by words that begin as the next one of the pair."""
    for one, answer in zip(words[::2], words[1::2], strict=True):
        await person.send(one)
        await person.wait_for(lambda seen, answer=answer: seen.text.startswith(answer))


async def test_a_response_of_an_older_edition_is_updated_in_todays(stage: Stage, tmp_path: Path) -> None:
    """A question that is new is asked before the review; there is one response, of the new edition."""
    person = stage.sandbox.person(language_code="en")
    async with stage.polling():
        await says(person, "/start plan", "May", "yes", "Which city?", "Riga", "Is all right?", "/ok", "Thanks.")
        await stage.settled()
    stage = replace(stage, surveys=(survey(tmp_path, MORE),))
    async with stage.polling():
        await says(person, "/start", "Which year?")
        before = await stage.rows("SELECT edition, content FROM responses")
        assert [row.content for row in before] == ['{"answers":{"may":true,"city":"Riga"},"computed":{},"missing":{}}']
        await says(person, "2027", "Is all right?", "/ok", "Thanks.")
        await stage.settled()
    after = await stage.rows("SELECT edition, content FROM responses")
    assert [row.content for row in after] == [
        '{"answers":{"may":true,"year":2027,"city":"Riga"},"computed":{},"missing":{}}'
    ]
    assert after[0].edition != before[0].edition
    statuses = await stage.rows("SELECT status FROM interviews ORDER BY started_at")
    assert [row.status for row in statuses] == ["replaced", "complete"]


async def test_who_takes_back_that_anything_is_kept_leaves_nothing(stage: Stage) -> None:
    """An update that ends with `store: nothing` erases the response and both interviews; then all begins anew."""
    person = stage.sandbox.person(language_code="en")
    async with stage.polling():
        await says(person, "/start plan", "May", "yes", "Which city?", "Riga", "Is all right?", "/ok", "Thanks.")
        await says(person, "/start plan", "Is all right?", "1", "May we ask?", "no", "Good-bye.")
        await stage.settled()
        for left in ("SELECT 1 FROM responses", "SELECT 1 FROM interviews", LEFT):
            assert await stage.rows(left) == []
        assert len(await stage.rows("SELECT 1 FROM anonymous_responses WHERE status = 'refused'")) == 1
        await says(person, "/start plan", "May we ask?")
