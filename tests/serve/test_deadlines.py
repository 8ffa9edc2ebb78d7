"""Time limits: in, from when they count; out, what passes first. All times are those of Riga, on paper."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from surveybot.serve.deadlines import deadlines, first_of, next_time
from surveybot.storage.timers import Times
from surveybot.survey.model import Survey
from surveybot.survey.reader import read_survey

SETTINGS = "surveybot: 1\nid: a\ntitle: A\ntimezone: Europe/Riga\n"
REMIND = "remind: { after: 6h, times: 2, quiet: 21:00..08:00 }"
HOURS = timedelta(hours=10)


def survey(settings: str) -> Survey:
    """A survey of these settings; nothing is asked."""
    read, problems = read_survey(f"{SETTINGS}{settings}\nsteps:\n  - say: Hello!\n", "a.yaml")
    assert read is not None
    assert problems == []
    return read


def at(words: str) -> float:
    """A moment of September 2026, or of the month that is written before the day."""
    day, _, clock = words.partition(" ")
    day = day if "-" in day else f"09-{day}"
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=ZoneInfo("Europe/Riga")).timestamp()


@pytest.mark.parametrize(
    ("settings", "since", "reminded", "expected"),
    [
        (REMIND, "10 09:00", [], "10 15:00"),
        (REMIND, "10 09:00", ["10 15:00"], "11 08:00"),
        (REMIND, "10 14:00", ["10 09:00"], "10 20:00"),  # it was moved since, and asked anew
        (REMIND, "10 14:59", [], "10 20:59"),
        (REMIND, "10 15:00", [], "11 08:00"),
        (REMIND, "10 23:30", [], "11 08:00"),
        (REMIND, "11 02:00", [], "11 08:00"),
        (REMIND, "10 09:00", ["10 15:00", "11 08:00"], None),
        ("remind: { after: 6h, quiet: 12:00..14:00 }", "10 06:30", [], "10 14:00"),
        ("remind: { after: 6h, quiet: 12:00..14:00 }", "10 08:00", [], "10 14:00"),
        ("remind: { after: 6h, quiet: 12:00..14:00 }", "10 08:01", [], "10 14:01"),
        ("remind: { after: 6h, quiet: 03:30..05:00 }", "10-24 21:30", [], "10-25 05:00"),
        ("remind: { after: 1d }", "10-24 21:30", [], "10-25 20:30"),
        ("remind: { after: 1d }", "10 09:00", ["11 09:00"], None),
    ],
)
def test_when_a_reminder_is_sent(settings: str, since: str, reminded: list[str], expected: str | None) -> None:
    """So long after the prompt or the last reminder, moved out of the night, until there were enough of them."""
    last = at(reminded[-1]) if reminded else None
    ahead = list(deadlines(survey(settings), Times(at(since), None, last, len(reminded)), None, at("10 09:00")))
    assert next_time(ahead) == (None if expected is None else at(expected))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("10 18:59", "reminder"),
        ("10 19:00", "silence"),
        ("10 23:00", "silence"),
        ("11 09:00", "silence"),
        ("10 14:59", None),
    ],
)
def test_what_has_passed_is_the_earliest_that_ends_the_interview(now: str, expected: str | None) -> None:
    """A reminder is sent only where nothing has ended; of silence and expiry the one that was first counts."""
    times = Times(at("10 09:00"), at("10 23:00"), None, 0)
    limit = first_of(list(deadlines(survey(REMIND), times, HOURS, at(now))), at(now))
    assert (limit.value if limit else None) == expected


def test_an_interview_that_waits_behind_another_one_expires_and_does_not_time_out() -> None:
    """Nobody has asked in it, so that nobody is silent."""
    times = Times(at("10 09:00"), at("10 23:00"), None, 9)
    limit = first_of(list(deadlines(survey(REMIND), times, None, at("11 09:00"))), at("11 09:00"))
    assert limit is not None
    assert limit.value == "expiry"


def test_who_has_blocked_the_bot_is_not_reminded_but_may_be_later() -> None:
    """The reminder is put off again and again; it is not counted as sent."""
    times = Times(at("10 09:00"), None, None, 0, blocked=True)
    ahead = list(deadlines(survey(REMIND), times, None, at("12 10:00")))
    assert first_of(ahead, at("12 10:00")) is None
    assert next_time(ahead) == at("12 16:00")
