"""A test dialogue that failed: in, how it was played; out, what was said, and what was expected instead, where."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from rich.text import Text

from surveybot.cli.formats.caret import place_shown
from surveybot.cli.formats.sources import Lines
from surveybot.console.cells import visible
from surveybot.language.problem import Problem
from surveybot.trial.play import Line

_INDENT = " " * 6
_SPEAKERS = {"bot": "bot", "respondent": "you"}
_DIFFERS = "test-failed"


def transcript(lines: list[Line]) -> Text:
    """Who said what; the respondent's lines stand out."""
    rows = []
    for line in lines:
        style = "dim" if line.speaker == "bot" else "cyan"
        first, *more = line.words.splitlines() or [""]
        rows.append(Text.assemble(_INDENT, (f"{_SPEAKERS[line.speaker]}  ", "bold"), (visible(first), style)))
        rows += [Text.assemble(_INDENT, "     ", (visible(words), style)) for words in more]
    return Text("\n").join(rows)


def difference(problem: Problem, lines: Lines, width: int) -> Text:
    """The expectation in its line, underlined, and what was got instead; or why the test could not be played on."""
    differs = problem.code == _DIFFERS
    words = str(problem.values["what"]) if differs else visible(problem.message)
    rows = [Text.assemble(_INDENT, (f"{visible(str(problem.span))}: ", "bold"), words)]
    place = place_shown(problem.span, lines, width - len(_INDENT), "bold red")
    rows += [Text.assemble(_INDENT, row) for row in place]
    if differs:
        expected, found = str(problem.values["expected_lines"]), str(problem.values["found_lines"])
        rows += [*_side("expected", expected, found, "green"), *_side("got", found, expected, "red")]
    return Text("\n").join(rows)


def _side(word: str, value: str, other: str, style: str) -> Iterator[Text]:
    """One side of the difference; where it is not as the other one it stands out, on a terminal with colours."""
    start = _alike(value, other)
    end = len(value) - _alike(reversed(value[start:]), reversed(other[start:]))
    text = Text(visible(value, keep="\n"), style)
    text.stylize("bold underline", start, end)
    first, *more = text.split("\n", allow_blank=True)
    yield Text.assemble(f"{_INDENT}  {word:<8}  ", first)
    yield from (Text.assemble(f"{_INDENT}            ", line) for line in more)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many signs are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
