"""`integer` and `number`: in, digits as people write them; out, an exact number."""

import re
from decimal import Decimal
from typing import Any, ClassVar

from surveybot.language.expression import NUMBER, Type, Value
from surveybot.questions.asking import Asking
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal

# Thousands may stand apart by blanks, also by the no-break ones that phones insert.
_WHOLE = re.compile(r"[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,4})")
_FRACTION = re.compile(rf"({_WHOLE.pattern})(?:[.,]([0-9]{{1,10}}))?")
_BLANKS = str.maketrans("", "", " \u00a0\u202f+")


def to_number(text: str) -> int | Decimal | None:
    """The number in a text such as `1 500`, `1,5` or `-3`; None if it is none."""
    found = _FRACTION.fullmatch(text)
    if found is None:
        return None
    whole, fraction = found[1].translate(_BLANKS), found[2]
    if fraction is None or not fraction.strip("0"):
        return int(whole)
    return Decimal(f"{whole}.{fraction.rstrip('0')}")


class NumberQuestion(Question):
    """A question that takes a number, also with a fraction."""

    rule_kinds: ClassVar[frozenset[str]] = frozenset({"match", "that", "range"})

    @property
    def is_alike(self) -> bool:
        """Nothing but its text."""
        return True

    def value_type(self) -> Type:
        """A number."""
        return NUMBER

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The number; `١٢` and `12kg` are none."""
        number = to_number(text)
        return Refusal("refused_number") if number is None else number

    def to_record(self, value: Value) -> Any:
        """A whole number as a number, one with a fraction as text, so that it stays exact."""
        return value if isinstance(value, int) else str(value)

    def from_record(self, record: Any) -> Value:
        """The number."""
        number = to_number(str(record)) if isinstance(record, int | str) and not isinstance(record, bool) else None
        if number is None:
            raise ValueError(record)
        return number


class IntegerQuestion(NumberQuestion):
    """A question that takes a whole number."""

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The whole number; one written with `,` or `.` is refused."""
        return int(text.translate(_BLANKS)) if _WHOLE.fullmatch(text) else Refusal("refused_integer")
