"""`unused-label`: a place to jump to, to which nothing jumps."""

from collections.abc import Iterator

from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, note
from surveybot.program.instructions import Program
from surveybot.program.names import every_step
from surveybot.questions.question import Question
from surveybot.survey.model import GotoStep, LabelStep, Step


def check(program: Program) -> Iterator[Problem]:
    """Every label is jumped to by some step."""
    steps = list(every_step(program.survey.steps))
    wanted = {str(name) for step in steps for name in _jumps(step)}
    for step in steps:
        if isinstance(step, LabelStep) and step.label and step.label not in wanted:
            yield note(
                "unused-label",
                step.label.span,
                "nothing jumps to `{name}`",
                name=str(step.label),
                help="take this step out, or jump here with `goto: {name}`",
            )


def _jumps(step: Step) -> Iterator[Scalar]:
    if isinstance(step, GotoStep):
        yield step.goto
    elif isinstance(step, Question):
        yield from step.jumps.values()
        for limit in (step.timeout, step.attempts):
            if limit is not None and limit.goto is not None:
                yield limit.goto
