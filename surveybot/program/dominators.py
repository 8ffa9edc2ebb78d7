"""What every way passes: in, the ways down a program; out, for two places the last instruction on all ways to both.

An instruction dominates another if every way to it leads over it; these make a tree. Long climbs in it go by leaps, as
in E. W. Myers, "An applicative random-access stack" (1983).
"""

from collections.abc import Sequence


class Dominators:
    """The tree; ways lead down only, so that whatever leads to an instruction comes before it."""

    def __init__(self, down: Sequence[Sequence[int]]) -> None:
        """`down` are the instructions that may follow each, all of them with greater numbers."""
        self._parent = [0] * len(down)
        self._leap = [0] * len(down)
        self._depth = [0] * len(down)
        found: list[int | None] = [None] * len(down)
        for at, following in enumerate(down):
            parent = found[at]
            if parent is not None:
                self._hang(at, parent)
            if at == 0 or parent is not None:
                for to in following:
                    before = found[to]
                    found[to] = at if before is None else self.last_before(before, at)

    def last_before(self, one: int, other: int) -> int:
        """The last instruction that all ways to both lead over, themselves included."""
        while self._depth[one] != self._depth[other]:
            if self._depth[one] < self._depth[other]:
                one, other = other, one
            one = self._leap[one] if self._depth[self._leap[one]] >= self._depth[other] else self._parent[one]
        while one != other:
            step = self._parent if self._leap[one] == self._leap[other] else self._leap
            one, other = step[one], step[other]
        return one

    def _hang(self, at: int, parent: int) -> None:
        leap = self._leap[parent]
        is_even = self._depth[parent] - self._depth[leap] == self._depth[leap] - self._depth[self._leap[leap]]
        self._parent[at] = parent
        self._leap[at] = self._leap[leap] if is_even else parent
        self._depth[at] = self._depth[parent] + 1
