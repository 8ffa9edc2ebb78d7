"""Longest ways: in, instructions and what each of them weighs; out, the most that can come from each of them on.

No way jumps back, but for the rounds of repeats, of which there are so many at most. A bound, not always reached.
"""

from collections.abc import Callable, Sequence

from surveybot.program.flow import successors
from surveybot.program.instructions import Enter, Instruction, Loop, Repeat, Round

NEVER = -(10**9)  # no way leads there
Weigh = Callable[[Instruction], int | None]


class LongestWays:
    """The most from each instruction on: `ahead`, itself included, without further rounds of the repeats around it.

    `rounds` is what one more round of a repeat can bring at most.
    """

    def __init__(
        self, instructions: Sequence[Instruction], loops: Sequence[Loop], weigh: Weigh, times: Callable[[Loop], int]
    ) -> None:
        """`weigh` gives None where a way stops; `times` how many rounds of a repeat are on one way."""
        self._instructions = instructions
        self._following = [successors(step, at) for at, step in enumerate(instructions)]
        self._weights = list(map(weigh, instructions))
        self._times = times
        self._loops: dict[str, Loop] = {}
        self._behind: dict[str, tuple[int, ...]] = {}
        self.rounds: dict[str, int] = {}
        for loop in reversed(loops):  # inner repeats begin after those that hold them
            if loop.repeat is not None:
                self._take(loop, loop.repeat)
        self.ahead = self._sweep(0, len(instructions) - 1)

    def of(self, loop: Loop) -> int:
        """The most that one way through the body of a loop brings."""
        return max(self._sweep(loop.start, loop.end)[0], 0)

    def _take(self, loop: Loop, repeat: Repeat) -> None:
        head = self._instructions[loop.start]
        assert isinstance(head, Round)
        self._loops[repeat.name] = loop
        body = self._sweep(loop.start + 1, loop.end)[0]
        self.rounds[repeat.name] = (self._weights[loop.start] or 0) + max(body, 0)
        self._behind[repeat.name] = (head.otherwise, *leaving(self._instructions, loop))

    def _sweep(self, first: int, last: int) -> list[int]:
        """The most from each of first..last on; what is outside of them brings nothing."""
        most = [NEVER] * (last + 1 - first)

        def ahead(target: int, at: int) -> int:
            if not first <= target <= last:
                return 0
            if target > at:
                return most[target - first]
            head = self._instructions[target]
            return behind(head.repeat, at) if isinstance(head, Round) else NEVER

        def behind(repeat: str, at: int) -> int:
            return max(ahead(target, at) for target in self._behind[repeat])

        for at in range(last, first - 1, -1):
            step = self._instructions[at]
            weight = self._weights[at]
            if weight is None:
                most[at - first] = 0
            elif isinstance(step, Enter):
                rounds = self._times(self._loops[step.repeat]) * self.rounds[step.repeat]
                most[at - first] = weight + rounds + behind(step.repeat, at)
            elif isinstance(step, Round) and step.repeat in self._behind:
                most[at - first] = weight + behind(step.repeat, at)
            else:
                most[at - first] = weight + max((ahead(target, at) for target in self._following[at]), default=0)
        return most


def leaving(instructions: Sequence[Instruction], loop: Loop) -> list[int]:
    """Where ways lead out of the body of a repeat, but for its end."""
    body = range(loop.start + 1, loop.end + 1)
    targets = {target for at in body for target in successors(instructions[at], at)}
    return sorted(target for target in targets if not loop.start <= target <= loop.end)
