"""Progress: in, a program's instructions; out, how many questions are at least and at most ahead of each of them.

The ways are those of the graph: whether a condition can hold is not asked, and an interview that ends by silence or by
too many refusals has fewer. A loop by `goto` has no most; the rounds of a repeat are bounded, and known once it begins.
"""

from collections.abc import Callable, Mapping, Sequence

from surveybot.program.flow import successors
from surveybot.program.instructions import Ahead, Ask, Course, Enter, Finish, Instruction, Jump, Loop, Repeat, Round

_FAR = 10**9  # no way leads there


def course_of(instructions: Sequence[Instruction], loops: Sequence[Loop]) -> Course:
    """What is ahead of each question, and what one more round of a repeat brings."""
    whole = _Whole(instructions)
    for loop in reversed(loops):  # inner repeats begin after those that hold them
        if loop.repeat is not None:
            whole.take(loop, loop.repeat)
    last = len(instructions) - 1
    least = whole.shortest(0, last, lambda target: _FAR, at_end=0)
    most = whole.longest(0, last, lambda target: 0)
    endless = _before_jumps_back(instructions)
    waits = {
        at: Ahead(least[at] if least[at] < _FAR else 0, None if at in endless else most[at])
        for at, step in enumerate(instructions)
        if isinstance(step, Ask)
    }
    return Course(waits, whole.rounds, max(most[0], 0))


class _Whole:
    """The instructions with what is known of their repeats; values are lists over all instructions."""

    def __init__(self, instructions: Sequence[Instruction]) -> None:
        self.instructions = instructions
        self.repeats: dict[str, Repeat] = {}
        self.rounds: dict[str, Ahead] = {}
        self.behind: dict[str, tuple[int, ...]] = {}

    def take(self, loop: Loop, repeat: Repeat) -> None:
        """Settles what a round of a repeat costs; the repeats inside of it are known already."""
        first, last = loop.start + 1, loop.end
        body = self.instructions[first : last + 1]
        leaving = {target for at, step in enumerate(body, first) for target in successors(step, at)}
        leaving -= set(range(loop.start, last + 1))
        is_closed = not leaving and not any(isinstance(step, Finish) for step in body)
        least = 0
        if is_closed and not repeat.asks_before:
            found = self.shortest(first, last, lambda target: 0 if target == loop.start else _FAR)[first]
            least = found if found < _FAR else 0
        most = max(self.longest(first, last, lambda target: 0)[first], 0)
        head = self.instructions[loop.start]
        assert isinstance(head, Round)
        self.repeats[repeat.name] = repeat
        self.rounds[repeat.name] = Ahead(least, most)
        self.behind[repeat.name] = (head.otherwise, *sorted(leaving))

    def shortest(self, first: int, last: int, outside: Callable[[int], int], at_end: int = _FAR) -> list[int]:
        """The least number of questions from each of first..last on; `outside` is what is ahead of all others."""
        least = [_FAR] * (last + 1)
        is_stable = False
        while not is_stable:  # once, and once more for jumps back
            is_stable = True
            for at in range(last, first - 1, -1):
                step = self.instructions[at]
                ways = (least[to] if first <= to <= last else outside(to) for to in successors(step, at))
                found = min(ways, default=at_end) + self.low(step)
                if found < least[at]:
                    least[at], is_stable = found, False
        return least

    def low(self, step: Instruction) -> int:
        """The least number of questions that an instruction itself brings."""
        if isinstance(step, Ask):
            choices = step.question.choice_list.choices  # a list of which nothing is on offer is not asked
            return int(not choices or any(choice.condition is None and choice.limit is None for choice in choices))
        if isinstance(step, Enter) and step.repeat in self.rounds:
            return self.repeats[step.repeat].at_least * self.rounds[step.repeat].least
        return 0

    def longest(self, first: int, last: int, outside: Callable[[int], int]) -> list[int]:
        """The most, without any jump back; inside of a repeat, without a further round of it."""
        most = [-_FAR] * (last + 1)

        def ahead(target: int, at: int) -> int:
            if not first <= target <= last:
                return outside(target)
            if target > at:
                return most[target]
            head = self.instructions[target]
            return behind(head.repeat, at) if isinstance(head, Round) else -_FAR

        def behind(repeat: str, at: int) -> int:
            return max(ahead(target, at) for target in self.behind[repeat])

        for at in range(last, first - 1, -1):
            match self.instructions[at]:
                case Finish():
                    most[at] = 0
                case Enter(repeat=repeat):
                    most[at] = self.repeats[repeat].at_most * self.rounds[repeat].bound + behind(repeat, at)
                case Round(repeat=repeat):
                    most[at] = behind(repeat, at)
                case step:
                    most[at] = isinstance(step, Ask) + max(ahead(target, at) for target in successors(step, at))
        return most


def _before_jumps_back(instructions: Sequence[Instruction]) -> set[int]:
    """All instructions from which a jump back can be come to that is none to the next round of a repeat."""
    starts = [
        at
        for at, step in enumerate(instructions)
        if isinstance(step, Jump) and step.target <= at and not isinstance(instructions[step.target], Round)
    ]
    if not starts:
        return set()
    before: dict[int, list[int]] = {}
    for at, step in enumerate(instructions):
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
