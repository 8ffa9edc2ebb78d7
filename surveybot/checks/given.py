"""`given-without-invite`: what an invitation shall bring, in a survey that needs no invitation."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """What is given comes with a link of one's own."""
    survey = program.survey
    if survey.given and survey.invite != "tokens":
        yield error(
            "given-without-invite",
            next(iter(survey.given.values())).span,
            "what is `given` comes with an invitation, and this survey needs none",
            help="add a line `invite: tokens`",
        )
