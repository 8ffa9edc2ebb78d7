"""A response is updated in today's edition: what still holds of its answers is kept, all else is asked again."""

from datetime import UTC, datetime, timedelta

import pytest

from surveybot.dialog.chat import Notice
from surveybot.dialog.interview import Header
from surveybot.dialog.updating import with_answers_of
from surveybot.program.instructions import Program
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Typed
from surveybot.trial.rehearsal import Rehearsal
from tests.transcripts.conversation import program_of

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
HEAD = "surveybot: 1\nid: a\ntitle: A\nlanguages: [en, ru]\nrespondents: update\nsteps:\n"
CITY = "  - {ask: city, type: choice, text: City?, choices: [{riga: Riga}, {oslo: Oslo}]}\n"
AGE = "  - {ask: age, type: integer, text: Age?}\n"
NOTE = "  - {ask: note, type: text, text: Note?, optional: yes}\n"
REVIEW = "  - review: Right?\n"
BEFORE = f"{HEAD}  - say: Hello!\n{CITY}{AGE}{NOTE}{REVIEW}"


def answered(program: Program, *words: str) -> Rehearsal:
    """An interview in which this was said."""
    rehearsal = Rehearsal(program, Header(NOW, "en"))
    rehearsal.begin()
    for word in words:
        rehearsal.reply(Typed(word, NOW))
    return rehearsal


def updating(last: Rehearsal, program: Program) -> tuple[Rehearsal, list[str]]:
    """An interview with the answers of the last one in another edition, and what it says first."""
    header = Header(NOW + timedelta(days=9), "en", updates=True)
    rehearsal = Rehearsal(program, header, forgetful=True)
    rehearsal.interview = with_answers_of(last.interview, header, program)
    said = rehearsal.begin()
    return rehearsal, [words.text.text.splitlines()[0] for words in said if isinstance(words, Notice | Prompt)]


@pytest.mark.parametrize(
    ("steps", "said", "asked"),
    [
        (f"{CITY}{AGE}{NOTE}{REVIEW}", ["Right?"], []),
        (f"  - say: Welcome back!\n{NOTE}{AGE}{CITY}{REVIEW}", ["Right?"], []),
        (f"{CITY.replace('riga', 'paris')}{AGE}{REVIEW}", ["City?"], ["paris"]),
        (f"{CITY}{AGE.replace('integer', 'date')}{REVIEW}", ["Age?"], ["2000-01-01"]),
        (f"{CITY}{AGE.replace('Age?', 'Age?, rules: [{range: 50.., error: From 50 on.}]')}{REVIEW}",
         ["From 50 on."], ["60"]),
        (f"{CITY}{NOTE.replace('yes', 'no')}{REVIEW}", ["Note?"], ["Yes."]),
        (f"{CITY}  - {{ask: new, type: text, text: New?}}\n{AGE}{REVIEW}", ["New?"], ["Yes."]),
        (f"{AGE}  - {{ask: new, type: text, text: New?}}\n{CITY.replace('riga', 'paris')}{REVIEW}",
         ["New?"], ["Yes.", "paris"]),
    ],
    ids=["same", "moved", "choice gone", "other type", "other rule", "required", "new question", "two of them"],
)  # fmt: skip
def test_what_does_not_hold_any_more_is_asked_and_then_comes_the_review(
    steps: str, said: list[str], asked: list[str]
) -> None:
    """Notices on the way are known already; each answer that was asked for again leads on to the review."""
    last = answered(program_of(BEFORE), "riga", "40", "/skip")
    rehearsal, first = updating(last, program_of(HEAD + steps))
    assert first == said
    for words in asked:
        rehearsal.reply(Typed(words, NOW + timedelta(days=10)))
    assert rehearsal.now_asked == "/review.1"
    rehearsal.reply(Typed("/ok", NOW + timedelta(days=10)))
    assert rehearsal.ended is not None
    assert rehearsal.ended.status == "complete"
    assert "city" in rehearsal.ended.path.values


def test_the_language_that_was_chosen_is_kept() -> None:
    """A choice by /language is on record like an answer; one that today's edition does not speak is dropped."""
    spoken = BEFORE.replace("say: Hello!", "{ask: lang, type: language}")
    last = answered(program_of(spoken), "ru", "riga", "40", "/skip")
    rehearsal, _ = updating(last, program_of(spoken))
    assert rehearsal.prompt is not None
    assert "Язык" not in rehearsal.prompt.text.text
    assert rehearsal.prompt.options[-1].label == "✓ Всё верно"
    other = spoken.replace("[en, ru]", "[en, de]")
    rehearsal, _ = updating(last, program_of(other))
    assert rehearsal.now_asked == "lang"
