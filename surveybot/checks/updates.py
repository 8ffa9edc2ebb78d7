"""`not-supported-yet`: `respondents: update`, with which `/start` would reopen the review."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """Nobody can update a response yet."""
    survey = program.survey
    if survey.respondents == "update" and survey.anonymous is None:
        yield error(
            "not-supported-yet",
            survey.respondents.span,
            "`respondents: update` is not supported yet in this version",
            help="write `respondents: once` or `respondents: many` for now",
        )
