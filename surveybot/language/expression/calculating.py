"""Arithmetic on numbers and dates: in, typed operands; out, a number or a day, or what is wrong."""

import operator
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from surveybot.language.expression import arithmetic, dates
from surveybot.language.expression.examination import Examination, Typed, nothing, strict
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.naming import as_moment
from surveybot.language.expression.nodes import Chain, Expression, Minus, Name, TextLiteral
from surveybot.language.expression.types import (
    DATE,
    DATETIME,
    DURATION,
    NUMBER,
    TEXT,
    UNKNOWN,
    Codes,
    Plain,
    Type,
    kind,
)
from surveybot.language.expression.values import Evaluate, Scope, Value

Step = Callable[[Any, Any], Value]


def _earlier(day: Any, duration: Any) -> Value:
    return dates.shift(day, duration, -1)


def _later(duration: Any, day: Any) -> Value:
    return dates.shift(day, duration)


_STEPS: dict[tuple[Type, str, Type], tuple[Plain, Step]] = {
    (NUMBER, "+", NUMBER): (NUMBER, arithmetic.add),
    (NUMBER, "-", NUMBER): (NUMBER, arithmetic.subtract),
    (NUMBER, "*", NUMBER): (NUMBER, arithmetic.multiply),
    (NUMBER, "/", NUMBER): (NUMBER, arithmetic.divide),
    (DATE, "+", DURATION): (DATE, dates.shift),
    (DATE, "-", DURATION): (DATE, _earlier),
    (DATETIME, "+", DURATION): (DATETIME, dates.shift),
    (DATETIME, "-", DURATION): (DATETIME, _earlier),
    (DURATION, "+", DATE): (DATE, _later),
    (DURATION, "+", DATETIME): (DATETIME, _later),
}


def chain(examination: Examination, node: Chain) -> Typed:
    """`a + b - c`, from left to right and without recursion, so that a thousand operands are no danger."""
    meant = _name_with_signs(examination, node)
    if meant:
        template, help = "there is no question or variable called `{found}`", "did you mean `{meant}`?"
        return examination.refuse(node, "ref-unknown", template, help, fix=meant, meant=meant)
    first = examination.visit(node.first)
    rest = [(sign, examination.visit(operand)) for sign, operand in node.rest]
    first = _date_in_quotes(examination, first, rest[0][1])
    current, steps = first.type, []
    for index, (sign, operand) in enumerate(rest):
        if UNKNOWN in (current, operand.type):
            return nothing(node)
        step = _STEPS.get((current, sign, operand.type))
        if step is None:
            written = " ".join(
                (node.first.source, *(f"{earlier} {part.source}" for earlier, part in node.rest[:index]))
            )
            left = replace(node.first, source=written)
            _refuse(examination, node, Typed(left, current, first.evaluate), sign, operand)
            return nothing(node)
        current = step[0]
        steps.append((step[1], operand.evaluate))
    return Typed(node, current, _fold(first.evaluate, steps))


def _name_with_signs(examination: Examination, node: Chain) -> str:
    """The name that `e-mail` was meant for, which has an underscore; empty where numbers are meant."""
    parts = (node.first, *(part for _, part in node.rest))
    name = "_".join(part.path for part in parts if isinstance(part, Name))
    is_known = any(isinstance(part, Name) and part.path in examination.types for part in parts)
    return name if name in examination.types and not is_known and " " not in node.source else ""


def _date_in_quotes(examination: Examination, first: Typed, second: Typed) -> Typed:
    if not isinstance(first.node, TextLiteral) or second.type is not DURATION:
        return first
    wanted = DATETIME if dates.is_written_like(first.node.value, DATETIME) else DATE
    evaluate = as_moment(examination, first, wanted)
    return nothing(first.node) if evaluate is None else Typed(first.node, wanted, evaluate)


def _fold(first: Evaluate, steps: list[tuple[Step, Evaluate]]) -> Evaluate:
    def evaluate(scope: Scope) -> Value:
        value = first(scope)
        for step, operand in steps:
            if value is None:
                return None
            other = operand(scope)
            value = None if other is None else step(value, other)
        return value

    return evaluate


def _refuse(examination: Examination, node: Chain, left: Typed, sign: str, right: Typed) -> None:
    wrong = left if left.type is not NUMBER and right.type in (NUMBER, DURATION) else right
    values: dict[str, object] = {"left": shorten(left.node.source), "right": shorten(right.node.source), "sign": sign}
    values |= {"kind": kind(wrong.type), "wrong": shorten(wrong.node.source)}
    at: Expression = wrong.node
    template, fix = "`{wrong}` is {kind}; `{sign}` needs numbers", ""
    days = (DATE, DATETIME)
    if left.type in days and right.type in days and sign == "-":
        at, template, help = node, "a date is not taken from a date", "write `days_between({right}, {left})`"
    elif left.type in days and right.type is TEXT and _is_number(right.node):
        at, template, help = right.node, "`{left}` is a date, `{right}` is text", "write `days({bare})`"
        bare = right.node.source[1:-1]
        values["bare"], fix = shorten(bare), f"days({bare})"
    elif left.type in days and right.type is NUMBER:
        at, template, help = right.node, "`{left}` is a date, `{right}` is only a number", "write `days({right})`"
        fix = f"days({right.node.source})"
    elif DURATION in (left.type, right.type):
        template = "`{sign}` cannot join {kind} and something else than a date"
        help = "calculate inside of the brackets, `days(2 * 3)`, and add that to a date"
    elif isinstance(wrong.node, TextLiteral):
        template = "`{wrong}` is text; `{sign}` needs numbers"
        help = (
            "drop the quotes" if _is_number(wrong.node) else "texts are put together in a text: `{{first}} {{second}}`"
        )
    elif wrong.type is TEXT:
        help = "write `number({wrong})` if a number is written there"
    else:
        help = "write `count({wrong})` to count them" if isinstance(wrong.type, Codes) else "name a number in its place"
    examination.complain(at, "expr-type", template, help, fix=fix, **values)


def _is_number(node: Expression) -> bool:
    return isinstance(node, TextLiteral) and arithmetic.read_number(node.value) is not None


def minus(examination: Examination, node: Minus) -> Typed:
    """`-x`."""
    operand = examination.visit(node.operand)
    if operand.type is UNKNOWN:
        return nothing(node)
    if operand.type is not NUMBER:
        template = "`{found}` is {kind}; only a number can be negative"
        return examination.refuse(node.operand, "expr-type", template, "take the minus out", kind=kind(operand.type))
    return Typed(node, NUMBER, strict(operator.neg, (operand.evaluate,)))
