"""Coverage in print: in, how much of a survey its tests take; out, one line, and a line for all that none takes."""

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from surveybot.console.cells import visible
from surveybot.trial.coverage import Coverage
from surveybot.trial.points import Point


def covered(coverage: Coverage, least: int | None) -> Text:
    """`covered 84 %, 33 of 39`; red where it is less than it must be."""
    style = "bold red" if is_too_little(coverage, least) else "green" if not coverage.untaken else ""
    return Text(f"  covered {coverage.percent} %, {coverage.taken} of {coverage.points}", style)


def is_too_little(coverage: Coverage, least: int | None) -> bool:
    """Whether fewer percent are covered than `least`."""
    return least is not None and coverage.percent < least


def untaken(coverage: Coverage, file: Path) -> Iterator[str]:
    """What no test takes, each with its line; where it stands in another file than the survey, with that one's name."""
    return (f"{_place(point, file)}: {visible(point.words)}" for point in coverage.untaken)


def _place(point: Point, file: Path) -> str:
    line = f"line {point.span.line}"
    return line if point.span.file == str(file) else f"{visible(point.span.file)}, {line}"
