"""`unused-choice-list`: a list under `choice_lists` that no question takes its choices from."""

from collections.abc import Iterator

from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, info
from surveybot.program.instructions import Program
from surveybot.questions.question import Question
from surveybot.survey.model import BrokenStep


def check(program: Program) -> Iterator[Problem]:
    """Of the survey's own lists; those of an included file may be there for another survey."""
    survey = program.survey
    if any(isinstance(step, BrokenStep) for step in program.steps):
        return
    asked = [step for step in program.steps if isinstance(step, Question)]
    used = {str(question.choice_list.name) for question in (*asked, *survey.given.values())}
    for name in survey.choice_lists:
        if name not in used and isinstance(name, Scalar) and name.span.file == survey.span.file:
            yield info(
                "unused-choice-list",
                name.span,
                "no question takes its choices from `{name}`",
                name=str(name),
                help="write `choices: {name}` in a question, or take the list out",
            )
