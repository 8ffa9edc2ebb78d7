"""Repeats compiled: in, a `repeat` step; out, how its rounds come about, and the question before each of them."""

from collections.abc import Iterator
from decimal import Decimal

from surveybot.language.expression import NUMBER, UNKNOWN, Codes, Expression, Type, check
from surveybot.language.expression.nodes import Minus, Name, NumberLiteral
from surveybot.language.meant import did_you_mean, surely_meant
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, Replacement, error, replaced
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
        expressions.note(str(step.over), step.over.span)
        codes = _codes(step.over, home, expressions)
        reference = Names(home).refer(str(step.over))
        return Repeat(name, around, step.at_most or max(len(codes), 1), over=reference.name, codes=codes)
    if step.times is not None:
        times = expressions.evaluate(step.times if _is_known(step.times, home, expressions) else None)
        _must_be_number(step.times, home, expressions)
        written = _written(step.times)
        if written is not None:
            expressions.problems.extend(_wrong_number(step.times, written, step.at_most))
        at_most = step.at_most or min(int(written or USUAL_ROUNDS), MOST_ROUNDS)
        return Repeat(name, around, at_most, times=times, source=step.times.source)
    return Repeat(name, around, step.at_most or MOST_ROUNDS)


def _written(times: Expression) -> int | Decimal | None:
    """A number that is written out is its own bound."""
    match times:
        case NumberLiteral(value=value):
            return value
        case Minus(operand=NumberLiteral(value=value)):
            return -value
        case _:
            return None


def _wrong_number(times: Expression, written: int | Decimal, at_most: int | None) -> Iterator[Problem]:
    """What is wrong with a number of rounds that is written out."""
    found = times.source
    if not isinstance(written, int) or written < 1:
        words = "`{found}` is no number of rounds"
        help = "write a whole number; to leave this part out now and then, write `if:` beside `repeat`"
        yield error("repeat-times", times.span, words, found=found, help=help)
    elif written > MOST_ROUNDS:
        words, help = "a repeat has at most {most} rounds, and here are {found}", "write `times: {most}` or less"
        yield error("repeat-times", times.span, words, found=found, most=MOST_ROUNDS, help=help)
    elif at_most is not None and written > at_most:
        words = "{found} rounds are more than `at_most: {most}` allows"
        help = "take `at_most` out: a number that is written out needs none"
        yield error("repeat-times", times.span, words, found=found, most=at_most, help=help)


def _is_known(times: Expression, home: Home, expressions: Expressions) -> bool:
    """False for `times: three`, of which it then complains."""
    names = Names(home)
    if not isinstance(times, Name) or times.path in names:
        return True
    guess, sure = did_you_mean(times.path, names), surely_meant(times.path, names)
    other = "write the number in digits, such as `3`, or name a question that asks for one"
    expressions.problems.append(
        error(
            "ref-unknown",
            times.span,
            "there is no question or variable called `{found}`",
            found=times.path,
            guess=guess,
            help="did you mean `{guess}`?" if guess else other,
            fix=(Replacement(times.span, sure),) if sure else (),
        )
    )
    return False


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
    if of is None and over:  # else it has been told that here is no name
        guess = did_you_mean(over, names)
        expressions.problems.append(
            error(
                "ref-unknown",
                over.span,
                "there is no question or variable called `{found}`",
                found=str(over),
                guess=guess,
                help="did you mean `{guess}`?" if guess else "name a `multi` question that is asked above",
                fix=replaced(over, surely_meant(over, names)),
            )
        )
    elif of is not None and of is not UNKNOWN:
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
    text = step.text or phrase_text("again_ask")
    return YesNoQuestion(ask=step.repeat, type="yes_no", text=text).placed(step.span)
