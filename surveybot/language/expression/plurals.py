"""Plural forms: in, a number and the forms as an author wrote them; out, the form that a language wants."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

_ORDER = ("zero", "one", "two", "few", "many", "other")
_WHOLE_NUMBERS = range(201)  # every category of a whole number below a million is met among these


@lru_cache(maxsize=64)
def _language(tag: str) -> tuple[tuple[str, ...], Callable[[int | Decimal], str]]:
    """The categories of whole numbers in CLDR's order, and what finds the category of a number."""
    from babel import Locale, UnknownLocaleError  # costs time, and only texts with a plural need it

    try:
        rule = Locale.parse(tag, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        rule = Locale.parse("en").plural_form
    met = {rule(number) for number in _WHOLE_NUMBERS}
    return tuple(category for category in _ORDER if category in met), rule


def forms_of(tag: str) -> tuple[str, ...]:
    """The CLDR categories that whole numbers take in a language, in the order in which forms are written.

    English has `one other`, Russian `one few many`; a language that Babel does not know counts as English.
    """
    return _language(tag)[0]


def example_of(category: str, tag: str) -> int:
    """The smallest whole number, 0 aside, that takes this form."""
    rule = _language(tag)[1]
    return next((number for number in _WHOLE_NUMBERS if number and rule(number) == category), 0)


def plural(number: int | Decimal, forms: Sequence[str], tag: str) -> str:
    """The form for `number` in a language, with `#` replaced by the number.

    A category that no whole number has is that of fractions, which take the second form; of several
    millions (French, Spanish), which take the last one.
    """
    categories, rule = _language(tag)
    category = rule(number if number >= 0 else -number)
    if category in categories:
        index = categories.index(category)
    else:
        index = 1 if isinstance(number, Decimal) else len(forms) - 1
    return forms[min(index, len(forms) - 1)].replace("#", write_number(number))


def write_number(number: int | Decimal) -> str:
    """A number in digits, with a point, never with an exponent."""
    return f"{number:f}" if isinstance(number, Decimal) else str(number)
