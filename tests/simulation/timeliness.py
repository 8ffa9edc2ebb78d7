"""Whether time limits were kept (I12): in, a run at rest; out, what came too early, too often, or not at all.

The clock may have been set in between; by whole hours, so that every wall time still tells how long the world had been.
"""

import json
import math
from collections.abc import Iterator
from typing import Any

from surveybot.dialog.interview import Kind
from surveybot.dialog.keys import name_of
from surveybot.program.instructions import Program
from tests.simulation.editions import programs
from tests.simulation.loop import EPOCH
from tests.simulation.owner import HOUR_SECONDS
from tests.simulation.run import Run

REMINDER, REMIND_SECONDS, MOST_REMINDERS = "(reminder)", 30.0, 2
ROUNDING_SECONDS = 0.5  # between a look at the clock and the sprint that it leads to
GRACE_SECONDS = 60.0  # in which what is due must have been done, with everything at rest


def untimely(run: Run, user: int) -> Iterator[str]:
    """Silence, reminders and expiry of a person's interviews."""
    seen = run.ledger.messages_by_revision(user)
    for interview in run.ledger.rows("SELECT * FROM interviews WHERE user_id = ?", user):
        made = run.ledger.rows("SELECT * FROM sprints WHERE interview = ? ORDER BY rev", interview["id"])
        yield from _silences(interview, made, seen)
        yield from _expiry(run, interview)


def _silences(interview: Any, made: list[Any], seen: dict[int, list[dict[str, Any]]]) -> Iterator[str]:
    """A wait ends by silence, and is recalled, only after so long a silence; the latter not too often."""
    asked_at, reminded_at, reminders, stood = 0.0, 0.0, 0, ""
    for row in made:
        now, items = passed_seconds(row["at"]), seen.get(row["rev"], [])
        kinds = {entry.get("kind") for entry in json.loads(row["entries"] or "[]")}
        has_timed_out = Kind.TIMED_OUT in kinds and not (interview["status"] == "expired" and row is made[-1])
        if has_timed_out and now - asked_at < _patience(interview["survey"], stood) - ROUNDING_SECONDS:
            yield f"{stood} timed out after {now - asked_at:.0f} s"
        if any(REMINDER in item["params"].get("text", "") for item in items):
            if now - max(asked_at, reminded_at) < REMIND_SECONDS - ROUNDING_SECONDS or reminders == MOST_REMINDERS:
                yield f"reminder {reminders + 1} after {now - max(asked_at, reminded_at):.0f} s"
            reminded_at, reminders = now, reminders + 1
        elif any(item["kind"] == "prompt" and item["ref"].startswith(f"{interview['id']:x}.") for item in items):
            asked_at, reminders = now, 0
        stood = (json.loads(row["draft"] or "{}").get("bookmark") or [stood])[0]


def _expiry(run: Run, interview: Any) -> Iterator[str]:
    """An interview expires when its time is over by the clock, and not before."""
    expire = _editions(interview["survey"])[0].survey.expire  # the same in all of them
    if expire is None:
        return
    over_at = interview["started_at"] + expire.total_seconds()
    if interview["status"] == "expired" and interview["ended_at"] < over_at:
        yield f"an interview has expired {over_at - interview['ended_at']:.0f} s before its time"
    if interview["status"] == "in progress" and run.clock().timestamp() > over_at + GRACE_SECONDS:
        yield "an interview goes on after its time"


def passed_seconds(at: float) -> float:
    """How long the world had been at a wall time."""
    return (at - EPOCH) % HOUR_SECONDS


def _editions(survey: str) -> list[Program]:
    """All that a survey may be; an interview may have been moved between them."""
    return [program for program in programs().values() if program.survey.id == survey]


def _patience(survey: str, key: str) -> float:
    """How long a wait lasts at least, before silence ends it."""
    waits = [found for program in _editions(survey) if (found := program.waits.get(name_of(key))) is not None]
    return min(wait.patience.seconds if wait.patience is not None else math.inf for wait in waits)
