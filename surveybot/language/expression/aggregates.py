"""`count sum mean min max`: in, several values of which some are missing; out, a number or a day made of the rest."""

from collections.abc import Callable
from typing import Any

from surveybot.language.expression import arithmetic
from surveybot.language.expression.examination import Examination, Typed, nothing
from surveybot.language.expression.logic import agree
from surveybot.language.expression.nodes import Call, Name
from surveybot.language.expression.types import (
    DATE,
    DATETIME,
    NUMBER,
    TIME,
    UNKNOWN,
    Codes,
    EachRound,
    Plain,
    Ranking,
    Rounds,
    kind,
)
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
    if len(node.arguments) == 1 and isinstance(node.arguments[0], Name):
        of = examination.types.get(node.arguments[0].path)
        if isinstance(of, Rounds | EachRound):
            return _over_rounds(examination, node, node.arguments[0], of)
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
    help = "write `count({found})` to count them" if isinstance(of, Codes) else "leave it out of the brackets"
    template = "`{found}` is {kind}; `{function}` needs numbers"
    return examination.refuse(
        parts[0].node, "func-arguments", template, help, kind=kind(parts[0].type), function=node.function
    )


def _over_rounds(examination: Examination, node: Call, argument: Name, of: Rounds | EachRound) -> Typed:
    """`count(child)` is the number of rounds; `sum(child.age)` takes the answers of all of them."""
    reference, fold = examination.resolve(argument.path), _FOLDS[node.function]
    if isinstance(of, Rounds) or node.function == "count":
        return Typed(node, NUMBER, lambda scope: len([value for value in scope.rounds(reference) if value is not None]))
    if of.of is UNKNOWN:
        return nothing(node)
    if of.of is NUMBER or (of.of in (DATE, TIME, DATETIME) and node.function in ("min", "max")):
        kind_of_result = of.of
        assert isinstance(kind_of_result, Plain)
        return Typed(
            node,
            kind_of_result,
            lambda scope: fold([value for value in scope.rounds(reference) if value is not None]),
        )
    template = "`{found}` is {kind} in each round; `{function}` needs numbers"
    help = "write `count({found})` to count them"
    return examination.refuse(argument, "func-arguments", template, help, kind=kind(of.of), function=node.function)


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
