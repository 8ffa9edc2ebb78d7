"""`limit-without-expire`: places that those who never finish would hold for ever."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """A survey with a limited number of places must give back those of interviews that are not finished."""
    survey = program.survey
    if survey.limit is not None and survey.expire is None:
        yield error(
            "limit-without-expire",
            survey.limit.span,
            "this survey has a `limit` and no `expire`: whoever never finishes holds a place for ever",
            help="add a line such as `expire: 14d`",
        )
