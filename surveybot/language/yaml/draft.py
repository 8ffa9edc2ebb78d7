"""A file's text as far as it is mended: in, edits; out, a text that knows where each character stood."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from surveybot.language.position import Span
from surveybot.language.problem import Fix, Problem, Replacement

_LONGEST = 5_000  # characters of a line that is mended
_BLOCK_HEADER = re.compile(
    r"(?P<left>[ ]*(?:-[ ]+)*)(?P<key>[^\s#][^\r\n#]*:[ \t]+)?[|>][-+0-9]{0,2}[ \t]*(?:#.*)?[\r\n]*\Z"
)
_QUOTE = re.compile(r"[ ]*(?:-[ ]+)*(?:[^\s#\"'][^\r\n#\"':]*:[ ]+)?(?P<sign>[\"'])")
_ENDS = {'"': re.compile(r'(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"(?:[^']|'')*+'")}


class Edit(NamedTuple):
    """Columns start..end of one line (both from 0) give way to `new`, which holds no line break."""

    line: int
    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Slip:
    """A mistake that was understood: what to tell the author, and how to read on as if it were mended."""

    problem: Problem
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Draft:
    """The text that is parsed. Edits never add or take away a line, so only columns of edited lines move.

    `columns` holds for each edited line the file's column of each of its characters and of its end.
    """

    file: str
    text: str
    columns: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends, as libyaml counts them (the text is cleared of exotic line breaks)."""
        return self.text.splitlines(keepends=True)

    def line(self, number: int) -> str:
        """Line `number` (from 0) without its end; empty behind the last one."""
        return self.lines[number].rstrip("\r\n") if 0 <= number < len(self.lines) else ""

    @cached_property
    def block_lines(self) -> frozenset[int]:
        """The numbers of the lines that are text after `|` or `>`, where nothing is YAML."""
        found = []
        deepest = -1
        for number, text in enumerate(self.lines):
            if deepest >= 0 and (not text.strip() or len(text) - len(text.lstrip(" \t\xa0")) > deepest):
                found.append(number)
                continue
            header = _BLOCK_HEADER.match(text) if "|" in text or ">" in text else None
            deepest = -1 if header is None else len(header["left"]) - (0 if header["key"] else 2)
        return frozenset(found)

    @cached_property
    def text_lines(self) -> frozenset[int]:
        """The numbers of the lines within a text: of a block, or going on in quotes from the line above."""
        found, sign = set[int](), ""
        for number, text in enumerate(self.lines):
            at = 0
            if sign:
                found.add(number)
            elif number not in self.block_lines and (quote := _QUOTE.match(text)):
                sign, at = quote["sign"], quote.end()
            if sign and _ENDS[sign].match(text, at):
                sign = ""
        return self.block_lines if sign else self.block_lines | found  # one is never closed: that is told

    def is_long(self, number: int) -> bool:
        """Whether a line is too long to be looked at closely: nobody wrote it."""
        return number < len(self.lines) and len(self.lines[number]) > _LONGEST

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """Where a piece of the draft (counted from 0) stands in the file."""
        return Span(
            self.file, line + 1, self._column(line, column) + 1, end_line + 1, self._column(end_line, end_column) + 1
        )

    def on_line(self, line: int, start: int, end: int) -> Span:
        """Where columns start..end of one line stand in the file."""
        return self.span(line, start, line, end)

    def from_span(self, span: Span) -> Span:
        """Where a span that was counted in this draft stands in the file."""
        return self.span(span.line - 1, span.column - 1, span.end_line - 1, span.end_column - 1)

    def fix(self, edits: Iterable[Edit]) -> Fix:
        """The same edits, as they are made in the file itself."""
        return tuple(Replacement(self.on_line(edit.line, edit.start, edit.end), edit.new) for edit in edits)

    def mended(self, edits: Iterable[Edit]) -> "Draft":
        """The draft with `edits` made; they must not overlap."""
        lines, columns = list(self.lines), dict(self.columns)
        for edit in sorted(edits, key=lambda e: (e.line, e.start, e.end), reverse=True):
            line = lines[edit.line]
            old = columns.get(edit.line) or tuple(range(len(line) + 1))
            inside = tuple(min(old[edit.start] + i, old[edit.end]) for i in range(len(edit.new)))
            columns[edit.line] = old[: edit.start] + inside + old[edit.end :]
            lines[edit.line] = line[: edit.start] + edit.new + line[edit.end :]
        return Draft(self.file, "".join(lines), columns)

    def _column(self, line: int, column: int) -> int:
        columns = self.columns.get(line)
        return columns[min(column, len(columns) - 1)] if columns else column


def shown(draft: Draft, edits: Iterable[Edit], first: int, last: int | None = None) -> str:
    """Lines first..last as they look with `edits` made, without the indentation of the first: what to paste."""
    edits = list(edits)
    lines = {number: draft.line(number) for number in range(first, (first if last is None else last) + 1)}
    for edit in sorted(edits, key=lambda e: (e.line, e.start, e.end), reverse=True):
        if edit.line in lines:
            lines[edit.line] = lines[edit.line][: edit.start] + edit.new + lines[edit.line][edit.end :]
    left = len(lines[first]) - len(lines[first].lstrip())
    return "\n".join(line[min(left, len(line) - len(line.lstrip())) :].rstrip() for line in lines.values())
