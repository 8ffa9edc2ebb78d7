"""Long texts in a small space: in, any text; out, one line of it, or a few short ones, cut with `…`."""

import unicodedata

from surveybot.language.expression import names
from surveybot.language.text import Pipe, Text, literal, render

ELLIPSIS = "…"


def words_of(text: Text, language: str, fallback: str) -> str:
    """A text in a language in one line; `{plural(years, …)}` and the like are cut down to `{years}`."""
    return literal(render(text.in_language(language, fallback), _filled).text)


def _filled(pipe: Pipe) -> str:
    named = next(names(pipe.expression), None)
    return f"{{{named.path if named else ELLIPSIS}}}"


def cells(text: str) -> int:
    """How wide a text is, in Latin letters: a Chinese one is as wide as two, an accent takes no room."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def cut(text: str, widest: int) -> str:
    """As much of a text as fits into `widest` cells, cut between words where there are any."""
    if cells(text) <= widest:
        return text
    kept = _fitting(text, widest - 1)
    space = kept.rfind(" ")
    if 2 * space >= len(kept) and not text[len(kept)].isspace():
        kept = kept[:space]
    return kept.rstrip(" ,.;:–—-") + ELLIPSIS


def lines(text: str, widest: int, most: int) -> list[str]:
    """A text in at most `most` lines of at most `widest` cells each."""
    found: list[str] = []
    rest = text.strip()
    while cells(rest) > widest and len(found) < most - 1:
        line = _fitting(rest, widest)
        space = line.rfind(" ")
        if space > 0 and not rest[len(line)].isspace():
            line = line[:space]
        found.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    return [*found, cut(rest, widest)]


def _fitting(text: str, widest: int) -> str:
    """The longest beginning that fits, at least one character."""
    taken = 0
    for place, character in enumerate(text):
        taken += _width(character)
        if taken > widest and place:
            return text[:place]
    return text
