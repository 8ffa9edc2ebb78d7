"""`too-many-steps`, `too-many-answers`, `long-path`: ways that go on for longer than an interview may, or should."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error, info, warning
from surveybot.program.flow import circles, successors, surely_waits
from surveybot.program.instructions import Ask, Loop, Program
from surveybot.program.limits import MOST_OUTCOMES, MOST_SILENT_STEPS
from surveybot.program.progress import longest_ways
from surveybot.program.ways import LongestWays

MANY_QUESTIONS = 60
FEW_ROUNDS = 10  # who goes back into a loop may well do so as often


def check(program: Program) -> Iterator[Problem]:
    """At the outermost loop that is to blame; a survey without loops would have to be that long itself."""
    too_long = [*_silent(program), *_answers(program)]
    yield from too_long or _long(program)


def _silent(program: Program) -> Iterator[Problem]:
    """A bound of the steps from one question to the next, as they are counted when the bot goes them."""
    silent = _silent_rounds(program)

    def times(loop: Loop) -> int:
        return loop.repeat.at_most if loop.repeat is not None and loop.start in silent else 1

    if not silent:
        return
    ways = LongestWays(program.instructions, program.loops, lambda step: None if surely_waits(step) else 1, times)
    for loop in _outermost(program):
        if loop.repeat is not None:
            steps = ways.rounds[loop.repeat.name] * times(loop)
            if steps > MOST_SILENT_STEPS:
                yield error(
                    "too-many-steps",
                    program.instructions[loop.start].span,
                    "this repeat can go through {steps} steps without asking anything; the bot stops after {most}",
                    steps=steps,
                    most=MOST_SILENT_STEPS,
                    help="allow fewer rounds with `at_most`, or ask something in each of them",
                )


def _silent_rounds(program: Program) -> set[int]:
    """Where the repeats begin of which a round can be gone through without a question."""
    starts = [loop.start for loop in program.loops if loop.repeat is not None]
    steps = enumerate(program.instructions if starts else ())
    circle = circles([() if surely_waits(step) else successors(step, at) for at, step in steps])
    return {start for start in starts if circle[start] == circle[start + 1]}


def _answers(program: Program) -> Iterator[Problem]:
    ways = longest_ways(program.instructions, program.loops)
    for loop in _outermost(program):
        is_repeat = loop.repeat is not None
        rounds = loop.repeat.at_most if loop.repeat is not None else FEW_ROUNDS
        answers = rounds * (ways.rounds[loop.name] if is_repeat else ways.of(loop))
        if answers > MOST_OUTCOMES:
            yield warning(
                "too-many-answers",
                program.instructions[loop.start].span,
                "{rounds} rounds from here can ask {answers} questions; an interview ends after {most}",
                rounds=rounds,
                answers=answers,
                most=MOST_OUTCOMES,
                help="allow fewer rounds with `at_most`"
                if is_repeat
                else "use a `repeat` with `at_most:` in place of `goto`",
            )


def _long(program: Program) -> Iterator[Problem]:
    """One round of each repeat is enough to tell."""
    ways = LongestWays(program.instructions, program.loops, lambda step: int(isinstance(step, Ask)), lambda loop: 1)
    if ways.ahead[0] > MANY_QUESTIONS:
        template = "the longest way through this survey asks {asked} questions; few will come to its end"
        help = "aim at {many} or less: leave out what nobody will act on, or ask it in a survey of its own"
        yield info(
            "long-path", program.survey.title.span, template, help=help, asked=ways.ahead[0], many=MANY_QUESTIONS
        )


def _outermost(program: Program) -> Iterator[Loop]:
    for loop in program.loops:
        if program.around[loop.start] == (loop,):
            yield loop
