"""`update-without-review`: responses that can be updated, and no review in which to do it."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program, Review


def check(program: Program) -> Iterator[Problem]:
    """Who comes back to update a response is shown it in a review."""
    survey = program.survey
    has_review = any(isinstance(step, Review) for step in program.instructions)
    if survey.respondents == "update" and survey.anonymous is None and not has_review:
        yield error(
            "update-without-review",
            survey.respondents.span,
            "who updates a response is shown it in a review, and this survey has none",
            help="add a step `- review: Is everything right?` below the questions, or write `respondents: once`",
        )
