"""Where an author writes: in, the lines of a file and a place; out, the keys around it, also while it is no YAML.

Only how far lines are indented counts, as it does for a reader; nothing is parsed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from surveybot.authoring.editing.lines import Line, read_line

ITEM = "-"
Keys = Mapping[str, str]


class Level(NamedTuple):
    """A step on the way from the top of the file: down a `key` of a mapping that has these `keys`, or into an item."""

    key: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class Cursor:
    """`keys` are those of the mapping in which something is written: the value of `key`, or (empty) a key or an item.

    `written` is what stands between its beginning and the cursor.
    """

    way: tuple[Level, ...]
    keys: Keys
    key: str
    written: str

    @property
    def down(self) -> tuple[Level, ...]:
        """The way down to what is written."""
        return (*self.way, Level(self.key, self.keys)) if self.key else self.way


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """The cursor in a line before a column, both from 0 and the column in characters."""
    text = lines[line][:column]
    here = read_line(text.ljust(column))
    cursor = Cursor(_way(lines, line, here), _keys_around(lines, line, here), here.key, here.value.lstrip())
    return _in_brackets(cursor)


def _keys_around(lines: Sequence[str], line: int, here: Line) -> dict[str, str]:
    """The keys of the mapping that has one at the column of `here`, that of this line included."""
    found = {here.key: here.value.strip()} if here.key else {}
    if not here.dashes:
        for above in _upwards(lines, line):
            if above.column < here.column:
                break
            if above.column == here.column and above.key:
                found[above.key] = above.value.strip()
            if above.dashes and above.dashes[0] < here.column:
                break
    for text in lines[line + 1 :]:
        below = read_line(text)
        if below.is_empty:
            continue
        if (below.dashes or (below.column,))[0] < here.column:
            break
        if below.column == here.column and below.key and not below.dashes:
            found[below.key] = below.value.strip()
    return found


def _upwards(lines: Sequence[str], line: int) -> Iterator[Line]:
    return (above for text in reversed(lines[:line]) if not (above := read_line(text)).is_empty)


def _way(lines: Sequence[str], line: int, here: Line) -> tuple[Level, ...]:
    """From the top of the file down to the mapping or the list in which `here` stands."""
    way: list[Level] = []
    limit, is_item = here.column, False
    for dash in reversed(here.dashes):
        way.append(Level(ITEM, {}))
        limit, is_item = dash, True
    for place in range(line - 1, -1, -1):
        above = read_line(lines[place])
        if above.is_empty:
            continue
        if above.key and (above.column < limit or (is_item and above.column == limit)):
            way.append(Level(above.key, _keys_around(lines, place, above)))
            limit, is_item = above.column, False
        for dash in reversed(above.dashes):
            if dash < limit:
                way.append(Level(ITEM, {}))
                limit, is_item = dash, True
    return tuple(reversed(way))


_PAIR = re.compile(r"\s*([^\s:,{}\[\]]+)\s*:\s*([^,{}\[\]]*)")


def _in_brackets(cursor: Cursor) -> Cursor:
    """The same cursor inside of the `[…]` or `{…}` that is opened in its line and not closed."""
    opened = re.match(r"([\[{])([^\[\]{}]*)$", cursor.written)
    if opened is None:
        return cursor
    *before, last = opened[2].split(",")
    if opened[1] == "[":
        return Cursor((*cursor.down, Level(ITEM, {})), {}, "", last.lstrip())
    pairs = {found[1]: found[2].strip() for piece in before if (found := _PAIR.fullmatch(piece))}
    key, colon, value = last.partition(":")
    if not colon:
        return Cursor(cursor.down, pairs, "", key.lstrip())
    return Cursor(cursor.down, {**pairs, key.strip(): value.strip()}, key.strip(), value.lstrip())
