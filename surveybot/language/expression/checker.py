"""A tree and the types of names to a closure: in, an expression; out, its type, its problems and how to evaluate it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from surveybot.language.expression import calculating, calling, comparing, logic, membership, naming, nodes
from surveybot.language.expression.examination import Examination, Rule
from surveybot.language.expression.references import Reference, Resolve
from surveybot.language.expression.types import Type
from surveybot.language.expression.values import Evaluate, missing
from surveybot.language.problem import Problem, Severity


class Checked(Struct, frozen=True):
    """An expression that can be evaluated: `evaluate` is total, and gives None where there are errors."""

    type: Type
    problems: list[Problem]
    evaluate: Evaluate
    alternatives: tuple[tuple[Type, Evaluate], ...] = ()
    """For `{role or "colleague"}` in a pipe: each side by itself, to be shown by its own type; else empty."""


_RULES: dict[type, Rule] = {
    nodes.NumberLiteral: naming.number_literal,
    nodes.TextLiteral: naming.text_literal,
    nodes.Flag: naming.flag,
    nodes.Name: naming.name,
    nodes.Broken: naming.broken,
    nodes.Not: logic.negation,
    nodes.Logic: logic.logic,
    nodes.Choose: logic.choose,
    nodes.Comparison: comparing.comparison,
    nodes.Has: membership.has,
    nodes.In: membership.is_in,
    nodes.Chain: calculating.chain,
    nodes.Minus: calculating.minus,
    nodes.Call: calling.call,
}


def check(
    expression: nodes.Expression,
    types: Mapping[str, Type],
    *,
    pipe: bool = False,
    condition: bool = False,
    languages: Sequence[str] = (),
    resolve: Resolve = Reference,
) -> Checked:
    """The type of an expression over names of the given types; never raises, whatever the expression.

    In a `pipe` the right side of `or` may be text whatever the left one is. With `condition`, anything but a
    condition is a problem. `languages` are those of the text it stands in: their plural forms are counted. `resolve`
    says what a name that has a type refers to.
    `evaluate` expects of its scope values of the types given here.
    """
    examination = Examination(types, _RULES, expression if pipe else None, languages, resolve)
    typed = examination.visit(expression)
    if condition:
        logic.require_condition(examination, typed)
    problems = examination.problems
    if examination.doubtful or any(problem.severity is Severity.ERROR for problem in problems):
        return Checked(typed.type, problems, missing)
    alternatives = tuple((part.type, part.evaluate) for part in examination.alternatives)
    return Checked(typed.type, problems, typed.evaluate, alternatives)
