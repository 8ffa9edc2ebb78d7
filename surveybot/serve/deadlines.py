"""Time limits of an interview: in, from when they count; out, what has passed, and when the next one will."""

from collections.abc import Iterator
from datetime import timedelta
from enum import Enum
from typing import NamedTuple

from surveybot.dialog.interview import Interview
from surveybot.dialog.run import patience_seconds
from surveybot.program.instructions import Program
from surveybot.storage.timers import Times


class Limit(Enum):
    """What may have passed."""

    SILENCE = "silence"
    EXPIRY = "expiry"


class Deadline(NamedTuple):
    """When a limit passes, in Unix seconds."""

    at: float
    limit: Limit


def silence_limit(program: Program, interview: Interview) -> timedelta | None:
    """How long the bot waits for a reply at the open wait; None: for ever. Nothing else knows where that comes from."""
    seconds = patience_seconds(program, interview)
    return timedelta(seconds=seconds) if seconds is not None else None


def deadlines(times: Times, silence: timedelta | None) -> Iterator[Deadline]:
    """Every limit that counts; `silence` is None for an interview that is not the current one."""
    if times.expires_at is not None:
        yield Deadline(times.expires_at, Limit.EXPIRY)
    if times.silent_since is not None and silence is not None:
        yield Deadline(times.silent_since + silence.total_seconds(), Limit.SILENCE)


def next_time(ahead: list[Deadline]) -> float | None:
    """When the first limit passes; None if there is none."""
    return min((deadline.at for deadline in ahead), default=None)


def passed(ahead: list[Deadline], now: float) -> Limit | None:
    """The limit that has passed, the earliest if there are several; None if there is none."""
    return next((deadline.limit for deadline in sorted(ahead, key=lambda one: one.at) if deadline.at <= now), None)
