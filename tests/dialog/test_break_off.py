"""An interview that is ended from outside: its answers so far are its response, and it can be gone on with."""

import json
from datetime import UTC, datetime

import pytest

from surveybot.dialog.break_off import break_off, take_up_again
from surveybot.dialog.interview import Bookmark, Header, Interview, Kind
from surveybot.dialog.reminder import reminder
from surveybot.dialog.response import response_of
from surveybot.dialog.run import JournalMismatch, standing
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.questions.reply import Typed
from surveybot.survey.reader import read_survey
from surveybot.trial.rehearsal import Rehearsal

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
SURVEY = """
surveybot: 1
id: a
title: A
languages: [en, ru]
remind: { after: 1d, text: { en: "{name}, go on.", ru: "{name}, продолжим." } }
steps:
  - ask: name
    type: text
    text: { en: Name?, ru: Имя? }
  - ask: age
    type: integer
    text: { en: Age?, ru: Возраст? }
  - ask: city
    type: text
    text: { en: City?, ru: Город? }
  - review: { en: Right?, ru: Верно? }
"""


def program() -> Program:
    """The survey, compiled."""
    survey, problems = read_survey(SURVEY, "a.yaml")
    assert survey is not None
    assert problems == []
    return compile_survey(survey)[0]


def begun(*words: str, language: str = "en") -> Rehearsal:
    """An interview in which this was said."""
    rehearsal = Rehearsal(program(), Header(NOW, language), forgetful=True)
    rehearsal.begin()
    for word in words:
        rehearsal.reply(Typed(word, NOW))
    return rehearsal


@pytest.mark.parametrize(
    ("words", "answers", "missing"),
    [
        ([], {}, {"name": "not answered", "age": "not reached", "city": "not reached"}),
        (["Anna"], {"name": "Anna"}, {"age": "not answered", "city": "not reached"}),
        (["Anna", "x"], {"name": "Anna"}, {"age": "not answered", "city": "not reached"}),
        (["Anna", "7", "Riga"], {"name": "Anna", "age": 7, "city": "Riga"}, {}),
        (["Anna", "7", "Riga", "2"], {"name": "Anna", "age": 7, "city": "Riga"}, {}),
    ],
)
def test_the_answers_so_far_are_the_response(
    words: list[str], answers: dict[str, object], missing: dict[str, str]
) -> None:
    """The open question is not answered, what might have come is not reached, and a change that was begun is none."""
    interview = begun(*words).interview
    ended = break_off(program(), interview, "expired", NOW)
    assert ended.status == "expired"
    assert response_of(ended, interview) == {"answers": answers, "computed": {}, "missing": missing}
    *_, last = interview.outcomes.values()
    assert last.kind is Kind.TIMED_OUT


@pytest.mark.parametrize("words", [[], ["Anna"], ["Anna", "7", "Riga"], ["Anna", "7", "Riga", "2"]])
def test_it_can_be_gone_on_with(words: list[str]) -> None:
    """What is on record leads to the wait where it stood, also to a question that was being changed."""
    interview = begun(*words).interview
    before, draft = interview.bookmark, json.loads(json.dumps(interview.draft()))
    journal = [{"key": key} | _line(interview, key) for key in interview.outcomes]
    break_off(program(), interview, "expired", NOW)
    journal += [entry.to_json() for entry in interview.fresh]
    again = Interview.restored(interview.header, journal, draft)
    take_up_again(again)
    path = standing(program(), again)
    assert Bookmark(next(reversed(path.keys)), path.digest) == before


def _line(interview: Interview, key: str) -> dict[str, object]:
    outcome = interview.outcomes[key]
    return {"kind": outcome.kind.value, "at": outcome.at.isoformat(), "record": outcome.record}


def test_a_record_that_does_not_fit_ends_nothing() -> None:
    """The interview is left as it was, for whoever looks into it."""
    interview = begun("Anna").interview
    interview.bookmark = Bookmark("city", "0")
    with pytest.raises(JournalMismatch):
        break_off(program(), interview, "expired", NOW)
    assert list(interview.outcomes) == ["name"]


def test_a_reminder_knows_the_answers_and_the_language() -> None:
    """It changes nothing of the interview."""
    interview = begun("Анна", language="ru").interview
    before = (dict(interview.outcomes), interview.draft())
    assert reminder(program(), interview).text == "Анна, продолжим."
    assert (dict(interview.outcomes), interview.draft()) == before
