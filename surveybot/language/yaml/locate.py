"""Where each character of a value stands: in, a scalar's source and its value; out, spans of pieces of the value."""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from surveybot.language.position import Span
from surveybot.language.yaml.draft import Draft

MAX_INDENT = 80

_BREAK = re.compile(r"\r\n|\r|\n")
_RUN = re.compile(r"[ \t\r\n]+")
_WORDS = re.compile(r"[^ \t\r\n'\"\\]+")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\r\n|[\s\S]))")
_ESCAPED = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))


class Table:
    """The characters of a value, each with its start and end in the source."""

    def __init__(self) -> None:
        """An empty table."""
        self.characters: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def put(self, character: str, start: int, end: int) -> None:
        """Appends one character that comes from source characters start..end."""
        self.characters.append(character)
        self.starts.append(start)
        self.ends.append(end)

    def copy(self, source: str, start: int, end: int) -> None:
        """Appends a piece of the source that stands for itself."""
        self.characters.extend(source[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def fold(self, start: int, end: int, breaks: int, *, escaped: bool = False) -> None:
        """Appends what a run of white space with line breaks becomes: one space, or one break less than there are."""
        if escaped or breaks > 1:
            for _ in range(breaks if escaped else breaks - 1):
                self.put("\n", start, end)
        else:
            self.put(" ", start, end)


class Locator:
    """Answers `Scalar.source_span`; the table is made at the first question, for most scalars never."""

    __slots__ = ("_breaks", "_column", "_draft", "_end", "_line", "_start", "_style", "_table", "_value")

    def __init__(self, draft: Draft, style: str, value: str, start: int, end: int, line: int, column: int) -> None:
        """`start` and `end` are the scalar's indexes in the draft, `line` and `column` (from 0) those of its start."""
        self._draft = draft
        self._style = style
        self._value = value
        self._start = start
        self._end = end
        self._line = line
        self._column = column
        self._table: Table | None = None

    def __call__(self, start: int, end: int) -> Span:
        """The place in the file of value characters start..end; the whole scalar where it cannot be told."""
        table = self._table or self._tabulate()
        if not table.starts:
            return self._between(0, self._end - self._start)
        size = len(table.starts)
        begin = table.starts[start] if start < size else table.ends[-1]
        return self._between(begin, max(begin, table.ends[end - 1]) if start < end <= size else begin)

    def _tabulate(self) -> Table:
        source = self._draft.text[self._start : self._end]
        self._breaks = [0, *(match.end() for match in _BREAK.finditer(source))]
        table = tabulate(source, self._style, self._value)
        if table is None:
            table = Table()
            whole = len(source.rstrip())
            for character in self._value:
                table.put(character, 0, whole)
        self._table = table
        return table

    def _between(self, start: int, end: int) -> Span:
        return self._draft.span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._breaks, offset) - 1
        return self._line + row, offset - self._breaks[row] + (0 if row else self._column)


def tabulate(source: str, style: str, value: str) -> Table | None:
    """The table of a scalar's source (quotes and block header included); None if it does not give `value`."""
    if style in ("|", ">"):
        return _block(source, style, value)
    table = Table()
    (_flow_quoted if style else _plain)(source, table)
    return table if "".join(table.characters) == value else None


def _plain(source: str, table: Table) -> None:
    at = 0
    for run in _RUN.finditer(source):
        table.copy(source, at, run.start())
        _white(source, run.start(), run.end(), table)
        at = run.end()
    table.copy(source, at, len(source))


def _white(source: str, start: int, end: int, table: Table) -> None:
    breaks = len(_BREAK.findall(source, start, end))
    if breaks:
        table.fold(start, end, breaks)
    else:
        table.copy(source, start, end)


def _flow_quoted(source: str, table: Table) -> None:
    at, end, quote = 1, len(source) - 1, source[0]
    while at < end:
        character = source[at]
        if character in " \t\r\n":
            stop = _run_end(_RUN, source, at, end)
            _white(source, at, stop, table)
        elif character == "\\" and quote == '"':
            stop = _escape(source, at, end, table)
        elif character in "'\"\\":
            stop = at + (2 if character == quote else 1)
            table.put(character, at, stop)
        else:
            stop = _run_end(_WORDS, source, at, end)
            table.copy(source, at, stop)
        at = stop


def _run_end(pattern: re.Pattern[str], source: str, at: int, end: int) -> int:
    match = pattern.match(source, at, end)
    return match.end() if match else end


def _escape(source: str, at: int, end: int, table: Table) -> int:
    match = _ESCAPE.match(source, at, end)
    if match is None:
        return end
    letter = match[4]
    if letter is None:
        table.put(chr(min(int(match[1] or match[2] or match[3], 16), 0x10FFFF)), at, match.end())
        return match.end()
    if letter[0] in "\r\n":
        stop = (
            _run_end(_RUN, source, match.end(), end) if source[match.end() : match.end() + 1].isspace() else match.end()
        )
        table.fold(at, stop, len(_BREAK.findall(source, match.end(), stop)), escaped=True)
        return stop
    table.put(_ESCAPED.get(letter, letter), at, match.end())
    return match.end()


def _block(source: str, style: str, value: str) -> Table | None:
    lines = source.splitlines(keepends=True)
    starts = list(accumulate(map(len, lines), initial=0))
    filled = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" \r\n")]
    read: Callable[[list[str], list[int], int], Table] = _literal if style == "|" else _folded
    # The header may name the indentation relative to the parent, which is not known here: then the first that fits.
    for indent in dict.fromkeys([*filled[:1], *range(min(filled, default=MAX_INDENT), -1, -1)]):
        table = read(lines[1:], starts[1:], indent)
        if "".join(table.characters).startswith(value):
            del table.characters[len(value) :], table.starts[len(value) :], table.ends[len(value) :]
            return table
    return None


def _literal(lines: list[str], starts: list[int], indent: int) -> Table:
    table = Table()
    for line, start in zip(lines, starts, strict=False):
        body = line.rstrip("\r\n")
        _shifted(table, body, min(indent, len(body)), start)
        table.put("\n", start + len(body), start + len(line))
    return table


def _shifted(table: Table, body: str, indent: int, start: int) -> None:
    table.characters.extend(body[indent:])
    table.starts.extend(range(start + indent, start + len(body)))
    table.ends.extend(range(start + indent + 1, start + len(body) + 1))


def _folded(lines: list[str], starts: list[int], indent: int) -> Table:
    """As libyaml's `yaml_parser_scan_block_scalar` does it: lines that begin with a blank are not folded."""
    table = Table()
    leading: tuple[int, int] | None = None
    trailing: list[tuple[int, int]] = []
    was_blank = False
    for line, start in zip(lines, starts, strict=False):
        body = line.rstrip("\r\n")
        end = (start + len(body), start + len(line))
        if len(body) <= indent:
            trailing.append(end)
            continue
        blank = body[indent] in " \t"
        if leading and (was_blank or blank):
            table.put("\n", *leading)
        elif leading and not trailing:
            table.put(" ", leading[0], start + indent)
        for mark in trailing:
            table.put("\n", *mark)
        _shifted(table, body, indent, start)
        leading, trailing, was_blank = end, [], blank
    for mark in [*([leading] if leading else []), *trailing]:
        table.put("\n", *mark)
    return table
