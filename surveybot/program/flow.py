"""The graph of a program: in, instructions; out, what follows what, and what can be reached from the start."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush

from surveybot.program.instructions import Ask, Branch, Finish, Instruction, Jump, Program, Review, Round


def successors(instruction: Instruction, index: int) -> tuple[int, ...]:
    """The instructions that may come directly after this one."""
    match instruction:
        case Finish():
            return ()
        case Jump(target=target):
            return (target,)
        case Branch(otherwise=otherwise) | Round(otherwise=otherwise):
            return (index + 1, otherwise)
        case _:
            return (index + 1,)


def reachable(
    program: Program,
    starts: Iterable[int] = (0,),
    passes: Callable[[Instruction], bool] = lambda instruction: True,
    following: Sequence[Iterable[int]] = (),
) -> set[int]:
    """All instructions that can be come to from `starts`, going on only over those that `passes` lets through.

    `following` is what can come after each instruction, where that is known better than from the jumps alone.
    """
    seen: set[int] = set()
    waiting = list(starts)
    while waiting:
        index = waiting.pop()
        if index in seen:
            continue
        seen.add(index)
        instruction = program.instructions[index]
        if passes(instruction):
            waiting.extend(following[index] if following else successors(instruction, index))
    return seen


def circles(following: Sequence[Iterable[int]]) -> list[int]:
    """For each instruction a number that it shares with those that it can come to and that can come back to it.

    `following` is what comes after each of them (M. Sharir, "A strong-connectivity algorithm", 1981).
    """
    preceding: list[list[int]] = [[] for _ in following]
    for at, behind in enumerate(following):
        for to in behind:
            preceding[to].append(at)
    circle = [-1] * len(following)
    for number in reversed(_left(following)):
        waiting = [number]
        while waiting:
            at = waiting.pop()
            if circle[at] < 0:
                circle[at] = number
                waiting.extend(preceding[at])
    return circle


def _left(following: Sequence[Iterable[int]]) -> list[int]:
    """All instructions in the order in which a walk into the depth leaves them for good."""
    left: list[int] = []
    seen: set[int] = set()
    for start in range(len(following)):
        waiting = [(start, False)]
        while waiting:
            at, is_left = waiting.pop()
            if is_left:
                left.append(at)
            elif at not in seen:
                seen.add(at)
                waiting.append((at, True))
                waiting.extend((to, False) for to in following[at])
    return left


class Sweeps:
    """What is still to be looked at, swept from the top to the bottom; what lies above waits for the next sweep.

    There are few of them: at most two more than loops in one another (M. S. Hecht and J. D. Ullman, "Analysis of a
    simple algorithm for solving global data flow problems", 1973).
    """

    def __init__(self) -> None:
        """The first instruction is looked at first."""
        self._now = [0]
        self._next: list[int] = []
        self._waiting = {0}
        self._here = 0

    def __iter__(self) -> Iterator[int]:
        """The instructions, until none is left."""
        while self._now:
            self._here = heappop(self._now)
            self._waiting.discard(self._here)
            yield self._here
            if not self._now:
                self._now, self._next = sorted(self._next), []

    def add(self, at: int) -> None:
        """An instruction is looked at (again)."""
        if at not in self._waiting:
            self._waiting.add(at)
            if at > self._here:
                heappush(self._now, at)
            else:
                self._next.append(at)


def has_else(program: Program, at: int) -> bool:
    """Whether an instruction is a branch with an `else` list: another list comes before that, and a jump over it."""
    step = program.instructions[at]
    if not isinstance(step, Branch) or step.answer_to or step.otherwise < at + 3:
        return False
    before = program.instructions[step.otherwise - 1]
    return isinstance(before, Jump) and before.span == step.span


def surely_waits(instruction: Instruction) -> bool:
    """Whether a dialog surely stops here; a question is passed over where nothing of its list is on offer."""
    if isinstance(instruction, Ask):
        choices = instruction.question.choice_list.choices
        return not choices or any(choice.condition is None for choice in choices)
    return isinstance(instruction, Review)
