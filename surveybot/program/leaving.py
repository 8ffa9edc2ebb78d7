"""Ways to the end: in, a program and a place in it; out, whether somebody can finish from there, and how."""

from surveybot.program.facts import facts_of
from surveybot.program.flow import reachable
from surveybot.program.instructions import Finish, Program


def ends_from(program: Program, at: int) -> list[Finish]:
    """All ends that somebody who stands at an instruction can come to."""
    ahead = reachable(program, [at], following=facts_of(program).following)
    steps = (program.instructions[index] for index in sorted(ahead))
    return [step for step in steps if isinstance(step, Finish)]


def can_finish(program: Program, at: int) -> bool:
    """Whether there is such an end."""
    return bool(ends_from(program, at))
