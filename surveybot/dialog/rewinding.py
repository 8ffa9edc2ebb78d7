"""When a walk cannot go on: in, a record that has changed or does not fit; out, an exception that says what then."""

from surveybot.dialog.interview import Interview, Kind, Outcome
from surveybot.dialog.keys import name_of, sibling
from surveybot.errors import SurveybotError
from surveybot.program.instructions import Ask, Program
from surveybot.program.write_in import write_in_of
from surveybot.questions.choice import LanguageQuestion

LANGUAGE = "/language"  # the key of a choice of language outside of any question


class JournalMismatch(SurveybotError):
    """What is on record does not lead to the wait where the interview stood; nothing may be written then."""


class Rewound(Exception):
    """The record has changed behind the walk: walk again from the top, muted up to the open wait or not."""

    def __init__(self, *, muted: bool = True) -> None:
        super().__init__()
        self.muted = muted


def language_of(program: Program, interview: Interview) -> str:
    """The language an interview goes on in: the last choice in time, else the one it began with."""
    for key, outcome in reversed(interview.outcomes.items()):
        if outcome.kind is Kind.ANSWERED and (key == LANGUAGE or asks_language(program, key)):
            return str(outcome.record)
    return interview.header.language


def asks_language(program: Program, key: str) -> bool:
    """Whether a key is that of a question for the language."""
    return isinstance(program.questions.get(name_of(key)), LanguageQuestion)


def change(program: Program, interview: Interview, ask: Ask, key: str, outcome: Outcome) -> None:
    """Another outcome is on record for a question; every review is to be confirmed anew.

    "No more" in place of a round takes that round out; what was written in is asked again with its choice.
    """
    before = interview.outcomes.get(key)
    is_no_round = ask.name in program.repeats and outcome.record is False
    if is_no_round and before is not None and before.record is True:
        interview.enter(key, None, drops_round=True)
    else:
        interview.enter(key, outcome)
        written = sibling(key, f"{ask.name}_text")
        if write_in_of(ask.question) is not None and written in interview.outcomes:
            interview.enter(written, None)
    for confirmed in [other for other, found in interview.outcomes.items() if found.kind is Kind.CONFIRMED]:
        interview.enter(confirmed, None)
