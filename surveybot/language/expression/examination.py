"""The state of one check: in, types by name and a rule for each kind of node; out, typed pieces and problems."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.nodes import Expression
from surveybot.language.expression.references import Resolve
from surveybot.language.expression.types import UNKNOWN, Type
from surveybot.language.expression.values import Evaluate, Value, missing
from surveybot.language.problem import Problem, Replacement, Severity


class Typed(Struct, frozen=True):
    """A checked piece of an expression: what kind of value it gives, and how to get that."""

    node: Expression
    type: Type
    evaluate: Evaluate


Rule = Callable[["Examination", Any], Typed]


class Examination:
    """Goes through one expression; `doubtful` tells that something in it could not be checked."""

    def __init__(
        self,
        types: Mapping[str, Type],
        rules: Mapping[type, Rule],
        pipe: Expression | None,
        languages: Sequence[str],
        resolve: Resolve,
    ) -> None:
        self.types = types
        self.rules = rules
        self.pipe = pipe
        self.languages = languages
        self.resolve = resolve
        self.problems: list[Problem] = []
        self.alternatives: tuple[Typed, ...] = ()
        self.doubtful = False

    def visit(self, node: Expression) -> Typed:
        """The type of a node and of all below it."""
        typed = self.rules[type(node)](self, node)
        self.doubtful = self.doubtful or typed.type is UNKNOWN
        return typed

    def complain(
        self, node: Expression, code: str, template: str, help: str = "", /, *, fix: str = "", **values: object
    ) -> None:
        """Adds an error at a node; `found` in the templates is how it is written, `fix` what is meant instead."""
        found = {"found": shorten(node.source), **values}
        replacements = (Replacement(node.span, fix),) if fix else ()
        self.problems.append(Problem(code, Severity.ERROR, node.span, template, found, help, fix=replacements))

    def warn(self, node: Expression, code: str, template: str, help: str = "", /, **values: object) -> None:
        """Adds a warning at a node, with the same values."""
        found = {"found": shorten(node.source), **values}
        self.problems.append(Problem(code, Severity.WARNING, node.span, template, found, help))

    def refuse(
        self, node: Expression, code: str, template: str, help: str = "", /, *, fix: str = "", **values: object
    ) -> Typed:
        """Adds a problem at a node; what comes back fits everywhere."""
        self.complain(node, code, template, help, fix=fix, **values)
        return nothing(node)


def nothing(node: Expression) -> Typed:
    """A piece of which nothing more is to be said."""
    return Typed(node, UNKNOWN, missing)


def constant(value: Value) -> Evaluate:
    """What always gives the same value."""
    return lambda scope: value


def strict(apply: Callable[..., Value], parts: Sequence[Evaluate]) -> Evaluate:
    """`apply` to all parts; missing as soon as one of them is."""
    if len(parts) == 2:
        return _strict_pair(apply, *parts)

    def evaluate(scope: Any) -> Value:
        values = []
        for part in parts:
            value = part(scope)
            if value is None:
                return None
            values.append(value)
        return apply(*values)

    return evaluate


def _strict_pair(apply: Callable[..., Value], left: Evaluate, right: Evaluate) -> Evaluate:
    def evaluate(scope: Any) -> Value:
        first = left(scope)
        if first is None:
            return None
        second = right(scope)
        return None if second is None else apply(first, second)

    return evaluate
