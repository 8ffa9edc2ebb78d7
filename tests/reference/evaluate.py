"""What an expression comes to: in, its tree and a way to look names up; out, a value, `None` where it is unknown.

A number is a `Decimal`, a condition a `bool`, a date a `date`, a code or a text a `str`, the codes of a multi a
`tuple`, and what all rounds of a repeat have given is `Rounds`.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Protocol

from tests.reference.expressions import Tree


class Rounds(list[Any]):
    """The values of one name in all rounds, or the rounds themselves."""


@dataclass(frozen=True)
class Span:
    """So many days or months."""

    days: int = 0
    months: int = 0


class Names(Protocol):
    """Where the values of names are found."""

    today: date

    def look(self, path: tuple[tuple[str, int | str | None], ...]) -> Any:
        """The value of a name at this point, or `None`."""


def evaluate(tree: Tree, names: Names) -> Any:
    """The value of a tree."""
    match tree:
        case ("value", value):
            return value
        case ("list", *items):
            return tuple(evaluate(item, names) for item in items)
        case ("path", *parts):
            return names.look(tuple(parts))
        case ("not", inner):
            value = evaluate(inner, names)
            return None if value is None else not value
        case ("and", left, right):
            return _both(evaluate(left, names), evaluate(right, names))
        case ("or", left, right):
            return _either(evaluate(left, names), evaluate(right, names))
        case ("if", condition, value, otherwise):
            return evaluate(value if evaluate(condition, names) is True else otherwise, names)
        case ("compare", sign, left, right):
            return _compare(sign, evaluate(left, names), evaluate(right, names))
        case ("compute", sign, left, right):
            return _compute(sign, evaluate(left, names), evaluate(right, names))
        case ("call", function, *arguments):
            return call(function, [evaluate(argument, names) for argument in arguments], names.today)
    raise AssertionError(tree)


def _both(left: Any, right: Any) -> Any:
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def _either(left: Any, right: Any) -> Any:
    """Of two conditions, whether one holds; of two values, the first that is there."""
    if isinstance(left, bool) or (left is None and isinstance(right, bool)):
        if left is True or right is True:
            return True
        return None if left is None or right is None else False
    return right if left is None else left


def _compare(sign: str, left: Any, right: Any) -> Any:
    if left is None or right is None:
        return None
    if sign in ("in", "has"):
        one, several = (left, right) if sign == "in" else (right, left)
        return one in several if isinstance(several, tuple) else one == several
    if isinstance(left, date) != isinstance(right, date):
        left, right = _day(left), _day(right)
    results: dict[str, Callable[[], bool]] = {
        "==": lambda: left == right,
        "!=": lambda: left != right,
        "<": lambda: left < right,
        "<=": lambda: left <= right,
        ">": lambda: left > right,
        ">=": lambda: left >= right,
    }
    return results[sign]()


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _compute(sign: str, left: Any, right: Any) -> Any:
    if left is None or right is None:
        return None
    if isinstance(left, date):
        return _move(left, right, 1 if sign == "+" else -1)
    if sign == "/":
        return None if right == 0 else left / right
    return left + right if sign == "+" else left - right if sign == "-" else left * right


def _move(day: date, by: Span, sign: int) -> date:
    """A day so many days or months on; the 31st of a shorter month is its last day."""
    month = day.year * 12 + day.month - 1 + sign * by.months
    year, month = month // 12, month % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last)) + sign * timedelta(days=by.days)


def call(function: str, arguments: list[Any], today: date) -> Any:
    """The value of a function."""
    if function == "today":
        return today
    if function == "answered":
        return arguments[0] is not None
    if function in ("count", "sum", "mean", "min", "max"):
        return _over(function, arguments)
    if any(argument is None for argument in arguments):
        return None
    return _SIMPLE[function](*arguments)


def _over(function: str, arguments: list[Any]) -> Any:
    """A function that leaves out what is missing; of nothing, `count` and `sum` are 0."""
    values: list[Any] = []
    for argument in arguments:
        values.extend(argument if isinstance(argument, (Rounds, tuple)) else [argument])
    values = [value for value in values if value is not None]
    if function == "count":
        return Decimal(len(values))
    if function == "sum":
        return sum(values, Decimal(0))
    if not values:
        return None
    if function == "mean":
        return sum(values, Decimal(0)) / len(values)
    return min(values) if function == "min" else max(values)


def _round(value: Decimal, places: Decimal = Decimal(0)) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None


def _months_between(start: date, end: date) -> Decimal:
    """Whole months from one day to the other."""
    if end < start:
        return -_months_between(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return Decimal(months - (end.day < start.day))


def _years_between(start: date, end: date) -> Decimal:
    months = int(_months_between(start, end))
    return Decimal(abs(months) // 12 * (1 if months >= 0 else -1))


_SIMPLE: dict[str, Callable[..., Any]] = {
    "round": _round,
    "number": _number,
    "length": lambda text: Decimal(len(text)),
    "lower": lambda text: text.lower(),
    "first_word": lambda text: text.split()[0] if text.split() else "",
    "days": lambda days: Span(days=int(days)),
    "weeks": lambda weeks: Span(days=7 * int(weeks)),
    "months": lambda months: Span(months=int(months)),
    "days_between": lambda start, end: Decimal((end - start).days),
    "months_between": _months_between,
    "years_between": _years_between,
}
