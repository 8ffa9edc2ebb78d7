"""`date`: in, a day that is tapped on a calendar or written as people write it; out, a date."""

import re
from datetime import date
from typing import Any, ClassVar

from surveybot.language.expression import DATE, Type, Value
from surveybot.language.locale import writes_day_first
from surveybot.questions import calendar
from surveybot.questions.asking import Asking
from surveybot.questions.prompt import Rows
from surveybot.questions.question import Question
from surveybot.questions.reply import Marked, Refusal

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def to_date(text: str) -> date | None:
    """The day in `2026-09-30` or `30.9.2026`; None if it is none."""
    iso, dotted = _ISO.fullmatch(text), _DOTTED.fullmatch(text)
    parts = iso.groups() if iso else dotted.groups()[::-1] if dotted else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def date_example(language: str) -> str:
    """How a respondent may write a day, in the order of his language."""
    return "30.9.2026" if writes_day_first(language) else "2026-09-30"


class DateQuestion(Question):
    """A question that takes a day."""

    varies: ClassVar[bool] = True

    def value_type(self) -> Type:
        """A date."""
        return DATE

    @property
    def has_rows(self) -> bool:
        """It has a calendar."""
        return True

    def rows(self, asking: Asking) -> Rows:
        """The open page of the calendar; at first the month of the former answer, or of today."""
        return calendar.page_rows(_page(asking), asking.tongue.language)

    def legend(self, asking: Asking) -> str:
        """The days of the week."""
        return calendar.page_legend(_page(asking), asking.tongue.language)

    def guidance(self, asking: Asking) -> str:
        """That a day can be typed too."""
        return asking.tongue.phrase("date_hint", example=date_example(asking.tongue.language))

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The day; with slashes it is refused, because 9/10 is two days in two countries."""
        day = to_date(text)
        if day is not None:
            return day
        example = date_example(asking.tongue.language)
        return Refusal("refused_date_slashes" if "/" in text else "refused_date", {"example": example})

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """The day, or another page."""
        return Marked([action]) if calendar.is_page(action) else calendar.tapped_day(action)

    def to_record(self, value: Value) -> Any:
        """ISO 8601."""
        assert isinstance(value, date)
        return value.isoformat()

    def from_record(self, record: Any) -> Value:
        """The day."""
        return date.fromisoformat(record)


def _page(asking: Asking) -> str:
    mark = asking.marks[0] if asking.marks else ""
    day = asking.former if isinstance(asking.former, date) else asking.now.date()
    return mark if calendar.is_page(mark) else calendar.page_of(day)
