"""`endless-silent-loop` and `no-way-out`: ways round and round, without a question or without an end."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.program.facts import facts_of
from surveybot.program.flow import successors, surely_waits
from surveybot.program.instructions import Loop, Program
from surveybot.program.leaving import can_finish
from surveybot.survey.model import GotoStep


def check(program: Program) -> Iterator[Problem]:
    """One problem for each loop that can be gone round without a question, or that nobody can leave."""
    caught = False
    known = facts_of(program).known
    gotos = {step.span: step.goto.span for step in program.steps if isinstance(step, GotoStep)}
    for loop in program.loops:
        if known[loop.start] is None:  # nobody comes there
            continue
        back = _silent_way_back(program, loop) if loop.repeat is None else None  # a repeat ends by itself
        if back is not None:
            step = program.instructions[back].span
            goto = gotos.get(step, step)
            yield error(
                "endless-silent-loop",
                goto if goto.line != step.line else step,
                "from here to `{name}` and back nothing is asked; the bot would go round for ever",
                name=loop.name,
                help="ask something between `{name}` and this step, or jump elsewhere",
            )
        elif not caught and not can_finish(program, loop.start):
            caught = True
            yield error(
                "no-way-out",
                program.instructions[loop.end].span,
                "who has come to `{name}` can never finish: every way leads back to it",
                name=loop.name,
                help="ask whether to go on, and jump back only then: `if: more` beside the `goto`",
            )


def _silent_way_back(program: Program, loop: Loop) -> int | None:
    """The instruction of its body that leads back to the loop's start when nothing is asked on the way.

    A way that leaves the body comes back by a loop around this one, which is looked at by itself, or by a repeat.
    """
    seen: set[int] = set()
    waiting, found = [loop.start], []
    while waiting:
        at = waiting.pop()
        if at in seen or not loop.start <= at <= loop.end or surely_waits(program.instructions[at]):
            continue
        seen.add(at)
        following = successors(program.instructions[at], at)
        found += [at] if loop.start in following else []
        waiting.extend(following)
    return max(found, default=None)
