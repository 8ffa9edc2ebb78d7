"""Whole conversations, each played twice: straight, and with the process forgotten before every reply."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from surveybot.checks import examine
from surveybot.survey.reader import load_survey
from surveybot.trial.play import play
from tests.transcripts.conversation import Conversation, program_of

HERE = Path(__file__).parent
SURVEYS = HERE.parent.parent / "surveys"
shared_program = cache(program_of)  # by all talks of a survey, as by all respondents: nothing of one shows in another
TWICE = pytest.mark.parametrize("forgetful", [False, True], ids=["straight", "forgetful"])


def talks() -> list[Any]:
    """Every talk of every file with the survey that it is about."""
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # every scalar stays text
        survey = document["survey"]
        found += [pytest.param(survey, talk, id=f"{path.stem}: {talk['name']}") for talk in document["talks"]]
    return found


@TWICE
@pytest.mark.parametrize(("survey", "talk"), talks())
def test_talk(survey: str, talk: dict[str, Any], forgetful: bool) -> None:
    """The bot says what the file says, word for word, and keeps the answers that it names."""
    conversation = Conversation(shared_program(survey), forgetful=forgetful, given=talk.get("given", {}))
    for line in talk["talk"].splitlines():
        if line.startswith("you: "):
            conversation.do(line.removeprefix("you: "))
    assert "\n".join(conversation.lines) == talk["talk"].rstrip("\n")
    if "response" in talk:
        nothing: dict[str, Any] = {"answers": {}, "computed": {}, "missing": {}, "rounds": {}, "given": {}}
        assert _as_text(nothing | conversation.response()) == nothing | talk["response"]


@TWICE
@pytest.mark.parametrize("path", sorted(SURVEYS.glob("*.yaml")), ids=lambda path: path.stem)
def test_survey(path: Path, forgetful: bool) -> None:
    """The surveys that come with the bot have no problem of any kind, and their own tests pass."""
    survey, problems = load_survey(path)
    assert survey is not None
    assert survey.tests
    program, found = examine(survey)
    problems += found
    for dialogue in survey.tests:
        problems += play(program, dialogue, date(2026, 9, 10), forgetful=forgetful).problems
    assert [f"{problem.span}: {problem.message}" for problem in problems] == []


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
