"""`date`: in, a day as people write it; out, a date."""

import re
from datetime import date
from typing import Any

from surveybot.language.expression import DATE, Type, Value
from surveybot.questions.asking import Asking
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def to_date(text: str) -> date | None:
    """The day in `2026-09-30` or `30.9.2026`; None if it is none."""
    iso, dotted = _ISO.fullmatch(text), _DOTTED.fullmatch(text)
    parts = iso.groups() if iso else dotted.groups()[::-1] if dotted else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


class DateQuestion(Question):
    """A question that takes a day."""

    def value_type(self) -> Type:
        """A date."""
        return DATE

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The day; with slashes it is refused, because 9/10 is two days in two countries."""
        day = to_date(text)
        if day is not None:
            return day
        return Refusal("refused_date_slashes" if "/" in text else "refused_date")

    def to_record(self, value: Value) -> Any:
        """ISO 8601."""
        assert isinstance(value, date)
        return value.isoformat()

    def from_record(self, record: Any) -> Value:
        """The day."""
        return date.fromisoformat(record)
