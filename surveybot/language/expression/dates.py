"""Dates and durations: in, days and months; out, other days, numbers of days, or None outside of years 1 to 9999."""

import calendar
import re
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from surveybot.language.expression.types import DATE, DATETIME, TIME, Plain
from surveybot.language.expression.values import Duration

Day = TypeVar("Day", date, datetime)

_FORMS = {
    DATE: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "2026-09-30"),
    TIME: (re.compile(r"[0-9]{2}:[0-9]{2}"), "12:30"),
    DATETIME: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}"), "2026-09-30 12:30"),
}


def example(of: Plain) -> str:
    """How a DATE, TIME or DATETIME is written in quotes."""
    return _FORMS[of][1]


def is_written_like(text: str, of: Plain) -> bool:
    """True if `text` has the form of a DATE, TIME or DATETIME, whether or not there is such a day."""
    return _FORMS[of][0].fullmatch(text) is not None


def read_moment(text: str, of: Plain) -> date | time | datetime | None:
    """What a text of the right form means (a datetime is naive); None if there is no such day or time."""
    try:
        if of is DATE:
            return date.fromisoformat(text)
        return time.fromisoformat(text) if of is TIME else datetime.fromisoformat(text)
    except ValueError:
        return None


def shift(day: Day, duration: Duration, sign: int = 1) -> Day | None:
    """The day `duration` later (earlier with sign -1); the 31st plus a month is the last day of that month."""
    months = day.year * 12 + day.month - 1 + sign * duration.months
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    moved = day.replace(year=year, month=month + 1, day=min(day.day, last))
    try:
        return moved + timedelta(days=sign * duration.days)
    except OverflowError:
        return None


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another; negative if the second one is earlier."""
    if later < earlier:
        return -months_between(later, earlier)
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    reached = shift(earlier, Duration(months=months))
    return months if reached is not None and reached <= later else months - 1


def years_between(earlier: date, later: date) -> int:
    """Whole years from one day to another, as an age is counted; negative if the second one is earlier."""
    if later < earlier:
        return -years_between(later, earlier)
    return months_between(earlier, later) // 12
