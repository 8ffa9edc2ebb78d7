"""A piece of a line underlined: in, a line and two columns; out, what fits on the screen, and where the piece is."""

from typing import NamedTuple

from rich.cells import cell_len

from surveybot.console.cells import visible

TAB = 4
CUT = "…"
_LONG = 4  # characters to a cell, of those that take none too


class Underlined(NamedTuple):
    """A line as it is printed; `offset` and `length` of the piece in display cells, never less than one."""

    line: str
    offset: int
    length: int


def underlined(line: str, column: int, end_column: int, width: int) -> Underlined:
    """Columns count from 1, in code points; a line of more than `width` cells is cut on both sides of the piece."""
    start = min(column - 1, len(line))
    end = max(start, min(end_column - 1, len(line)))
    if len(line) > _LONG * width:  # what will be cut anyway need not be measured
        first = max(0, start - _LONG * width)
        line = line[first : min(end, start + _LONG * width) + _LONG * width]
        start, end = start - first, min(end - first, len(line))
    before = _shown(line[:start], 0)
    piece = _shown(line[start:end], cell_len(before))
    behind = _shown(line[end:], cell_len(before + piece))
    if cell_len(before + piece + behind) > width:
        before = _last(before, width // 3)
        piece = _first(piece, width - cell_len(before))
        behind = _first(behind, width - cell_len(before + piece))
    shown = (before + piece + behind).rstrip()
    offset = cell_len(before)
    return Underlined(shown, offset, max(1, cell_len(before + piece) - offset))


def _shown(text: str, at: int) -> str:
    """Tabs as blanks up to the next stop, controls as signs; `at` is the cell in which the text begins."""
    pieces = visible(text, keep="\t").split("\t")
    shown = pieces[0]
    for piece in pieces[1:]:
        shown += " " * (TAB - (at + cell_len(shown)) % TAB) + piece
    return shown


def _first(text: str, cells: int) -> str:
    """As much from its beginning as fits, with a sign where something is left out."""
    if cell_len(text) <= cells:
        return text
    kept = text[: max(cells - 1, 0)]
    while kept and cell_len(kept) > cells - 1:
        kept = kept[:-1]
    return kept + CUT if cells > 0 else ""


def _last(text: str, cells: int) -> str:
    """As much from its end as fits."""
    if cell_len(text) <= cells:
        return text
    kept = text[-(cells - 1) :]
    while cell_len(kept) > cells - 1:
        kept = kept[1:]
    return CUT + kept
