"""What a condition tells of the answers: in, a condition that holds or does not; out, what they can be then.

Everything is said of answers that are there: nothing is known of whether they are.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec import Struct

from surveybot.language.expression.bounds import bounds
from surveybot.language.expression.dates import read_moment
from surveybot.language.expression.domains import (
    DENIED,
    MIRRORED,
    NOTHING,
    TESTS,
    Domain,
    either,
    narrowed,
)
from surveybot.language.expression.nodes import (
    Call,
    Chain,
    Comparison,
    Expression,
    Flag,
    Has,
    In,
    Logic,
    Minus,
    Name,
    Not,
    NumberLiteral,
    TextLiteral,
)
from surveybot.language.expression.references import Reference, Resolve
from surveybot.language.expression.types import (
    CONDITION,
    DATE,
    DATETIME,
    NUMBER,
    TEXT,
    TIME,
    Code,
    Codes,
    Ranking,
    Rounds,
    Type,
)


class Subject(NamedTuple):
    """Of what something is known: a `variable`, or its `count`, `length`, `has`, `rank` or `days` from today.

    `detail` is the code that it has, or of which the rank is meant.
    """

    variable: Reference
    aspect: str = ""
    detail: str = ""


Known = Mapping[Subject, Domain]
"""What is known of some subjects; of the others it is what they can usually be."""


class Ground(Struct, frozen=True):
    """What there is to know before any condition: types, what names refer to, and what subjects can be at all."""

    types: Mapping[str, Type]
    resolve: Resolve
    usual: Callable[[Subject], Domain]


def assumed(condition: Expression, holds: bool, known: Known, ground: Ground) -> Known | None:
    """What is known when a condition holds, or does not; None if that cannot be."""
    match condition:
        case Flag(value=value):
            return known if value is holds else None
        case Not(operand=operand):
            return assumed(operand, not holds, known, ground)
        case Logic(operator=operator, operands=operands):
            if holds is (operator == "and"):
                return _all(operands, holds, known, ground)
            return joined([assumed(operand, holds, known, ground) for operand in operands])
        case Comparison():
            return _comparison(condition, holds, known, ground)
        case Name() if ground.types.get(condition.path) is CONDITION:
            return narrowed_at(Subject(ground.resolve(condition.path)), "==", holds, known, ground)
        case Has(whole=Name() as whole, member=TextLiteral(value=code)):
            return narrowed_at(Subject(ground.resolve(whole.path), "has", code), "==", holds, known, ground)
        case In():
            return _in(condition, holds, known, ground)
        case _:
            return known


def subjects(condition: Expression, ground: Ground) -> set[Subject]:
    """All that a condition asks about, as far as something can be known of it."""
    match condition:
        case Not(operand=operand):
            return subjects(operand, ground)
        case Logic(operands=operands):
            return {subject for operand in operands for subject in subjects(operand, ground)}
        case Comparison(left=left, right=right):
            return {found for side in (left, right) if (found := _subject(side, ground)) is not None}
        case In(value=value):
            return {found for found in (_subject(value, ground),) if found is not None}
        case Name() if ground.types.get(condition.path) is CONDITION:
            return {Subject(ground.resolve(condition.path))}
        case Has(whole=Name() as whole, member=TextLiteral(value=code)):
            return {Subject(ground.resolve(whole.path), "has", code)}
        case _:
            return set()


def narrowed_at(subject: Subject, sign: str, value: Any, known: Known, ground: Ground) -> Known | None:
    """What is known when a subject also compares so with a value."""
    before = known[subject] if subject in known else ground.usual(subject)
    after = narrowed(before, sign, value)
    return None if after == NOTHING else known if after == before else {**known, subject: after}


def joined(ways: list[Known | None]) -> Known | None:
    """What is known whichever way was taken; None of those that cannot be."""
    possible = [way for way in ways if way is not None]
    if not possible:
        return None
    first, *others = possible
    for other in others:
        if other is not first:
            shared = ((subject, domain, other[subject]) for subject, domain in first.items() if subject in other)
            first = {subject: one if one is two else either(one, two) for subject, one, two in shared}
    return first


def _all(conditions: tuple[Expression, ...], holds: bool, known: Known, ground: Ground) -> Known | None:
    for condition in conditions:
        found = assumed(condition, holds, known, ground)
        if found is None:
            return None
        known = found
    return known


def _comparison(node: Comparison, holds: bool, known: Known, ground: Ground) -> Known | None:
    sign = node.operator if holds else DENIED[node.operator]
    for side, compared, other in ((node.left, sign, node.right), (node.right, MIRRORED[sign], node.left)):
        subject = _subject(side, ground)
        if subject is not None and (value := _value(side, other, ground)) is not None:
            return narrowed_at(subject, compared, value, known, ground)
        days = _days_from_today(other)
        if days is not None and isinstance(side, Name) and ground.types.get(side.path) in (DATE, DATETIME):
            return narrowed_at(Subject(ground.resolve(side.path), "days"), compared, days, known, ground)
    return known if _may_compare(node, sign, known, ground) else None


def _may_compare(node: Comparison, sign: str, known: Known, ground: Ground) -> bool:
    def of(name: Expression) -> Domain | None:
        subject = _subject(name, ground)
        return None if subject is None else known[subject] if subject in known else ground.usual(subject)

    low, high = bounds(node.left, of)
    other_low, other_high = bounds(node.right, of)
    if sign in ("<", "<="):
        return low is None or other_high is None or TESTS[sign](low, other_high)
    if sign in (">", ">="):
        return high is None or other_low is None or TESTS[sign](high, other_low)
    apart = (high is not None and other_low is not None and high < other_low) or (
        low is not None and other_high is not None and low > other_high
    )
    same = None not in (low, other_low) and low == high == other_low == other_high
    return not same if sign == "!=" else not apart


def _in(node: In, holds: bool, known: Known, ground: Ground) -> Known | None:
    subject = _subject(node.value, ground)
    values = [_value(node.value, option, ground) for option in node.options]
    if subject is None or None in values:
        return known
    if holds:
        return joined([narrowed_at(subject, "==", value, known, ground) for value in values])
    found: Known | None = known
    for value in values:
        found = narrowed_at(subject, "!=", value, found, ground) if found is not None else None
    return found


_PLAIN = (NUMBER, TEXT, DATE, TIME, DATETIME)


def _subject(node: Expression, ground: Ground) -> Subject | None:
    match node:
        case Name(path=path):
            of = ground.types.get(path)
            return Subject(ground.resolve(path)) if of in _PLAIN or isinstance(of, Code) else None
        case Call(function="count", arguments=(Name(path=path),)):
            counts = isinstance(ground.types.get(path), Codes | Ranking | Rounds)
            return Subject(ground.resolve(path), "count") if counts else None
        case Call(function="length", arguments=(Name(path=path),)):
            return Subject(ground.resolve(path), "length")
        case Call(function="rank", arguments=(Name(path=path), TextLiteral(value=code))):
            return Subject(ground.resolve(path), "rank", code)
        case _:
            return None


def _value(side: Expression, other: Expression, ground: Ground) -> Any:
    """What a side is compared with, if that is written out; a text of a day is a day beside one."""
    of = ground.types.get(side.path) if isinstance(side, Name) else NUMBER
    match other:
        case NumberLiteral(value=value) if of is NUMBER:
            return value
        case Minus(operand=NumberLiteral(value=value)) if of is NUMBER:
            return -value
        case TextLiteral(value=text) if of in (DATE, TIME, DATETIME):
            assert of is DATE or of is TIME or of is DATETIME
            return read_moment(text, of)
        case TextLiteral(value=text) if of is TEXT or isinstance(of, Code):
            return text
        case _:
            return None


_LENGTHS = {"days": 1, "weeks": 7}


def _days_from_today(node: Expression) -> int | Decimal | None:
    match node:
        case Call(function="today" | "now"):
            return 0
        case Chain(
            first=Call(function="today" | "now"),
            rest=((sign, Call(function="days" | "weeks" as unit, arguments=(NumberLiteral(value=value),))),),
        ):
            days = value * _LENGTHS[unit]
            return -days if sign == "-" else days
        case _:
            return None
