"""Loops: in, instructions; out, every place that is jumped back to, with its body.

A body reaches from the target to the last jump that leads back to it. Where two would overlap without one holding the
other, the outer one is made longer: whoever is in it can get into the inner one, and back (docs/adr/0004).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Ask, Assign, Instruction, Jump, Loop, Repeat, Round
from surveybot.program.limits import MOST_LOOPS_AROUND

Body = tuple[int, int]  # its first instruction and its last
Named = list[tuple[int, str]]  # names by the instructions that they stand in


def find_loops(
    instructions: Sequence[Instruction], names: Mapping[int, str], repeats: Mapping[str, Repeat]
) -> tuple[Loop, ...]:
    """All loops, by their start; a repeat is one, from its `Round` to the jump that leads back there."""
    steps = list(enumerate(instructions))
    asked = [(at, step.name) for at, step in steps if isinstance(step, Ask)]
    computed = [(at, step.name) for at, step in steps if isinstance(step, Assign)]
    rounds = [(at, step.repeat) for at, step in steps if isinstance(step, Round)]
    loops = []
    for start, end in _bodies(instructions):
        inner = set(_within(rounds, start, end))
        answered = {*_within(asked, start, end), *inner, *(f"{repeat}.number" for repeat in inner)}
        # Variables keep their values over a jump back, but those of a round are gone with it.
        answered |= {name for name in _within(computed, start, end) if name.rpartition(".")[0] in inner}
        head = instructions[start]
        repeat = repeats[head.repeat] if isinstance(head, Round) else None
        name = repeat.name if repeat is not None else names.get(start, str(start))
        loops.append(Loop(name, start, end, repeat, frozenset(answered)))
    return tuple(loops)


def _within(named: Named, start: int, end: int) -> Iterator[str]:
    first, behind = (bisect_left(named, (at, "")) for at in (start, end + 1))
    return (name for _, name in named[first:behind])


def _bodies(instructions: Sequence[Instruction]) -> list[Body]:
    """Those of all loops, by their start; two are apart, or one holds the other."""
    last = {step.target: at for at, step in enumerate(instructions) if isinstance(step, Jump) and step.target <= at}
    outermost: list[Body] = []  # so far, the nearest last
    bodies: list[Body] = []
    for start, end in sorted(last.items(), reverse=True):
        while outermost and outermost[-1][0] <= end:
            end = max(end, outermost.pop()[1])
        outermost.append((start, end))
        bodies.append((start, end))
    return bodies[::-1]


def loops_around(loops: Sequence[Loop], length: int) -> tuple[tuple[Loop, ...], ...]:
    """For each of `length` instructions the loops that it lies in, outermost first."""
    starting = {loop.start: loop for loop in loops}
    around: list[tuple[Loop, ...]] = []
    here: tuple[Loop, ...] = ()
    for at in range(length):
        while here and here[-1].end < at:
            here = here[:-1]
        if at in starting:
            here = (*here, starting[at])
        around.append(here)  # instructions side by side share it
    return tuple(around)


def without_deep_jumps(instructions: Sequence[Instruction]) -> tuple[tuple[Instruction, ...], list[Problem]]:
    """The instructions, of which none is jumped back to that lies in too many loops; such a jump leads to the end.

    A problem tells of the first of them.
    """
    around: list[int] = []  # the last instructions of the loops around
    deep: set[int] = set()
    for start, end in _bodies(instructions):
        while around and around[-1] < start:
            around.pop()
        if len(around) >= MOST_LOOPS_AROUND and not isinstance(instructions[start], Round):
            deep.add(start)
        around.append(end)
    end = len(instructions) - 1
    jumps = {at: step for at, step in enumerate(instructions) if isinstance(step, Jump) and at >= step.target in deep}
    kept = tuple(replace(jumps[at], target=end) if at in jumps else step for at, step in enumerate(instructions))
    return kept, [_too_deep(jumps[min(jumps)])] if jumps else []


def _too_deep(jump: Jump) -> Problem:
    return error(
        "loops-too-deep",
        jump.span,
        "jumps back lie in one another more than {most} deep here",
        most=MOST_LOOPS_AROUND,
        help="let them lead back to fewer places; whoever wants to change an answer has `/back` and `review`",
    )
