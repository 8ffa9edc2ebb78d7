"""The true flow: in, a program; out, the stops that a respondent or an author sees, and the ways between them.

Jumps, computations and the beginnings of repeats are passed over, and so is a condition that nobody can come to
without its being decided already. Steps that nobody can reach are there too, marked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from surveybot.authoring.known import NOTHING, Forgetting, Known, having_taken, holds, in_both
from surveybot.program.flow import successors
from surveybot.program.instructions import Ask, Assign, Branch, Enter, Instruction, Jump, Program, Round

START = -1
Turn = Literal["", "yes", "no", "round", "done"]


class Way(NamedTuple):
    """One way from the stop `start` to the stop `end`, both numbers of instructions.

    `answers` are the codes that lead this way; without any, all that lead no other. `turn` is how a condition went,
    or whether a repeat has one more round.
    """

    start: int
    end: int
    answers: tuple[str, ...] = ()
    turn: Turn = ""
    leads_back: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """All stops in the order of the file, those of them that nobody can reach, and all ways."""

    stops: tuple[int, ...]
    unreachable: frozenset[int]
    ways: tuple[Way, ...]


def flow_of(program: Program) -> Flow:
    """The flow of a survey, from `START` on."""
    walker = _Walker(program)
    reached = walker.explore(START)
    ways = walker.ways(reached)
    unreachable: set[int] = set()
    last = len(program.instructions) - 1  # the end that every survey has
    for index, instruction in enumerate(program.instructions[:last]):
        if index not in walker.passed and not isinstance(instruction, Jump | Assign | Enter):
            found = {stop: known for stop, known in walker.explore(index).items() if stop not in reached}
            unreachable |= set(found)
            ways += walker.ways(found)
            reached |= found
    return Flow(tuple(sorted(set(reached) - {START})), frozenset(unreachable), tuple(dict.fromkeys(ways)))


class _Arrival(NamedTuple):
    """Where one way leads, and what is known there."""

    way: Way
    known: Known


class _Walker:
    """Walks over a program; `passed` are all instructions that some walk has come to."""

    def __init__(self, program: Program) -> None:
        self.instructions = program.instructions
        self.forgetting = Forgetting(program)
        self.passed: set[int] = set()

    def explore(self, start: int) -> dict[int, Known]:
        """Every stop that can be come to, with what is known whichever way one has come."""
        arrived: dict[int, Known] = {start: NOTHING}
        waiting = [start]
        while waiting:
            stop = waiting.pop()
            for way, known in self.leaving(stop, arrived[stop]):
                agreed = in_both(arrived[way.end], known) if way.end in arrived else known
                if arrived.get(way.end) != agreed:
                    arrived[way.end] = agreed
                    waiting.append(way.end)
        return arrived

    def ways(self, stops: Mapping[int, Known]) -> list[Way]:
        """All ways that begin at these stops, those that differ only in the answer as one."""
        found: list[Way] = []
        for stop in sorted(stops):
            alike: dict[tuple[int, Turn, bool], list[Way]] = {}
            for way, _ in self.leaving(stop, stops[stop]):
                alike.setdefault((way.end, way.turn, way.leads_back), []).append(way)
            for group in alike.values():
                answers = [code for way in group for code in way.answers]
                found.append(group[0]._replace(answers=tuple(answers) if all(way.answers for way in group) else ()))
        return found

    def leaving(self, stop: int, known: Known) -> Iterator[_Arrival]:
        """The ways that lead on from a stop."""
        if stop == START:
            yield from self.walk(Way(START, 0), NOTHING)
            return
        instruction = self.instructions[stop]
        self.passed.add(stop)
        if isinstance(instruction, Branch):
            yield from self.walk(Way(stop, stop + 1, turn="yes"), having_taken(instruction, True, known))
            yield from self.walk(Way(stop, instruction.otherwise, turn="no"), having_taken(instruction, False, known))
            return
        known = self.forgetting.after(instruction, known)
        for number, at in enumerate(successors(instruction, stop)):
            turn: Turn = ("round", "done")[number] if isinstance(instruction, Round) else ""
            yield from self.walk(Way(stop, at, turn=turn), known)

    def walk(self, way: Way, known: Known) -> Iterator[_Arrival]:
        """From where the way has come so far to the next stop; it parts only where a question's answer decides."""
        seen: set[int] = set()
        while True:
            at = way.end
            instruction = self.instructions[at]
            self.passed.add(at)
            if at in seen or not self.is_silent(instruction, way, known):
                yield _Arrival(way, known)
                return
            seen.add(at)
            match instruction:
                case Jump(target=target):
                    if target <= at:
                        way, known = way._replace(leads_back=True), self.forgetting.after_jump_back(target, known)
                    way = way._replace(end=target)
                case Branch(otherwise=otherwise, source=code):
                    taken = holds(instruction, known)
                    if taken is None:
                        chosen = way._replace(end=at + 1, answers=(*way.answers, code))
                        yield from self.walk(chosen, having_taken(instruction, True, known))
                        known = having_taken(instruction, False, known)
                    way = way._replace(end=at + 1 if taken else otherwise)
                case _:
                    known = self.forgetting.after(instruction, known)
                    way = way._replace(end=at + 1)

    def is_silent(self, instruction: Instruction, way: Way, known: Known) -> bool:
        """Whether a way goes on over it without anybody seeing it."""
        match instruction:
            case Jump() | Assign() | Enter():
                return True
            case Branch(answer_to=question):
                if holds(instruction, known) is not None:
                    return True
                asked = self.instructions[way.start] if way.start != START else None
                return isinstance(asked, Ask) and asked.name == question
        return False
