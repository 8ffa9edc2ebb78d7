"""Mappings in `{` and `}` that are not what their author means: in, where one is; out, the slip."""

import re
from typing import Any, NamedTuple

import yaml

from surveybot.language.problem import error
from surveybot.language.yaml.draft import Draft, Slip, shown
from surveybot.language.yaml.quoting import in_quotes, quote

_ENTRY = re.compile(r"""[ ]*(?P<key>"[^"]*"|'[^']*'|[^\W\d][\w.\[\]-]*|\d+)[ ]*:(?=[ ]|$)[ ]*""")
_PAIRS = {"{": "}", "[": "]", "(": ")"}


class Piece(NamedTuple):
    """One `key: value` between the braces, with the columns of its value."""

    key: str
    value: str
    start: int
    end: int


def mend_flow(draft: Draft, start: Any, end: Any, *, whole: bool) -> Slip:
    """A mapping that YAML has read, but with keys that have no value; `whole` if none has one."""
    if start.line != end.line or draft.is_long(start.line):
        span = draft.span(start.line, start.column, end.line, end.column)
        return Slip(error("yaml-quote-needed", span, _CUT, help=_QUOTE, what=","))
    if whole:
        return brace_map(draft, start.line, start.column, end.column)
    found = mend_pieces(draft, start.line, start.column, end.column)
    if found is not None:
        return found
    span = draft.on_line(start.line, start.column, end.column)
    return Slip(error("yaml-quote-needed", span, _CUT, help=_QUOTE, what=","))


_CUT = "inside `{{ }}` a text with `{what}` needs quotes"
_QUOTE = "put each text between the braces in quotes"


def brace_map(draft: Draft, line: int, start: int, end: int) -> Slip:
    """`{name}` alone: a mapping to YAML, a placeholder to its author."""
    edits = quote(draft, line, start, end)
    problem = error(
        "yaml-brace-map", draft.on_line(line, start, end), "this is read as a mapping; put the text in quotes",
        help="write `{line}`", line=shown(draft, edits, line), fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, edits)


def mend_pieces(draft: Draft, number: int, start: int, end: int) -> Slip | None:
    """Columns start..end of a line hold `{key: value, …}`; the slip if some values need quotes, else None."""
    text = draft.line(number)
    pieces = split(text, start + 1, end - 1)
    unsound = [piece for piece in pieces if not is_sound(piece.value)]
    if not unsound:
        return None
    first = unsound[0]
    edits = tuple(edit for piece in unsound for edit in quote(draft, number, piece.start, piece.end))
    problem = error(
        "yaml-quote-needed", draft.on_line(number, first.start, first.end), _CUT,
        help="write it in block form:\n{block}" if text[:start].rstrip().endswith(":") else "write `{line}`",
        what=_culprit(first.value), block=_block(text, start, end, pieces), line=shown(draft, edits, number),
        fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, edits)


def split(text: str, start: int, end: int) -> list[Piece]:
    """The entries as their author means them: a comma parts two of them only where a `key:` follows it."""
    bounds = _bounds(text, start, end, nested=True) or _bounds(text, start, end, nested=False)
    pieces = []
    for number, (key, begin, _) in enumerate(bounds):
        stop = bounds[number + 1][2] if number + 1 < len(bounds) else end
        value = text[begin:stop].rstrip().removesuffix(",").rstrip() if stop == end else text[begin:stop].rstrip()
        pieces.append(Piece(key, value, begin, begin + len(value)))
    return pieces


def _bounds(text: str, start: int, end: int, *, nested: bool) -> list[tuple[str, int, int]]:
    """For each entry its key, where its value begins, and where the comma before it stands."""
    found: list[tuple[str, int, int]] = []
    awaited: list[str] = []
    at = start
    before = start
    while at <= end:
        if at == start or (text[at - 1] == "," and not awaited):
            entry = _ENTRY.match(text, at, end)
            if entry:
                found.append((entry["key"], entry.end(), before))
                at = entry.end()
        character = text[at : at + 1] if at < end else ""
        if nested and character:
            at = _nest(text, at, end, awaited)
        before = at
        at += 1
    if awaited:
        return []
    return found if found and not text[start : found[0][1]].lstrip().startswith(",") else []


def _nest(text: str, at: int, end: int, awaited: list[str]) -> int:
    """Opens or closes a bracket, or skips what is in quotes; the index of the last character that is dealt with."""
    character = text[at]
    if character in _PAIRS:
        awaited.append(_PAIRS[character])
    elif awaited and character == awaited[-1]:
        awaited.pop()
    elif character in "\"'" and text[at - 1] in " ([{,:":
        close = text.find(character, at + 1, end)
        return close if close > 0 else at
    return at


def is_sound(value: str) -> bool:
    """Whether YAML reads `value` inside `{ }` as one value, as it stands there."""
    try:
        events: list[Any] = list(yaml.parse("{k: " + value + "\n}", Loader=yaml.CBaseLoader))
    except yaml.YAMLError:
        return False
    depth = nodes = 0
    for event in events[3:-3]:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        nodes += depth == 0
    bare = isinstance(events[4], yaml.MappingStartEvent) and any(_is_bare(event) for event in events[5:-3])
    whole = events[-4].end_mark.index == 4 + len(value)
    return nodes == 2 and whole and not bare and not isinstance(events[4], yaml.AliasEvent)


def _is_bare(event: Any) -> bool:
    is_empty = bool(event.start_mark.index == event.end_mark.index)
    return is_empty and isinstance(event, yaml.ScalarEvent)


def _culprit(value: str) -> str:
    if value.startswith(('"', "'")):
        return value[0]
    return next((mark for mark in ("{", "[", ",", ": ", " #") if mark in value), value[:1])


def _block(text: str, start: int, end: int, pieces: list[Piece]) -> str:
    """The mapping as a block under its key, ready to paste."""
    head = text[:start].strip()
    deeper = " " * (2 + len(head) - len(head.lstrip("- ")))
    return "\n".join([head, *(f"{deeper}{piece.key}: {_block_value(piece.value)}" for piece in pieces)])


def _block_value(value: str) -> str:
    try:
        events: list[Any] = list(yaml.parse("k: " + value, Loader=yaml.CBaseLoader))
    except yaml.YAMLError:
        return in_quotes(value)
    end = events[4].end_mark.index
    sound = isinstance(events[4], yaml.ScalarEvent) and end == 3 + len(value)
    return value if sound or is_sound(value) else in_quotes(value)
