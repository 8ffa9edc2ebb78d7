"""`waves-from`: waves that are counted from something else than a date that is given."""

from collections.abc import Iterator

from surveybot.language.meant import did_you_mean
from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """The day is known before the first question, and never changes."""
    waves, given = program.survey.waves, program.survey.given
    if waves is None or not waves.since or (waves.since in given and given[waves.since].type == "date"):
        return
    dates = [name for name, question in given.items() if question.type == "date"]
    guess = did_you_mean(waves.since, dates) or (dates[0] if len(dates) == 1 else "")
    yield error(
        "waves-from",
        waves.since.span,
        "`{name}` is no date that comes with the invitation",
        name=str(waves.since),
        guess=guess,
        help="did you mean `{guess}`?" if guess else "write `given: {{ {name}: date }}` at the top",
    )
