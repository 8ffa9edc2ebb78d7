"""What a value can be: in, comparisons with what is written out; out, sets of values and stretches of them."""

import math
import operator
from collections.abc import Callable, Collection
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
DENIED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
MIRRORED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
MOST_VALUES = 300  # all countries and more; a larger set is taken as a stretch


class Stretch(Struct, frozen=True):
    """All from `low` to `high`, of which None is open; `after` and `before` say that an end does not belong to it."""

    low: Any = None
    high: Any = None
    after: bool = False
    before: bool = False
    whole: bool = False


Domain = frozenset[Any] | Stretch
"""What a value can be where there is one."""
ANYTHING = Stretch()
NOTHING: frozenset[Any] = frozenset()


def narrowed(domain: Domain, sign: str, value: Any) -> Domain:
    """What of a domain compares so with a value."""
    if isinstance(domain, frozenset):
        if sign == "!=":
            return domain - {value}
        return frozenset(each for each in domain if TESTS[sign](each, value))
    match sign:
        case "==":
            return frozenset({value}) if _holds(domain, value) else NOTHING
        case "!=":
            return _without(domain, value)
        case "<" | "<=":
            return meeting(domain, Stretch(high=value, before=sign == "<"))
        case _:
            return meeting(domain, Stretch(low=value, after=sign == ">"))


def meeting(one: Stretch, other: Stretch) -> Domain:
    """What lies in both."""
    low, after = max(((each.low, each.after) for each in (one, other) if each.low is not None), default=(None, False))
    high, open_end = min(
        ((each.high, not each.before) for each in (one, other) if each.high is not None), default=(None, True)
    )
    return _tidy(Stretch(low, high, after, not open_end, one.whole or other.whole))


def either(one: Domain, other: Domain) -> Domain:
    """What lies in one of the two, or between them."""
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one_of(one | other)
    first, second = (_spread(each) if isinstance(each, frozenset) else each for each in (one, other))
    low = high = None
    after = before = False
    if first.low is not None and second.low is not None:
        low, after = min((first.low, first.after), (second.low, second.after))
    if first.high is not None and second.high is not None:
        high, closed = max((first.high, not first.before), (second.high, not second.before))
        before = not closed
    return Stretch(low, high, after, before, first.whole and second.whole)


def one_of(values: Collection[Any]) -> Domain:
    """These values, or what holds them all where they are too many to go through."""
    return frozenset(values) if len(values) <= MOST_VALUES else _spread(values)


def _spread(values: Collection[Any]) -> Stretch:
    if not values or any(isinstance(value, str | bool) for value in values):
        return ANYTHING
    return Stretch(min(values), max(values), whole=all(isinstance(value, int) for value in values))


def _holds(stretch: Stretch, value: Any) -> bool:
    if stretch.whole and value % 1:
        return False
    above = stretch.low is None or value > stretch.low or (value == stretch.low and not stretch.after)
    below = stretch.high is None or value < stretch.high or (value == stretch.high and not stretch.before)
    return above and below


def _without(stretch: Stretch, value: Any) -> Domain:
    if value == stretch.low:
        stretch = replace(stretch, after=True)
    if value == stretch.high:
        stretch = replace(stretch, before=True)
    return _tidy(stretch)


def _tidy(stretch: Stretch) -> Domain:
    low, high, after, before = stretch.low, stretch.high, stretch.after, stretch.before
    if stretch.whole:
        low = low if low is None else math.floor(low) + 1 if after else math.ceil(low)
        high = high if high is None else math.ceil(high) - 1 if before else math.floor(high)
        after = before = False
    if low is not None and high is not None and (low > high or (low == high and (after or before))):
        return NOTHING
    return Stretch(low, high, after, before, stretch.whole)
