"""`remind-after-timeout`: a reminder that never comes, since the interview ends before it."""

from collections.abc import Iterator

from surveybot.language.fields import ENDLESS
from surveybot.language.problem import Problem, warning
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """The first reminder must come before the interview ends by itself."""
    survey = program.survey
    if survey.remind is None or survey.remind.after == ENDLESS:
        return
    limits = {"timeout": survey.timeout.after if survey.timeout else None, "expire": survey.expire}
    for key, limit in limits.items():
        if limit is not None and limit <= survey.remind.after:
            yield warning(
                "remind-after-timeout",
                survey.remind.span,
                "no reminder will ever come: `{key}` ends the interview before it",
                key=key,
                help="make `after` of the reminder shorter than `{key}`",
            )
