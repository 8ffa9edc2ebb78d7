"""A survey file as it lies on disk: in, a path; out, its text to the letter, its nodes, and where each one stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from surveybot.errors import CannotRead
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.problem import Severity
from surveybot.language.reader import read_bytes, read_text
from surveybot.language.yaml.encoding import decode

_LINE_END = re.compile(r"\r\n|\r|\n")  # what libyaml counts, once exotic ones are blanks
_BOM = "\ufeff"


@dataclass(frozen=True)
class Document:
    """A file that can be read as YAML, be its survey right or not; `text` is without the byte order mark."""

    path: Path
    text: str
    root: Mapping
    has_mark: bool = False

    @cached_property
    def line_end(self) -> str:
        """How its lines end: as the first one does."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def start_of(self, node: Node) -> int:
        """The index in `text` at which a node begins."""
        return self._starts[node.span.line - 1] + node.span.column - 1

    def end_of(self, node: Node) -> int:
        """The index behind a node; a block text ends with its last line, be it of blanks."""
        end = self._starts[node.span.end_line - 1] + node.span.end_column - 1
        start = self.start_of(node)
        is_block = isinstance(node, Scalar) and not node.plain and self.text[start] in "|>"
        return self._block_end(start, end) if is_block else end

    def line_end_at(self, index: int) -> int:
        """The index at which the line around `index` ends, before its line break."""
        found = _LINE_END.search(self.text, index)
        return found.start() if found else len(self.text)

    def line_after(self, index: int) -> int:
        """The index at which the line behind the one around `index` begins."""
        found = _LINE_END.search(self.text, index)
        return found.end() if found else len(self.text)

    def line_start_at(self, index: int) -> int:
        """The index at which the line around `index` begins."""
        return self._starts[bisect_right(self._starts, index) - 1]

    def is_in_brackets(self, index: int) -> bool:
        """Whether `index` lies between `{` and `}` or `[` and `]`."""
        return self.bracket_around(index) is not None

    def bracket_around(self, index: int) -> int | None:
        """Where the outermost `{` or `[` around `index` stands."""
        place = bisect_right(self._brackets, (index, len(self.text))) - 1
        return self._brackets[place][0] if place >= 0 and index < self._brackets[place][1] else None

    def bytes_with(self, text: str) -> bytes:
        """What to write for a new text of this file."""
        return (_BOM + text if self.has_mark else text).encode("utf-8")

    def _block_end(self, start: int, last: int) -> int:
        """Behind a block text whose last word ends at `last`: lines of blanks below can be a part of it."""
        header = self.text[start : self.line_end_at(start)].partition("#")[0]
        words = self.text[self.line_after(start) : last].splitlines()
        margin = min((len(line) - len(line.lstrip(" ")) for line in words if line.strip()), default=0)
        shortest = 0 if "+" in header else 1 if any(map(str.isdigit, header)) else margin + 1
        end = at = self.line_end_at(last)
        while (below := self.line_after(at)) < len(self.text):
            at = self.line_end_at(below)
            line = self.text[below:at]
            blanks = len(line) - len(line.lstrip(" "))
            if line.strip() or blanks < min(len(line), margin):
                break
            if blanks >= shortest or blanks < len(line):
                end = at
        return end

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    @cached_property
    def _brackets(self) -> list[tuple[int, int]]:
        return sorted(self._outermost(self.root))

    def _outermost(self, node: Node) -> Iterator[tuple[int, int]]:
        if isinstance(node, Scalar):
            return
        if self.text[self.start_of(node) : self.start_of(node) + 1] in ("{", "["):
            yield self.start_of(node), self.end_of(node)
            return
        for child in node.values() if isinstance(node, Mapping) else node:
            yield from self._outermost(child)


def open_document(path: Path) -> Document:
    """The file; CannotRead, with the first mistake, where it is no YAML that a survey can be."""
    source = read_bytes(path)
    root, problems = read_text(source, str(path))
    wrong = next((problem for problem in problems if problem.severity is Severity.ERROR), None)
    if wrong is not None or not isinstance(root, Mapping):
        place, words = (wrong.span, wrong.message) if wrong else (path, "a survey file begins with `surveybot: 1`")
        raise CannotRead(f"{place}: {words}. Put this right first; surveybot validate says more.")
    text, _ = decode(source, str(path))
    assert text is not None, "it has been read"
    return Document(path, text, root, source.startswith(_BOM.encode("utf-8")))
