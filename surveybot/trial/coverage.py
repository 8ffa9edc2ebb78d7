"""Branch coverage: in, the trace of a survey's tests; out, how much of it they take, and what not."""

from typing import NamedTuple

from surveybot.trial.points import Point, points_of
from surveybot.trial.trace import Trace


class Coverage(NamedTuple):
    """How many points there are, and those that no test takes, in the order of the file."""

    points: int
    untaken: tuple[Point, ...]

    @property
    def taken(self) -> int:
        """How many points some test takes."""
        return self.points - len(self.untaken)

    @property
    def percent(self) -> int:
        """A whole number that is 100 only if nothing is missing."""
        return 100 * self.taken // self.points


def coverage_of(trace: Trace) -> Coverage:
    """The coverage by everything that was rehearsed so far; every survey has at least its end as a point."""
    points = points_of(trace.program)
    untaken = [point for mark, point in points.items() if mark not in trace.taken]
    return Coverage(len(points), tuple(sorted(untaken, key=lambda point: point.span)))
