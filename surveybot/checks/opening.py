"""`close-before-open`: a survey that closes before it opens, so that nobody could ever begin."""

from collections.abc import Iterator

from surveybot.language.problem import Label, Problem, error
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """There must be a time at which the survey is open."""
    survey = program.survey
    if survey.open is None or survey.close is None:
        return
    if survey.close.ends(survey.timezone) <= survey.open.begins(survey.timezone):
        yield error(
            "close-before-open",
            survey.close.span,
            "this survey closes before it opens, so that nobody can begin",
            labels=(Label(survey.open.span, "it opens here"),),
            help="write a later `close`, or an earlier `open`",
        )
