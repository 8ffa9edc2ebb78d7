"""Exact arithmetic of bounded size: in, ints and Decimals; out, an int or a Decimal that is not whole, or None."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

Number = int | Decimal

_DIGITS = 28
_EXACT = Context(prec=_DIGITS, rounding=ROUND_HALF_UP, Emin=-_DIGITS, Emax=_DIGITS, traps=[])
_LIMIT = 10**_DIGITS
# Groups of three may be set apart by a space, also a no-break, thin or narrow one.
_WRITTEN = re.compile(r"(-?)([0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+|[0-9]+)(?:[.,]([0-9]+))?")


def tidy(number: Number) -> Number | None:
    """The same number as an int if it is whole; None if it is larger than 28 digits."""
    if isinstance(number, Decimal):
        if not number.is_finite():
            return None
        number = number.normalize(_EXACT)
        if number == number.to_integral_value(context=_EXACT):
            number = int(number)
    return number if abs(number) < _LIMIT else None


def add(left: Number, right: Number) -> Number | None:
    """`left + right`."""
    if isinstance(left, int) and isinstance(right, int):
        return tidy(left + right)
    return tidy(_EXACT.add(Decimal(left), Decimal(right)))


def subtract(left: Number, right: Number) -> Number | None:
    """`left - right`."""
    return add(left, -right if isinstance(right, int) else right.copy_negate())


def multiply(left: Number, right: Number) -> Number | None:
    """`left * right`."""
    if isinstance(left, int) and isinstance(right, int):
        return tidy(left * right)
    return tidy(_EXACT.multiply(Decimal(left), Decimal(right)))


def divide(left: Number, right: Number) -> Number | None:
    """`left / right` to 28 digits; None if `right` is 0."""
    if right == 0:
        return None
    return tidy(_EXACT.divide(Decimal(left), Decimal(right)))


def total(numbers: Sequence[Number]) -> Number | None:
    """The sum; 0 of nothing."""
    found: Number | None = 0
    for number in numbers:
        if found is None:
            return None
        found = add(found, number)
    return found


def mean(numbers: Sequence[Number]) -> Number | None:
    """The average; None of nothing."""
    found = total(numbers)
    return None if found is None or not numbers else divide(found, len(numbers))


def round_half_up(number: Number, places: Number = 0) -> Number | None:
    """Rounded to 0..10 places after the point, a half away from zero; None for other `places`."""
    if not isinstance(places, int) or not 0 <= places <= 10:
        return None
    if isinstance(number, int):
        return number
    return tidy(number.quantize(Decimal(1).scaleb(-places), context=_EXACT))


def read_number(text: str) -> Number | None:
    """The number that somebody has typed: `12`, `1 500`, `1,5`, `1.5`, `-3`; None for anything else."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return None
    sign, whole, fraction = match.groups()
    digits = re.sub(r"\s", "", whole)
    if len(digits) + len(fraction or "") > _DIGITS:
        return None
    return tidy(Decimal(f"{sign}{digits}.{fraction or '0'}"))
