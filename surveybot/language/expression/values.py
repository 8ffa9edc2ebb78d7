"""What an expression works on: in, answers by their names; out, values, of which None is a missing one."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol

from msgspec import Struct

from surveybot.language.expression.references import Reference
from surveybot.phrases import Tongue


class Thing(Struct, frozen=True):
    """An answer that nothing can be calculated with: a place or a file, as it stands on record."""

    record: tuple[tuple[str, str | int | float | None], ...]


class Duration(Struct, frozen=True):
    """A span of the calendar, as `months(1)` or `weeks(2)` make it; either part may be negative."""

    months: int = 0
    days: int = 0


Value = None | bool | int | Decimal | str | date | time | datetime | Duration | Thing | tuple[str, ...]
"""None is *missing*, and *unknown* for a condition. Numbers are exact: an int, or a Decimal that is not whole."""


class Scope(Protocol):
    """What an expression may ask the world for."""

    def value(self, name: str) -> Value:
        """The present value of a variable (`age`, `child.number`), of the type it was checked with; None if missing."""

    def rounds(self, reference: Reference) -> list[Value]:
        """The values that the variable has in the rounds referred to, in their order."""

    @property
    def now(self) -> datetime:
        """The moment that `now()` and `today()` mean, aware, in the survey's time zone."""

    @property
    def language(self) -> str:
        """The BCP-47 tag of the language that texts are made in."""

    @property
    def tongue(self) -> Tongue:
        """The same language, with the bot's own words in it."""


Evaluate = Callable[[Scope], Value]


def missing(scope: Scope) -> Value:
    """What an expression with a problem gives."""
    return None
