"""`count sum mean min max`: in, several values of which some are missing; out, a number or a day made of the rest."""

from collections.abc import Callable
from typing import Any

from surveybot.language.expression import arithmetic
from surveybot.language.expression.examination import Examination, Typed, nothing
from surveybot.language.expression.logic import agree
from surveybot.language.expression.nodes import Call, Expression, Name
from surveybot.language.expression.types import DATE, DATETIME, NUMBER, TIME, UNKNOWN, Codes, Ranking, kind
from surveybot.language.expression.values import Evaluate, Scope, Value

_FOLDS: dict[str, Callable[[list[Any]], Value]] = {
    "count": len,
    "sum": arithmetic.total,
    "mean": arithmetic.mean,
    "min": lambda values: min(values, default=None),
    "max": lambda values: max(values, default=None),
}
AGGREGATES = frozenset(_FOLDS)
"""Functions that leave missing values out: of nothing, count and sum are 0, the others missing."""


def aggregate(examination: Examination, node: Call) -> Typed:
    """`sum(a, b)`, or `count(reasons)`, which is how many were chosen."""
    rounds = [argument for argument in node.arguments if _is_of_rounds(examination, argument)]
    if rounds:
        return examination.refuse(rounds[0], "not-supported-yet", "answers of all rounds cannot be put together yet")
    parts = [examination.visit(argument) for argument in node.arguments]
    if any(part.type is UNKNOWN for part in parts):
        return nothing(node)
    if node.function == "count":
        if len(parts) == 1 and isinstance(parts[0].type, Codes | Ranking):
            return Typed(node, NUMBER, _how_many(parts[0].evaluate))
        return Typed(node, NUMBER, _fold(len, [part.evaluate for part in parts]))
    agreed = agree(examination, parts)
    if agreed is None:
        return nothing(node)
    of, evaluates = agreed
    if of is NUMBER or (of in (DATE, TIME, DATETIME) and node.function in ("min", "max")):
        return Typed(node, of, _fold(_FOLDS[node.function], evaluates))
    help = "write `count({found})` to count them" if isinstance(of, Codes) else ""
    template = "`{found}` is {kind}; `{function}` needs numbers"
    return examination.refuse(
        parts[0].node, "func-arguments", template, help, kind=kind(parts[0].type), function=node.function
    )


def _is_of_rounds(examination: Examination, node: Expression) -> bool:
    if not isinstance(node, Name) or node.path in examination.types:
        return False
    return "." in node.path or any(name.startswith(node.path + ".") for name in examination.types)


def _how_many(chosen: Evaluate) -> Evaluate:
    def evaluate(scope: Scope) -> Value:
        value = chosen(scope)
        return len(value) if isinstance(value, tuple) else 0

    return evaluate


def _fold(fold: Callable[[list[Any]], Value], parts: list[Evaluate]) -> Evaluate:
    def evaluate(scope: Scope) -> Value:
        values = (part(scope) for part in parts)
        return fold([value for value in values if value is not None])

    return evaluate
