"""A problem for people: in, a problem and the lines of its file; out, its message and its line, underlined."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from rich.text import Text

from surveybot.cli.formats.sources import Lines
from surveybot.cli.formats.underline import underlined
from surveybot.cli.speech import Language, said
from surveybot.console.cells import visible
from surveybot.language.position import Span
from surveybot.language.problem import Problem, Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_FRAME = "cyan"


class _Mark(NamedTuple):
    span: Span
    sign: str
    words: str
    style: str


def drawn(problem: Problem, lines: Lines, width: int, language: Language = "en") -> Text:
    """The problem with its line and those of its labels; `width` in display cells. Ends without a line break."""
    colour = COLOURS[problem.severity]
    place, kind = f"{visible(str(problem.span))}: ", f"{said(language, _SEVERITIES[problem.severity])}[{problem.code}]"
    words = f": {visible(problem.message)}"
    rows = [Text.assemble((place, "bold"), (kind, f"bold {colour}"), (words, "bold"))]
    marks = [mark for mark in _marks(problem, colour) if _is_seen(mark.span, lines)]
    gutter = len(str(max((mark.span.line for mark in marks), default=0)))
    for file, in_file in groupby(marks, key=lambda mark: mark.span.file):
        arrow = [] if file == problem.span.file else [Text(f"{' ' * gutter} ::: {visible(file)}", _FRAME)]
        rows += [*arrow, Text(f"{' ' * gutter} |", _FRAME), *_snippet(list(in_file), lines(file), gutter, width)]
    rows += _help(problem.help, said(language, "help"), gutter)
    return Text("\n").join(rows)


def place_shown(span: Span, lines: Lines, width: int, style: str) -> Iterator[Text]:
    """The line of a place, underlined; nothing where there is nothing to see."""
    mark = _Mark(span, "^", "", style)
    if _is_seen(span, lines):
        yield from _snippet([mark], lines(span.file), len(str(span.line)), width)


def _marks(problem: Problem, colour: str) -> list[_Mark]:
    """The places of the problem in the order of the file, its own file first."""
    own = [label.message for label in problem.labels if label.span == problem.span]
    marks = [_Mark(problem.span, "^", "; ".join(own), f"bold {colour}")]
    others = (label for label in problem.labels if label.span != problem.span)
    marks += [_Mark(label.span, "-", label.message, "bold blue") for label in others]
    return sorted(marks, key=lambda mark: (mark.span.file != problem.span.file, mark.span))


def _is_seen(span: Span, lines: Lines) -> bool:
    """Whether there is anything to show at a place."""
    known = lines(span.file) if span.file else ()
    line = known[span.line - 1] if span.line <= len(known) else ""
    return bool(line) and not line.isspace()


def _snippet(marks: list[_Mark], lines: tuple[str, ...], gutter: int, width: int) -> Iterator[Text]:
    room = max(width - gutter - 3, 20)
    previous = 0
    for number, on_line in groupby(marks, key=lambda mark: mark.span.line):
        if previous and number > previous + 1:
            yield Text("...", _FRAME)
        previous, printed = number, ""
        for mark in on_line:
            end = mark.span.end_column if mark.span.end_line == number else len(lines[number - 1]) + 1
            found = underlined(lines[number - 1], mark.span.column, end, room)
            if found.line != printed:
                yield Text.assemble((f"{number:>{gutter}} | ", _FRAME), found.line)
            printed = found.line
            words = f" {visible(mark.words)}" if mark.words else ""
            line = mark.sign * found.length + words
            yield Text.assemble((f"{' ' * gutter} | ", _FRAME), " " * found.offset, (line, mark.style))


def _help(words: str, head: str, gutter: int) -> Iterator[Text]:
    first, *more = words.splitlines() or [""]
    if first:
        yield Text.assemble((f"{' ' * gutter} = ", _FRAME), (head, "bold"), f": {visible(first)}")
        yield from (Text(f"{' ' * (gutter + 5 + len(head))}{visible(line)}") for line in more)
