"""The functions whose arguments have fixed types: in, a name; out, what it takes, what it gives and how."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from surveybot.language.expression import arithmetic, dates
from surveybot.language.expression.types import DATE, DURATION, NUMBER, TEXT, Plain
from surveybot.language.expression.values import Duration, Value


class Function(Struct, frozen=True):
    """`apply` gets as many values as were written, none of them missing; its result may be missing."""

    parameters: tuple[Plain, ...]
    result: Plain
    apply: Callable[..., Value]
    optional: int = 0
    """How many of the last parameters can be left out."""
    example: str = ""


def _days(number: Any) -> Value:
    return Duration(days=number) if isinstance(number, int) else None


def _weeks(number: Any) -> Value:
    return Duration(days=7 * number) if isinstance(number, int) else None


def _months(number: Any) -> Value:
    return Duration(months=number) if isinstance(number, int) else None


def _first_word(text: str) -> Value:
    words = text.split(maxsplit=1)
    return words[0] if words else None


def day_of(moment: date | datetime) -> date:
    """The day, without the time."""
    return moment.date() if isinstance(moment, datetime) else moment


def _days_between(earlier: date, later: date) -> Value:
    return (day_of(later) - day_of(earlier)).days


def _months_between(earlier: date, later: date) -> Value:
    return dates.months_between(day_of(earlier), day_of(later))


def _years_between(earlier: date, later: date) -> Value:
    return dates.years_between(day_of(earlier), day_of(later))


SIMPLE = {
    "number": Function((TEXT,), NUMBER, arithmetic.read_number, example="number(first)"),
    "length": Function((TEXT,), NUMBER, len, example="length(full_name)"),
    "lower": Function((TEXT,), TEXT, str.lower, example="lower(city)"),
    "first_word": Function((TEXT,), TEXT, _first_word, example="first_word(full_name)"),
    "round": Function((NUMBER, NUMBER), NUMBER, arithmetic.round_half_up, 1, example="round(x) or round(x, 2)"),
    "days": Function((NUMBER,), DURATION, _days, example="today() + days(30)"),
    "weeks": Function((NUMBER,), DURATION, _weeks, example="today() + weeks(2)"),
    "months": Function((NUMBER,), DURATION, _months, example="today() + months(3)"),
    "days_between": Function((DATE, DATE), NUMBER, _days_between, example="days_between(today(), start_date)"),
    "months_between": Function((DATE, DATE), NUMBER, _months_between, example="months_between(start_date, today())"),
    "years_between": Function((DATE, DATE), NUMBER, _years_between, example="years_between(birthday, today())"),
}
"""`days_between(a, b)` and its kin count from a to b; negative if b is earlier; months and years are whole ones."""
EXAMPLES = {
    "answered": "answered(city)",
    "count": "count(reasons)",
    "sum": "sum(first, second)",
    "mean": "mean(first, second)",
    "min": "min(first, second)",
    "max": "max(first, second)",
    "join": "join(reasons)",
    "rank": 'rank(values, "pay")',
    "today": "today()",
    "now": "now()",
    "plural": 'plural(n, "# year", "# years")',
    **{name: function.example for name, function in SIMPLE.items()},
}
"""Every function there is, with an example of its use."""
