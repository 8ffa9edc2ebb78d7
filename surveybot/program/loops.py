"""Loops: in, instructions; out, every place that is jumped back to, with its body.

A body reaches from the target to the last jump that leads back to it. Where two would overlap without one holding the
other, the outer one is made longer: whoever is in it can get into the inner one, and back (docs/adr/0004).
"""

from surveybot.program.instructions import Instruction, Jump, Loop


def find_loops(instructions: tuple[Instruction, ...], names: dict[int, str]) -> tuple[Loop, ...]:
    """All loops, by their start."""
    ends: dict[int, int] = {}
    for index, instruction in enumerate(instructions):
        if isinstance(instruction, Jump) and instruction.target <= index:
            ends[instruction.target] = index
    for start in sorted(ends, reverse=True):
        for inner in sorted(ends):
            if start < inner <= ends[start]:
                ends[start] = max(ends[start], ends[inner])
    return tuple(Loop(names.get(start, str(start)), start, ends[start]) for start in sorted(ends))


def loops_around(loops: tuple[Loop, ...], length: int) -> tuple[tuple[Loop, ...], ...]:
    """For each of `length` instructions the loops that it lies in, outermost first."""
    return tuple(tuple(loop for loop in loops if loop.start <= index <= loop.end) for index in range(length))
