"""Time limits of an interview: in, from when they count; out, what has passed, and when the next one will."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from surveybot.dialog.interview import Interview
from surveybot.dialog.run import patience_seconds
from surveybot.program.instructions import Program
from surveybot.serve.catalogue import Edition
from surveybot.serve.draft import SprintDraft
from surveybot.serve.under_way import UnderWay
from surveybot.serve.waves import Given, called_at, wave_at
from surveybot.storage.interviews import Clock
from surveybot.storage.timers import Times
from surveybot.survey.model import Survey


class Limit(Enum):
    """What may have passed."""

    EXPIRY = "expiry"
    SILENCE = "silence"
    REMINDER = "reminder"
    WAVE = "wave"


class Deadline(NamedTuple):
    """When a limit passes, in Unix seconds."""

    at: float
    limit: Limit


def silence_limit(program: Program, interview: Interview) -> timedelta | None:
    """How long the bot waits for a reply at the open wait; None: for ever. Nothing else knows where that comes from."""
    seconds = patience_seconds(program, interview)
    return timedelta(seconds=seconds) if seconds is not None else None


def deadlines(survey: Survey, times: Times, silence: timedelta | None, now: float) -> Iterator[Deadline]:
    """Every limit that counts; `silence` is None for an interview that is not the current one.

    Who has blocked the bot gets no reminder; that is looked at again later, for he may be back.
    """
    if times.expires_at is not None:
        yield Deadline(times.expires_at, Limit.EXPIRY)
    if times.silent_since is None:
        return
    if silence is not None:
        yield Deadline(times.silent_since + silence.total_seconds(), Limit.SILENCE)
    remind = survey.remind
    if remind is not None and times.reminders < remind.times:
        quiet_since = now if times.blocked else max(times.reminded_at or 0.0, times.silent_since)
        at = datetime.fromtimestamp(quiet_since + remind.after.total_seconds(), survey.timezone)
        yield Deadline((remind.quiet.over(at) if remind.quiet else at).timestamp(), Limit.REMINDER)


def next_time(ahead: list[Deadline]) -> float | None:
    """When the first limit passes; None if there is none."""
    return min((deadline.at for deadline in ahead), default=None)


def first_of(ahead: list[Deadline], now: float) -> Limit | None:
    """The limit that has passed, the earliest if there are several; a reminder only if the interview does not end."""
    over = [deadline for deadline in ahead if deadline.at <= now]
    over.sort(key=lambda deadline: (deadline.limit is Limit.REMINDER, deadline.at))
    return over[0].limit if over else None


def expiry(edition: Edition, begins: float, given: Given) -> float | None:
    """When an interview that begins now is over at the latest; one of a wave, when people are called to the next."""
    survey = edition.program.survey
    wave = wave_at(survey, given, datetime.fromtimestamp(begins, survey.timezone))
    ends = [begins + survey.expire.total_seconds()] if survey.expire is not None else []
    called = called_at(survey, given, wave + 1)
    return min([*ends, called] if called is not None else ends, default=None)


def clock_after(draft: SprintDraft, under_way: UnderWay | None, now: float) -> Clock | None:
    """The limits after a sprint: silence is counted from the last prompt; a sprint without one leaves them alone."""
    if under_way is None or not draft.asks or draft.clock is not None:
        return draft.clock
    row, survey = under_way.row, under_way.edition.program.survey
    silence = silence_limit(under_way.edition.program, under_way.interview)
    is_new = draft.opened is not None or draft.reopened is not None
    if silence is None and survey.remind is None and not is_new:
        return None  # that it expires is noted already
    ahead = list(deadlines(survey, Times(now, row.expires_at), silence, now))
    return Clock(row.id, next_time(ahead), now) if ahead else None
