"""Repeats compiled: in, a `repeat` step; out, how its rounds come about, and the question before each of them."""

from surveybot.language.expression import NUMBER, UNKNOWN, Codes, Expression, Type, check
from surveybot.language.expression.nodes import NumberLiteral
from surveybot.language.meant import did_you_mean
from surveybot.language.nodes import Scalar
from surveybot.language.problem import error
from surveybot.program.expressions import Expressions
from surveybot.program.homes import Home, Names
from surveybot.program.instructions import Repeat
from surveybot.questions.phrase_text import phrase_text
from surveybot.questions.yes_no import YesNoQuestion
from surveybot.survey.bounds import MOST_ROUNDS
from surveybot.survey.model import RepeatStep

USUAL_ROUNDS = 20
"""How many rounds `times` can have at most where the author says nothing."""


def repeat_of(step: RepeatStep, home: Home, expressions: Expressions) -> Repeat:
    """The repeat that stands in `home`."""
    name, around = home.full(str(step.repeat)), home.around
    if step.over is not None:
        codes = _codes(step.over, home, expressions)
        reference = Names(home).refer(str(step.over))
        return Repeat(name, around, step.at_most or max(len(codes), 1), over=reference.name, codes=codes)
    if step.times is not None:
        times = expressions.evaluate(step.times)
        _must_be_number(step.times, home, expressions)
        at_most = step.at_most or _written(step.times) or USUAL_ROUNDS
        return Repeat(name, around, at_most, times=times, source=step.times.source)
    return Repeat(name, around, step.at_most or MOST_ROUNDS)


def _written(times: Expression) -> int | None:
    """A number that is written out is its own bound."""
    is_plain = isinstance(times, NumberLiteral) and isinstance(times.value, int)
    return min(times.value, MOST_ROUNDS) if isinstance(times, NumberLiteral) and is_plain else None  # type: ignore[return-value]


def _must_be_number(times: Expression, home: Home, expressions: Expressions) -> None:
    names = Names(home)
    of = check(times, names, resolve=names.refer).type
    if of not in (NUMBER, UNKNOWN):
        expressions.problems.append(
            error(
                "expr-type",
                times.span,
                "`times` is a number of rounds, and `{found}` is none",
                found=times.source,
                help="write a number, or the name of a question that asks for one",
            )
        )


def _codes(over: Scalar, home: Home, expressions: Expressions) -> tuple[str, ...]:
    names = Names(home)
    of: Type | None = names.get(str(over))
    if isinstance(of, Codes):
        return of.choices
    if of is None:
        guess = did_you_mean(over, names)
        expressions.problems.append(
            error(
                "ref-unknown",
                over.span,
                "there is no question or variable called `{found}`",
                found=str(over),
                guess=guess,
                help="did you mean `{guess}`?" if guess else "name a `multi` question that is asked above",
            )
        )
    elif of is not UNKNOWN:
        expressions.problems.append(
            error(
                "expr-type",
                over.span,
                "`over` needs a question with several answers, and `{found}` has only one",
                found=str(over),
                help="name a question of type `multi`; for a number of rounds write `times:`",
            )
        )
    return ()


def gate_of(step: RepeatStep) -> YesNoQuestion:
    """The question whether there shall be one more round; its name is the repeat's."""
    gate = YesNoQuestion.model_construct(ask=step.repeat, type="yes_no", text=step.text or phrase_text("again_ask"))
    gate._span = step.span
    return gate
