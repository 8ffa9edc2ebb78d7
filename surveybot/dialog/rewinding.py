"""When a walk cannot go on: in, a record that has changed or does not fit; out, an exception that says what then."""

from surveybot.dialog.chat import Message
from surveybot.dialog.interview import Interview, Kind
from surveybot.dialog.keys import name_of
from surveybot.errors import SurveybotError
from surveybot.program.instructions import Program
from surveybot.questions.choice import LanguageQuestion

LANGUAGE = "/language"  # the key of a choice of language outside of any question


class JournalMismatch(SurveybotError):
    """What is on record does not lead to the wait where the interview stood; nothing may be written then."""


class Rewound(Exception):
    """The record has changed behind the walk: walk again from the top, muted up to the open wait or not.

    `unread` is a message that the next walk has to deal with.
    """

    def __init__(self, *, muted: bool = True, unread: Message | None = None) -> None:
        super().__init__()
        self.muted = muted
        self.unread = unread


def language_of(program: Program, interview: Interview) -> str:
    """The language an interview goes on in: the last choice in time, else the one it began with."""
    for key, outcome in reversed(interview.outcomes.items()):
        if outcome.kind is Kind.ANSWERED and (key == LANGUAGE or asks_language(program, key)):
            return str(outcome.record)
    return interview.header.language


def asks_language(program: Program, key: str) -> bool:
    """Whether a key is that of a question for the language."""
    return isinstance(program.questions.get(name_of(key)), LanguageQuestion)
