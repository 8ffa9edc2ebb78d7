"""An interview that is moved to a changed survey: it stands where its answers lead, and nothing is said twice."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from surveybot.dialog.interview import Header
from surveybot.editions.moving import move
from surveybot.trial.rehearsal import Rehearsal, noon
from tests.editions.moving import MovingConversation, changed
from tests.transcripts.conversation import program_of

HERE = Path(__file__).parent


def moves() -> list[Any]:
    """Every move of every file with the survey that it is about."""
    found = []
    for path in sorted((HERE / "moves").glob("*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        found += [pytest.param(document["survey"], one, id=f"{path.stem}: {one['name']}") for one in document["moves"]]
    return found


@pytest.mark.parametrize("forgetful", [False, True], ids=["straight", "forgetful"])
@pytest.mark.parametrize(("survey", "one"), moves())
def test_move(survey: str, one: dict[str, Any], forgetful: bool) -> None:
    """The bot says what the file says before and after, and keeps the answers that it names."""
    conversation = MovingConversation(program_of(survey), forgetful=forgetful)
    after = changed(survey, one["changes"])
    for line in one["talk"].splitlines():
        if line.startswith("you: "):
            conversation.do(line.removeprefix("you: "))
        elif line.startswith("moved: "):
            conversation.move(after)
    assert "\n".join(conversation.lines) == one["talk"].rstrip("\n")
    if "answers" in one:
        assert {name: str(value) for name, value in conversation.response()["answers"].items()} == one["answers"]


def test_what_is_given_goes_if_it_is_of_another_kind() -> None:
    """What has come with an invitation and cannot be read any more is missing; what is not known now is kept."""
    survey = """surveybot: 1
id: desks
title: Desks
language: en
invite: tokens
given: { desks: integer, name: text, team: text }
steps:
  - ask: chairs
    type: integer
    text: How many chairs, {name}?
"""
    before = program_of(survey)
    after = changed(survey, [("desks: integer", "desks: date"), (", team: text", "")])
    given = {"desks": 3, "name": "Anna", "team": "it"}
    rehearsal = Rehearsal(before, Header(noon(before, datetime(2026, 9, 10)), "en", given=given))
    rehearsal.begin()
    assert move(before, after, rehearsal.interview).name == "chairs"
    assert rehearsal.interview.header.given == {"name": "Anna", "team": "it"}
