"""Ways to the end: in, a program and a place in it; out, whether somebody can finish from there, and how."""

from functools import lru_cache

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
    return at in _finishing(program)


@lru_cache(maxsize=2)
def _finishing(program: Program) -> set[int]:
    """All instructions from which an end can be come to."""
    ends = [at for at, step in enumerate(program.instructions) if isinstance(step, Finish)]
    return reachable(program, ends, following=facts_of(program).preceding)
