"""Between which numbers a computation lies: in, it and what its names can be; out, the least and the most."""

from collections.abc import Callable
from decimal import Decimal

from surveybot.language.expression.arithmetic import Number, add, multiply
from surveybot.language.expression.domains import Domain, Stretch
from surveybot.language.expression.nodes import Call, Chain, Expression, Minus, NumberLiteral

Bounds = tuple[Number | None, Number | None]
UNBOUNDED: Bounds = (None, None)
DomainOf = Callable[[Expression], Domain | None]


def bounds(node: Expression, of: DomainOf) -> Bounds:
    """The least and the most that a node can be; None where there is no such end, or no telling."""
    match node:
        case NumberLiteral(value=value):
            return value, value
        case Minus(operand=operand):
            low, high = bounds(operand, of)
            return _negative(high), _negative(low)
        case Chain(first=first, rest=rest):
            found = bounds(first, of)
            for sign, operand in rest:
                found = _combined(found, sign, bounds(operand, of))
            return found
        case Call(function="mean" | "min" | "max", arguments=arguments) if len(arguments) > 1:
            lows, highs = zip(*(bounds(argument, of) for argument in arguments), strict=True)
            return None if None in lows else min(lows), None if None in highs else max(highs)
        case _:
            return _ends(of(node))


def _ends(domain: Domain | None) -> Bounds:
    if isinstance(domain, frozenset):
        numbers = [value for value in domain if isinstance(value, int | Decimal)]
        return (min(numbers), max(numbers)) if numbers and len(numbers) == len(domain) else UNBOUNDED
    if not isinstance(domain, Stretch):
        return UNBOUNDED
    low, high = (end if isinstance(end, int | Decimal) else None for end in (domain.low, domain.high))
    return low, high


def _combined(left: Bounds, sign: str, right: Bounds) -> Bounds:
    (low, high), (other_low, other_high) = left, right
    match sign:
        case "+":
            return _sum(low, other_low), _sum(high, other_high)
        case "-":
            return _sum(low, _negative(other_high)), _sum(high, _negative(other_low))
        case "*" if None not in (*left, *right):
            ends = [multiply(a, b) for a in left for b in right if a is not None and b is not None]
            known = [end for end in ends if end is not None]
            return (min(known), max(known)) if len(known) == len(ends) else UNBOUNDED
        case _:
            return UNBOUNDED


def _sum(one: Number | None, other: Number | None) -> Number | None:
    return None if one is None or other is None else add(one, other)


def _negative(number: Number | None) -> Number | None:
    return None if number is None else -number
