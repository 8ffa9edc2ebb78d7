"""Comparisons: in, two typed sides; out, a condition that is unknown where a side is missing, or what is wrong."""

import operator
from collections.abc import Callable
from typing import Any

from surveybot.language.expression.arithmetic import read_number
from surveybot.language.expression.examination import Examination, Typed, strict
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.naming import MOMENTS, as_moment, beside, is_known, knows_code
from surveybot.language.expression.nodes import (
    Call,
    Chain,
    Comparison,
    Expression,
    Flag,
    Name,
    NumberLiteral,
    TextLiteral,
)
from surveybot.language.expression.types import (
    CONDITION,
    DATE,
    DATETIME,
    DURATION,
    NUMBER,
    OPAQUE,
    TEXT,
    TIME,
    UNKNOWN,
    Code,
    Codes,
    Ranking,
    kind,
)
from surveybot.language.expression.values import Evaluate, missing

_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
Sides = tuple[Evaluate, Evaluate]


def comparison(examination: Examination, node: Comparison) -> Typed:
    """`a == b`."""
    left, right = pair(examination, node.left, node.right)
    if isinstance(node.right, Name) and node.operator not in node.source:
        _rewrite(examination, node)
    sides = comparable(examination, node, left, right, node.operator)
    if sides is None:
        return Typed(node, CONDITION, missing)
    return Typed(node, CONDITION, strict(_TESTS[node.operator], sides))


def _rewrite(examination: Examination, node: Comparison) -> None:
    """Makes one complaint of a foreign sign and a code that lacks its quotes: `dish = soup`."""
    last = examination.problems[-1] if examination.problems else None
    if last is not None and last.code == "expr-type" and last.fix and last.span == node.right.span:
        examination.problems.pop()
        fix = f"{node.left.source} {node.operator} {last.fix[0].text}"
        words = "`{operator}` compares, and a code stands in quotes"
        examination.complain(
            node, "expr-type", words, "write `{right}`", fix=fix, operator=node.operator, right=shorten(fix, 100)
        )  # fmt: skip


def pair(examination: Examination, left: Expression, right: Expression) -> tuple[Typed, Typed]:
    """Both sides, the weaker one seen in the light of the other, because a code may have lost its quotes."""
    if _is_weak(examination, left) and not _is_weak(examination, right):
        after = examination.visit(right)
        return beside(examination, left, after), after
    before = examination.visit(left)
    return before, beside(examination, right, before)


def _is_weak(examination: Examination, node: Expression) -> bool:
    return isinstance(node, Flag | NumberLiteral | Chain) or not is_known(examination, node)


def comparable(examination: Examination, node: Expression, left: Typed, right: Typed, sign: str) -> Sides | None:
    """How to get the two values of a comparison; None if it has complained."""
    if UNKNOWN in (left.type, right.type):
        return left.evaluate, right.evaluate
    for is_case, find_wrong in _CASES:
        for side, other in ((left, right), (right, left)):
            if is_case(side, other):
                wrong = find_wrong(examination, node, side, other, sign)
                return None if wrong else (left.evaluate, right.evaluate)
    moment = next((of for of in MOMENTS if of in (left.type, right.type)), None)
    if moment is None:
        return left.evaluate, right.evaluate
    first, second = as_moment(examination, left, moment), as_moment(examination, right, moment)
    return None if first is None or second is None else (first, second)


Complain = Callable[[Examination, Expression, Typed, Typed, str], bool]
"""Complains of a comparison and returns True; or finds nothing wrong and returns False."""


_WORDS = {"yes": True, "true": True, "да": True, "no": False, "false": False, "нет": False}


def _conditions(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    if isinstance(side.node, Flag) and other.type is CONDITION:
        side, other = other, side
    literal = other.node
    word = _WORDS.get(literal.value.lower()) if isinstance(literal, TextLiteral) else None
    if isinstance(literal, Flag):
        word = literal.value
    owner = side.node.source
    if sign in ("==", "!=") and word is not None:
        right = owner if word == (sign == "==") else f"not {owner}"
        template = "`{owner}` is yes or no by itself, and is not compared"
        examination.complain(
            node, "expr-type", template, "write `{right}`", fix=right if isinstance(side.node, Name) else "",
            owner=shorten(owner), right=shorten(right),
        )  # fmt: skip
        return True
    if other.type is not CONDITION:
        return _different(examination, node, side, other, sign)
    if sign not in ("==", "!="):
        examination.complain(node, "expr-type", "yes and no have no order", "compare with `==` or `!=`")
        return True
    return False


def _several(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    owner = side.node.source
    values: dict[str, object] = {"owner": owner, "other": shorten(other.node.source)}
    template, fix = "`{owner}` holds several answers and cannot be compared with `{sign}`", ""
    if isinstance(side.type, Ranking):
        help = "write `rank({owner}, {other}) == 1`, for example"
    elif other.type is NUMBER:
        help = "to ask how many there are, write `count({owner}) {sign} {other}`"
    else:
        help = "write `{owner} has {other}`" if sign == "==" else "write `not ({owner} has {other})`"
        has = f"{owner} has {other.node.source}"
        fix = {"==": has, "!=": f"not ({has})"}.get(sign, "") if isinstance(other.node, TextLiteral) else ""
    examination.complain(node, "multi-compare", template, help, fix=fix, sign=sign, **values)
    return True


def _opaque(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    examination.complain(
        side.node, "expr-type", "`{found}` cannot be compared", "only `answered({found})` can be asked"
    )
    return True


def _code(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    assert isinstance(side.type, Code)
    owner = side.node.source
    first = side.type.choices[0] if side.type.choices else "…"
    if sign not in ("==", "!="):
        template = "`{owner}` is a choice, and choices have no order"
        examination.complain(
            node, "expr-type", template, 'compare with `==`, or with `in ("{first}", …)`', owner=owner, first=first
        )
    elif isinstance(other.node, TextLiteral):
        return not knows_code(examination, side.type, side.node, other.node)
    elif other.type is TEXT or (isinstance(other.type, Code) and set(other.type.choices) & set(side.type.choices)):
        return False
    else:
        template = "`{owner}` is a choice, `{other}` is {kind}"
        if isinstance(other.type, Code):
            template = "`{owner}` and `{other}` have no choice in common"
        help = 'compare with a code in quotes: `{owner} == "{first}"`'
        values = {"owner": owner, "other": shorten(other.node.source), "kind": kind(other.type), "first": first}
        examination.complain(node, "expr-type", template, help, **values)
    return True


def _number_and_text(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    values = {"owner": shorten(side.node.source), "other": shorten(other.node.source)}
    template = "`{owner}` is a number, `{other}` is text"
    if not isinstance(other.node, TextLiteral):
        is_written = isinstance(side.node, NumberLiteral) and sign in ("==", "!=")
        help = 'put the number in quotes: `"{owner}"`' if is_written else "write `number({other})`"
        examination.complain(other.node, "expr-type", template, help, **values)
    else:
        number = other.node.value.strip() if read_number(other.node.value) is not None else ""
        help = "drop the quotes" if number or other.node.value in examination.types else "compare it with a number"
        examination.complain(other.node, "expr-type", template, help, fix=number, **values)
    return True


def _number_and_day(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    template = "`{owner}` is {kind}, `{other}` is a number"
    values = {"owner": shorten(side.node.source), "other": shorten(other.node.source), "kind": kind(side.type)}
    help = 'a day stands in quotes, `"2026-09-30"`; to count days, write `days_between(today(), {owner})`'
    if side.type is TIME:
        help = 'a time of day stands in quotes, `"12:30"`'
    examination.complain(node, "expr-type", template, help, **values)
    return True


def _order_of_texts(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    if sign in ("==", "!="):
        return _capitals(examination, side, other) or _capitals(examination, other, side)
    help = "numbers in a text are compared so: `number(x) > 3`"
    examination.complain(node, "expr-type", "texts have no order; they are only compared with `==` and `!=`", help)
    return True


def _capitals(examination: Examination, side: Typed, other: Typed) -> bool:
    """Complains of `lower(city) == "Riga"`."""
    is_lower = isinstance(side.node, Call) and side.node.function == "lower"
    if not is_lower or not isinstance(other.node, TextLiteral) or other.node.value == other.node.value.lower():
        return False
    right = other.node.source.lower()
    template = "`lower` has no capital letters, and `{found}` has some"
    examination.complain(other.node, "expr-type", template, "write `{right}`", fix=right, right=right)
    return True


def _different(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    help = "`today()` is the date without the time" if {side.type, other.type} == {DATE, DATETIME} else ""
    examination.complain(
        node, "expr-type", "`{left}` is {left_kind}, `{right}` is {right_kind}", help,
        left=shorten(side.node.source), left_kind=kind(side.type),
        right=shorten(other.node.source), right_kind=kind(other.type),
    )  # fmt: skip
    return True


def _lengths(examination: Examination, node: Expression, side: Typed, other: Typed, sign: str) -> bool:
    help = "count days as a number: `days_between(a, b) > 3`"
    examination.complain(node, "expr-type", "lengths of time cannot be compared", help)
    return True


def _are_different(side: Typed, other: Typed) -> bool:
    return side.type is not other.type and TEXT not in (side.type, other.type)


_CASES: tuple[tuple[Callable[[Typed, Typed], bool], Complain], ...] = (
    (lambda side, other: isinstance(side.type, Codes | Ranking), _several),
    (lambda side, other: side.type is OPAQUE, _opaque),
    (lambda side, other: isinstance(side.type, Code), _code),
    (lambda side, other: side.type is CONDITION, _conditions),
    (lambda side, other: side.type is DURATION, _lengths),
    (lambda side, other: side.type is NUMBER and other.type is TEXT, _number_and_text),
    (lambda side, other: side.type in MOMENTS and other.type is NUMBER, _number_and_day),
    (lambda side, other: side.type is TEXT and other.type is TEXT, _order_of_texts),
    (_are_different, _different),
)
