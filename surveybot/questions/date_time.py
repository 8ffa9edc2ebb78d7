"""`datetime`: in, a day, an hour and its minutes that are tapped, or both as people write them; out, a moment.

The moment has no zone of its own: on record and in conditions it is meant in the survey's time zone.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from surveybot.language.expression import DATETIME, Type, Value
from surveybot.language.locale import day_in_words
from surveybot.questions import calendar, clock
from surveybot.questions.asking import Asking
from surveybot.questions.date import date_example, to_date
from surveybot.questions.prompt import Option, Rows
from surveybot.questions.question import Question
from surveybot.questions.reply import Marked, Refusal
from surveybot.questions.time_of_day import EXAMPLE

_DAY_AND_TIME = re.compile(r"([0-9.-]+)(?:,?\s+|T)(.+)")


class DateTimeQuestion(Question):
    """A question that takes a day with a time."""

    varies: ClassVar[bool] = True

    def value_type(self) -> Type:
        """A date with a time."""
        return DATETIME

    @property
    def has_rows(self) -> bool:
        """It has a calendar and a clock."""
        return True

    def rows(self, asking: Asking) -> Rows:
        """The calendar, then the hours of the day, then the minutes of the hour."""
        language, mark = asking.tongue.language, _mark(asking)
        day, _, hour = mark.partition("T")
        if calendar.is_page(mark):
            return calendar.page_rows(mark, language)
        if hour:
            return clock.minute_rows(int(hour), language, day, f"{day}T")
        chosen = date.fromisoformat(day)
        up = Option(calendar.page_of(chosen), day_in_words(chosen, language))
        before, after = (_around(chosen, days) for days in (-1, 1))
        return (calendar.head(before, up, after), *clock.hour_rows(language, f"{day}T"))

    def legend(self, asking: Asking) -> str:
        """The days of the week, over a page of days."""
        return calendar.page_legend(_mark(asking), asking.tongue.language)

    def guidance(self, asking: Asking) -> str:
        """That it can be typed too."""
        return asking.tongue.phrase("datetime_hint", example=_example(asking.tongue.language))

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The moment; a time alone is meant on the day that was tapped."""
        language, day = asking.tongue.language, tapped_day_of(_mark(asking))
        found = _DAY_AND_TIME.fullmatch(text)
        if found is not None:
            day, text = to_date(found[1]), found[2]
        at = clock.to_time(text)
        if day is not None and at is not None:
            return datetime.combine(day, at)
        example = _example(language)
        return Refusal("refused_date_slashes" if "/" in text else "refused_datetime", {"example": example})

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """The moment, or another page, or the hours of a day, or the minutes of an hour."""
        if _is_mark(action):
            return Marked([action])
        day, at = tapped_day_of(action), clock.to_time(action.partition("T")[2])
        return None if day is None or at is None else datetime.combine(day, at)

    def to_record(self, value: Value) -> Any:
        """ISO 8601, without seconds and zone."""
        assert isinstance(value, datetime)
        return value.replace(tzinfo=None).isoformat(timespec="minutes")

    def from_record(self, record: Any) -> Value:
        """The moment."""
        return datetime.fromisoformat(record)

    def cells(self, record: Any) -> list[str]:
        """As it is written in conditions, and as spreadsheets read it."""
        return [str(record).replace("T", " ")]


def tapped_day_of(mark: str) -> date | None:
    """The day that a mark or an action begins with."""
    return calendar.tapped_day(mark.partition("T")[0])


def _is_mark(mark: str) -> bool:
    day, sign, hour = mark.partition("T")
    return calendar.is_page(mark) or (calendar.tapped_day(day) is not None and (not sign or clock.is_hour(hour)))


def _mark(asking: Asking) -> str:
    mark = asking.marks[0] if asking.marks else ""
    day = asking.former if isinstance(asking.former, datetime) else asking.now
    return mark if _is_mark(mark) else calendar.page_of(day.date())


def _around(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def _example(language: str) -> str:
    return f"{date_example(language)} {EXAMPLE:%H:%M}"
