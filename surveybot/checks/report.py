"""`report-by`: groups for a report that no question makes."""

from collections.abc import Iterator, Mapping

from surveybot.language.expression import UNKNOWN
from surveybot.language.meant import did_you_mean, proposal, surely_meant
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, error, replaced
from surveybot.language.words import enumerated
from surveybot.program.instructions import Program
from surveybot.questions.question import Question


def check(program: Program) -> Iterator[Problem]:
    """Every group is given, or comes from a question outside of all repeats, and has few values, each with a code."""
    report, questions = program.survey.report, {**program.survey.given, **program.questions}
    for name in report.by if report is not None and program.survey.steps else ():
        if program.types.get(name) is UNKNOWN:
            continue  # its step could not be read
        if str(name) not in questions:
            yield _unknown(name, questions)
        elif not questions[str(name)].codes() or program.homes.get(str(name)):
            yield error(
                "report-by",
                name.span,
                "`{name}` makes no groups: its answers are not one choice of a few",
                name=str(name),
                help="name a question of type choice, scale, nps, yes_no or language, outside of all repeats",
            )


def _unknown(name: Scalar, questions: Mapping[str, Question]) -> Problem:
    names = [known for known, question in questions.items() if question.codes()]
    guess = did_you_mean(name, names)
    helping = proposal(name, guess, "name one of these: {names}" if names else "take this line out")
    template = "there is no question called `{name}`"
    return error(
        "report-by", name.span, template, help=helping, fix=replaced(name, surely_meant(name, names)),
        name=str(name), guess=guess, names=enumerated(names),
    )  # fmt: skip
