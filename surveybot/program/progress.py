"""Progress: in, a program's instructions; out, how many questions are at least and at most ahead of each of them.

The ways are those of the graph: whether a condition can hold is not asked, and an interview that ends by silence or by
too many refusals has fewer. A loop by `goto` has no most; the rounds of a repeat are bounded, and known once it begins.
"""

from collections.abc import Callable, Mapping, Sequence

from surveybot.program.flow import successors
from surveybot.program.instructions import Ahead, Ask, Course, Finish, Instruction, Jump, Loop, Repeat, Round
from surveybot.program.ways import LongestWays, leaving

_FAR = 10**9  # no way leads there


def course_of(instructions: Sequence[Instruction], loops: Sequence[Loop]) -> Course:
    """What is ahead of each question, and what one more round of a repeat brings."""
    shortest, most = _ShortestWays(instructions, loops), longest_ways(instructions, loops)
    endless = _before_jumps_back(instructions)
    waits = {
        at: Ahead(shortest.ahead[at], None if at in endless else most.ahead[at])
        for at, step in enumerate(instructions)
        if isinstance(step, Ask)
    }
    rounds = {name: Ahead(least, most.rounds[name]) for name, least in shortest.rounds.items()}
    return Course(waits, rounds, max(most.ahead[0], 0))


def longest_ways(instructions: Sequence[Instruction], loops: Sequence[Loop]) -> LongestWays:
    """The most questions from each instruction on."""
    return LongestWays(
        instructions,
        loops,
        lambda step: int(isinstance(step, Ask)),
        lambda loop: loop.repeat.at_most if loop.repeat else 0,
    )


class _ShortestWays:
    """The least number of questions from each instruction on, and in one more round of each repeat."""

    def __init__(self, instructions: Sequence[Instruction], loops: Sequence[Loop]) -> None:
        self._instructions = instructions
        self._following = [successors(step, at) for at, step in enumerate(instructions)]
        self._weights = list(map(_weight, instructions))
        self._leads_back = bool(loops)
        self.rounds: dict[str, int] = {}
        for loop in reversed(loops):  # inner repeats begin after those that hold them
            if loop.repeat is not None:
                self._take(loop, loop.repeat)
        ahead = self._sweep(0, len(instructions) - 1, lambda target: _FAR, at_end=0)
        self.ahead = [least if least < _FAR else 0 for least in ahead]

    def _take(self, loop: Loop, repeat: Repeat) -> None:
        first, last = loop.start + 1, loop.end
        has_end = any(isinstance(step, Finish) for step in self._instructions[first : last + 1])
        least = 0
        if not (has_end or repeat.asks_before or leaving(self._instructions, loop)):  # else it may be left at any time
            least = self._sweep(first, last, lambda target: 0 if target == loop.start else _FAR)[0]
        self.rounds[repeat.name] = least if least < _FAR else 0
        self._weights[loop.start - 1] = repeat.at_least * self.rounds[repeat.name]  # that of its `Enter`

    def _sweep(self, first: int, last: int, outside: Callable[[int], int], at_end: int = _FAR) -> list[int]:
        least = [_FAR] * (last + 1 - first)
        while True:
            before = list(least)
            for at in range(last, first - 1, -1):
                ways = [least[to - first] if first <= to <= last else outside(to) for to in self._following[at]]
                least[at - first] = min(least[at - first], min(ways, default=at_end) + self._weights[at])
            if not self._leads_back or least == before:  # only jumps back need another look
                return least


def _weight(step: Instruction) -> int:
    """Whether it surely asks something."""
    if not isinstance(step, Ask):
        return 0
    choices = step.question.choice_list.choices  # a list of which nothing is on offer is not asked
    return int(not choices or any(choice.condition is None and choice.limit is None for choice in choices))


def _before_jumps_back(instructions: Sequence[Instruction]) -> set[int]:
    """All instructions from which a jump back can be come to that is none to the next round of a repeat."""
    starts = [
        at
        for at, step in enumerate(instructions)
        if isinstance(step, Jump) and step.target <= at and not isinstance(instructions[step.target], Round)
    ]
    before: dict[int, list[int]] = {}
    for at, step in enumerate(instructions) if starts else ():
        for target in successors(step, at):
            before.setdefault(target, []).append(at)
    seen: set[int] = set()
    while starts:
        at = starts.pop()
        if at not in seen:
            seen.add(at)
            starts.extend(before.get(at, ()))
    return seen


def ahead_at(course: Course, at: int, further: Mapping[str, int]) -> Ahead:
    """What is ahead of the question at an instruction, itself included; `further` rounds are left of each repeat."""
    least, most = course.waits[at]
    for repeat, rounds in further.items():
        least += rounds * course.rounds[repeat].least
        most = None if most is None else most + rounds * course.rounds[repeat].bound
    return Ahead(least, most)
