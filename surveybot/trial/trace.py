"""What dialogues take of a survey: in, a program; out, the same program, which notes where it is walked, and marks.

The dialog knows nothing of it: it reads an instruction when it has come to it, and asks a rule whether it refuses.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple

from msgspec import structs

from surveybot.dialog.interview import Entry, Kind, Outcome
from surveybot.dialog.keys import name_of
from surveybot.dialog.waiting import UNCHANGED
from surveybot.language.expression import Evaluate, Scope, Value
from surveybot.program.instructions import Ask, Branch, Demand, Enter, Instruction, Program, Review, Round
from surveybot.questions.reply import Refusal


class Deed(StrEnum):
    """What can be done with a place in a survey."""

    REACHED = "reached"
    WENT = "went"
    ANSWERED = "answered"
    CHOSE = "chose"
    SKIPPED = "skipped"
    WROTE_IN = "wrote in"
    WAS_REFUSED = "was refused"
    WAS_SILENT = "was silent"
    GAVE_UP = "gave up"
    OFFERED = "offered"
    ROUNDS = "rounds"
    CONFIRMED = "confirmed"
    CHANGED = "changed"


class Mark(NamedTuple):
    """Something that was done: `place` is the number of an instruction, a span or a name."""

    deed: Deed
    place: Hashable
    detail: Hashable = None


class Trace:
    """Everything that was done in the rehearsals of one survey, as marks in `taken`.

    `watched` is to be rehearsed in place of `program`; whoever else reads its instructions leaves false marks.
    """

    def __init__(self, program: Program) -> None:
        """Nothing is done yet."""
        self.taken: set[Mark] = set()
        self.program = program
        instructions = _Read((self._watched(step) for step in program.instructions), self._came_to)
        self.watched = replace(program, instructions=instructions)
        self._begins, self._leaves = _round_ways(program)
        self.begin()

    def begin(self) -> None:
        """A rehearsal begins."""
        self._at = -1
        self._rounds: dict[str, int] = {}
        self._confirmed: set[str] = set()
        self._changing: str | None = None

    def note(self, entry: Entry) -> None:
        """Takes in what came on record."""
        step = self.program.waits.get(name_of(entry.key))
        if isinstance(step, Review):
            self._review(step, entry)
        elif entry.key == UNCHANGED:
            self._changing = None
        elif isinstance(step, Ask):
            if self._changing is not None:
                self.taken.add(Mark(Deed.CHANGED, self._changing))
                self._changing = None
            if entry.outcome is not None:
                self._outcome(step, entry.outcome)

    def _review(self, review: Review, entry: Entry) -> None:
        if entry.outcome is None:
            # What was confirmed is withdrawn by a step back; what was not, to change an answer.
            self._changing = None if entry.key in self._confirmed else review.name
            self._confirmed.discard(entry.key)
        elif entry.outcome.kind is Kind.CONFIRMED:
            self._confirmed.add(entry.key)
            self.taken.add(Mark(Deed.CONFIRMED, review.name))
        else:
            self._silence(None)

    def _outcome(self, ask: Ask, outcome: Outcome) -> None:
        question = ask.question
        match outcome.kind:
            case Kind.ANSWERED if ask.write_in_of is not None:
                self.taken.add(Mark(Deed.WROTE_IN, question.span))
            case Kind.ANSWERED:
                self.taken.add(Mark(Deed.ANSWERED, question.span))
                self.taken.update(Mark(Deed.CHOSE, question.span, code) for code in _codes(outcome.record))
            case Kind.SKIPPED:
                self.taken.add(Mark(Deed.SKIPPED, question.span))
            case Kind.TIMED_OUT:
                self._silence(ask)
            case Kind.GAVE_UP if question.attempts is not None:
                self.taken.add(Mark(Deed.GAVE_UP, question.attempts.span))

    def _silence(self, ask: Ask | None) -> None:
        limit = (ask.question.timeout if ask is not None else None) or self.program.survey.timeout
        if limit is not None:
            self.taken.add(Mark(Deed.WAS_SILENT, limit.span))

    def _came_to(self, at: int, instruction: Instruction) -> None:
        before, self._at = self._at, at
        self.taken.add(Mark(Deed.REACHED, at))
        self.taken.add(Mark(Deed.WENT, before, at))
        if isinstance(instruction, Enter):
            self._rounds[instruction.repeat] = 0
        begun, left = self._begins.get((before, at)), self._leaves.get((before, at))
        if begun is not None:
            self._rounds[begun] += 1
            self.taken.add(Mark(Deed.ROUNDS, begun, min(self._rounds[begun], 2)))
        elif left is not None and self._rounds[left] == 0:
            self.taken.add(Mark(Deed.ROUNDS, left, 0))

    def _watched(self, instruction: Instruction) -> Instruction:
        if not isinstance(instruction, Ask):
            return instruction
        place = instruction.question.span
        demands = tuple(
            _WatchedDemand(demand.rule, demand.that, demand.error, self._adds(Mark(Deed.WAS_REFUSED, demand.rule.span)))
            for demand in instruction.demands
        )
        offers = {code: self._offer(condition, place, code) for code, condition in instruction.offers.items()}
        return structs.replace(instruction, demands=demands, offers=offers)

    def _adds(self, mark: Mark) -> Callable[[], None]:
        return lambda: self.taken.add(mark)

    def _offer(self, condition: Evaluate, place: Hashable, code: str) -> Evaluate:
        def watched(scope: Scope) -> Value:
            holds = condition(scope)
            self.taken.add(Mark(Deed.OFFERED, place, (code, holds is True)))
            return holds

        return watched


class _Read(tuple[Instruction, ...]):
    """Instructions that tell which of them is read."""

    came_to: Callable[[int, Instruction], None]

    def __new__(cls, instructions: Iterable[Instruction], came_to: Callable[[int, Instruction], None]) -> "_Read":
        self = super().__new__(cls, instructions)
        self.came_to = came_to
        return self

    def __getitem__(self, at: Any) -> Any:
        instruction = super().__getitem__(at)
        self.came_to(at, instruction)
        return instruction


class _WatchedDemand(Demand, frozen=True):
    """A rule that tells when it refuses."""

    tell: Callable[[], None]

    def refuses(self, value: Value, candidate: Scope) -> Refusal | None:
        refusal = Demand.refuses(self, value, candidate)
        if refusal is not None:
            self.tell()
        return refusal


Ways = dict[tuple[int, int], str]


def _round_ways(program: Program) -> tuple[Ways, Ways]:
    """From which instruction to which a round of a repeat begins, and where there is none (any more)."""
    begins: Ways = {}
    leaves: Ways = {}
    for at, step in enumerate(program.instructions):
        if not isinstance(step, Round):
            continue
        leaves[at, step.otherwise] = step.repeat
        if not program.repeats[step.repeat].asks_before:
            begins[at, at + 1] = step.repeat
            continue
        gate = at + 2  # after the question whether there shall be a round
        branch = program.instructions[gate]
        assert isinstance(branch, Branch)
        begins[gate, gate + 1] = step.repeat
        leaves[gate, branch.otherwise] = step.repeat
    return begins, leaves


def _codes(record: Any) -> list[str]:
    """The codes of an answer on record."""
    if isinstance(record, bool):
        return ["yes" if record else "no"]
    return [str(code) for code in (record if isinstance(record, list) else [record])]
