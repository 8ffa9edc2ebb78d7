"""`test-name-unknown` and `test-answer-unknown`: a test dialogue that expects what the survey does not have."""

from collections.abc import Collection, Iterator

from surveybot.language.meant import did_you_mean
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program
from surveybot.program.write_in import write_in_of
from surveybot.questions.question import Question


def check(program: Program) -> Iterator[Problem]:
    """Every question, variable and code that a test names must exist."""
    questions = program.questions
    for dialogue in program.survey.tests:
        for name in dialogue.path or ():
            yield from _known(name, program.types)
        if dialogue.asks is not None:
            yield from _known(dialogue.asks, program.types)
        for name, expected in dialogue.answers.items():
            yield from _known(name, program.types)
            if name in questions:
                yield from _codes(name, questions[name], expected)


def _known(name: Scalar, known: Collection[str]) -> Iterator[Problem]:
    if name not in known:
        guess = did_you_mean(name, known)
        yield error(
            "test-name-unknown",
            name.span,
            "there is no question called `{name}`",
            name=str(name),
            guess=guess,
            help="did you mean `{guess}`?" if guess else "name a question of this survey",
        )


def _codes(name: Scalar, question: Question, expected: Scalar | frozenset[Scalar]) -> Iterator[Problem]:
    codes = list(question.choice_list.codes or question.codes())
    wanted = [expected] if isinstance(expected, Scalar) else sorted(expected)
    wrong = [code for code in wanted if code and code not in codes]
    if codes and wrong and write_in_of(question) is None:
        yield error(
            "test-answer-unknown",
            wrong[0].span,
            "`{name}` cannot be answered by `{code}`",
            name=str(name),
            code=str(wrong[0]),
            codes=", ".join(codes),
            help="its codes are {codes}",
        )
