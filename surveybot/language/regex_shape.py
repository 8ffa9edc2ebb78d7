"""The shape of a pattern: in, its text; out, how long what it describes is, and whether there is any such text."""

import re
from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\[\]\\])*\])"
    r"|(?P<flags>\(\?[a-zA-Z-]+\))"
    r"|(?P<open>\((?:\?(?:P?<[^>]*>|[a-zA-Z-]*:))?)"
    r"|(?P<times>(?:[*+?]|\{\d*,?\d*\})\??)"
    r"|(?P<sign>\\(?:[bpPxuU]\{[^}]*\}|x..|u....|U.{8}|.)|.)",
    re.DOTALL,
)
_OTHER_RULES = re.compile(r"\(\?[a-zA-Z]*[mx]")  # `^` at every line, or blanks that do not count
_NO_SIGN_AT_ALL = {r"[^\s\S]", r"[^\S\s]", r"[^\w\W]", r"[^\W\w]", r"[^\d\D]", r"[^\D\d]"}


_WIDE = re.compile(r"\\[wWpP]")


class Shape(NamedTuple):
    """From `least` to `most` characters (None: any number), if it `fits` anything at all.

    With `at_start` or `at_end` nothing may come before it, or after it.
    """

    least: int = 0
    most: int | None = 0
    fits: bool = True
    at_start: bool = False
    at_end: bool = False


_NOTHING = Shape()
_SIGN = Shape(1, 1)
_NO_SIGN = Shape(1, 1, fits=False)
_START, _END = Shape(at_start=True), Shape(at_end=True)
_PLACES = {"^": _START, r"\A": _START, "$": _END, r"\z": _END, r"\b": _NOTHING, r"\B": _NOTHING}


def shape_of(pattern: str) -> Shape | None:
    """The shape of a pattern that the engine takes; None where it cannot be told."""
    if _OTHER_RULES.search(pattern):
        return None
    open_groups: list[list[list[Shape]]] = [[[]]]  # of each group its alternatives, of each of these its pieces
    for token in _TOKEN.finditer(pattern):
        pieces = open_groups[-1][-1]
        match token.lastgroup, token[0]:
            case "sign", "[":
                return None  # a class in a class
            case "sign", "|":
                open_groups[-1].append([])
            case "sign", ")":
                open_groups[-2][-1].append(_either(open_groups.pop()))
            case "sign", sign:
                pieces.append(_NOTHING if sign.startswith(r"\b{") else _PLACES.get(sign, _SIGN))
            case "class", written:
                pieces.append(_NO_SIGN if written in _NO_SIGN_AT_ALL else _SIGN)
            case "open", _:
                open_groups.append([[]])
            case "times", times:
                pieces[-1] = _repeated(pieces[-1], *_times(times.rstrip("?") or "?"))
    return _either(open_groups[0])


def classes_of(pattern: str) -> list[re.Match[str]]:
    """Every `[…]` of a pattern, but for those that hold another one."""
    return [token for token in _TOKEN.finditer(pattern) if token.lastgroup == "class"]


def wide_signs(pattern: str) -> int:
    """How many of its signs stand for letters of all alphabets, each as often as it is repeated."""
    open_groups = [[0]]
    for token in _TOKEN.finditer(pattern):
        if token.lastgroup == "open":
            open_groups.append([0])
        elif token.lastgroup == "times":
            least, most = _times(token[0].rstrip("?") or "?")
            open_groups[-1][-1] *= max(least, most or 1)
        elif token[0] == ")" and len(open_groups) > 1:
            group = sum(open_groups.pop())
            open_groups[-1].append(group)
        else:
            open_groups[-1].append(len(_WIDE.findall(token[0])))
    return sum(map(sum, open_groups))


def _either(alternatives: Iterable[Iterable[Shape]]) -> Shape:
    shapes = [reduce(_followed, pieces, _NOTHING) for pieces in alternatives]
    fitting = [shape for shape in shapes if shape.fits]
    if not fitting:
        return shapes[0]
    lengths = [shape.most for shape in fitting]
    return Shape(
        min(shape.least for shape in fitting),
        None if None in lengths else max(length for length in lengths if length is not None),
        at_start=all(shape.at_start for shape in fitting),
        at_end=all(shape.at_end for shape in fitting),
    )


def _followed(one: Shape, other: Shape) -> Shape:
    torn = (one.at_end and other.least) or (other.at_start and one.least)
    return Shape(
        one.least + other.least,
        None if one.most is None or other.most is None else one.most + other.most,
        one.fits and other.fits and not torn,
        one.at_start or other.at_start,
        one.at_end or other.at_end,
    )


def _times(written: str) -> tuple[int, int | None]:
    if written in "*+?":
        return int(written == "+"), 1 if written == "?" else None
    least, comma, most = written.strip("{}").partition(",")
    return int(least or 0), int(most) if most else None if comma else int(least or 0)


def _repeated(piece: Shape, least: int, most: int | None) -> Shape:
    if not least and (most == 0 or not piece.fits):
        return _NOTHING
    torn = least > 1 and piece.least and (piece.at_start or piece.at_end)
    longest = None if most is None or piece.most is None else most * piece.most
    fits, must = piece.fits and not torn, least > 0
    return Shape(piece.least * least, longest, fits, must and piece.at_start, must and piece.at_end)
