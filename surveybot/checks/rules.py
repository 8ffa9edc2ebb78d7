"""`key-wrong-place` and `rule-kind`: rules that the question's type cannot have, such as `range` on a choice."""

from collections.abc import Iterator
from math import ceil, floor

from surveybot.language.expression import DATE, DATETIME, TIME
from surveybot.language.fields import Range
from surveybot.language.problem import Problem, error
from surveybot.language.record import question_of
from surveybot.program.instructions import Program
from surveybot.questions import TYPES


def check(program: Program) -> Iterator[Problem]:
    """Every rule must be of a kind that its question knows."""
    for question in program.questions.values():
        for rule in question.rules:
            if rule.range is not None and question.type == "integer" and _has_fraction(rule.range):
                yield error(
                    "rule-kind",
                    rule.range.span or rule.span,
                    "an answer to `{name}` is a whole number, and this range ends between two of them",
                    name=str(question.name),
                    help="write whole numbers, or `type: number`",
                )
            is_told = rule.range is not None and rule.range.span is None
            if rule.kind not in question.rule_kinds and not is_told:
                types = [name for name, model in TYPES.items() if rule.kind in model.rule_kinds]
                yield error(
                    "key-wrong-place",
                    rule.span,
                    "`{kind}` does not belong to {what}",
                    kind=rule.kind,
                    what=question_of(str(question.type)),
                    types=", ".join(types),
                    name=str(question.name),
                    help="write it as a condition, `- that: {name} >= …`; dates and times stand there in quotes"
                    if rule.kind == "range" and question.value_type() in (DATE, DATETIME, TIME)
                    else "`{kind}` belongs to questions of type {types}",
                )


def _has_fraction(limits: Range) -> bool:
    """Whether an end lies between two whole numbers, and not both between the same two: that range is empty."""
    low, high = limits.low, limits.high
    is_empty = low is not None and high is not None and ceil(low) > floor(high)
    return not is_empty and any(end is not None and end % 1 for end in (low, high))
