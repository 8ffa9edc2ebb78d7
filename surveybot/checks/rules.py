"""`key-wrong-place`: a kind of rule that the question's type cannot have, such as `range` on a choice."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.language.record import question_of
from surveybot.program.instructions import Program
from surveybot.questions import TYPES


def check(program: Program) -> Iterator[Problem]:
    """Every rule must be of a kind that its question knows."""
    for question in program.questions.values():
        for rule in question.rules:
            if rule.kind not in question.rule_kinds:
                types = [name for name, model in TYPES.items() if rule.kind in model.rule_kinds]
                yield error(
                    "key-wrong-place",
                    rule.span,
                    "`{kind}` does not belong to {what}",
                    kind=rule.kind,
                    what=question_of(str(question.type)),
                    types=", ".join(types),
                    help="`{kind}` belongs to questions of type {types}",
                )
