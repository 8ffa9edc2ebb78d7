"""Loops: in, instructions; out, every place that is jumped back to, with its body.

A body reaches from the target to the last jump that leads back to it. Where two would overlap without one holding the
other, the outer one is made longer: whoever is in it can get into the inner one, and back (docs/adr/0004).
"""

from collections.abc import Mapping

from surveybot.program.instructions import Ask, Assign, Instruction, Jump, Loop, Repeat, Round


def find_loops(
    instructions: tuple[Instruction, ...], names: Mapping[int, str], repeats: Mapping[str, Repeat]
) -> tuple[Loop, ...]:
    """All loops, by their start; a repeat is one, from its `Round` to the jump that leads back there."""
    ends: dict[int, int] = {}
    for index, instruction in enumerate(instructions):
        if isinstance(instruction, Jump) and instruction.target <= index:
            ends[instruction.target] = index
    for start in sorted(ends, reverse=True):
        for inner in sorted(ends):
            if start < inner <= ends[start]:
                ends[start] = max(ends[start], ends[inner])
    return tuple(_loop(instructions, start, ends[start], names, repeats) for start in sorted(ends))


def _loop(
    instructions: tuple[Instruction, ...], start: int, end: int, names: Mapping[int, str], repeats: Mapping[str, Repeat]
) -> Loop:
    head, body = instructions[start], instructions[start : end + 1]
    repeat = repeats[head.repeat] if isinstance(head, Round) else None
    answered = {step.name for step in body if isinstance(step, Ask)}
    inner = [step.repeat for step in body if isinstance(step, Round)]
    answered |= {name + suffix for name in inner for suffix in ("", ".number")}
    # Variables keep their values over a jump back, but those of a round are gone with it.
    computed = [step.name for step in body if isinstance(step, Assign)]
    answered |= {name for name in computed if any(name.startswith(f"{repeat}.") for repeat in inner)}
    name = repeat.name if repeat is not None else names.get(start, str(start))
    return Loop(name, start, end, repeat, frozenset(answered))


def loops_around(loops: tuple[Loop, ...], length: int) -> tuple[tuple[Loop, ...], ...]:
    """For each of `length` instructions the loops that it lies in, outermost first."""
    return tuple(tuple(loop for loop in loops if loop.start <= index <= loop.end) for index in range(length))
