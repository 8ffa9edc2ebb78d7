"""Breaking off: in, an interview in progress; out, how it ends from outside, and how it goes on after that."""

from datetime import datetime

from surveybot.dialog.interview import Bookmark, Interview, Kind, Outcome
from surveybot.dialog.run import Ended, JournalMismatch, standing
from surveybot.program.instructions import Program


def break_off(program: Program, interview: Interview, status: str, at: datetime) -> Ended:
    """Ends the interview as if its open question had met with silence; that outcome is on record then.

    A change that was begun in a review is given up. JournalMismatch if the record does not lead to the wait where the
    interview stood.
    """
    path, stood = standing(program, interview), interview.bookmark
    *_, key = path.keys
    if stood != Bookmark(key, path.digest):
        raise JournalMismatch(f"the interview stood at {stood and stood.key}, its record leads to {key}")
    if interview.changing is not None:
        interview.changing = None
        path = standing(program, interview)
        *_, key = path.keys
    interview.enter(key, Outcome(Kind.TIMED_OUT, at))
    return Ended(status, path, path.keys[key])


def take_up_again(interview: Interview) -> None:
    """An interview that was not finished stands again at the wait where it ended, with a change that was begun."""
    last, outcome = next(reversed(interview.outcomes.items()), ("", None))
    if outcome is not None and outcome.kind in (Kind.TIMED_OUT, Kind.GAVE_UP):
        changing = interview.changing
        interview.enter(last, None)
        interview.changing = changing
