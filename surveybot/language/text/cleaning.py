"""What a respondent wrote, made fit to stand in a text of ours: in, any string; out, one harmless line of it."""

import re
import unicodedata

LITERAL_LIMIT = 200
_ELLIPSIS = "…"
_ZERO_WIDTH_JOINER = "\u200d"

_LINE_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
# Controls, lone surrogates, and what turns or hides text. Joiners stay: emoji and Persian need them.
_UNWANTED = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+"
)
# Shown as nothing at all, though no white space to Python: joiners, fillers, the braille blank, variation selectors.
_BLANK = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]*"
)


def literal(text: str) -> str:
    """`text` in one line of at most 200 characters, cut with `…`; controls, bidi signs, lone surrogates are gone.

    Nothing isolates a piece written from right to left from its surroundings: it can turn the order of the
    punctuation beside it, but without bidi signs never more than that.
    """
    line = _UNWANTED.sub("", _LINE_BREAKS.sub(" ", text)).strip()
    if len(line) <= LITERAL_LIMIT:
        return line
    cut = LITERAL_LIMIT - 1
    # Not between an emoji and its modifier; bounded, for a reply may be one letter with 4,000 accents.
    while cut > LITERAL_LIMIT - 20 and (_extends(line[cut]) or line[cut - 1] == _ZERO_WIDTH_JOINER):
        cut -= 1
    return line[:cut].rstrip() + _ELLIPSIS


def is_blank(text: str) -> bool:
    """Whether nothing of `text` can be seen."""
    return _BLANK.fullmatch(text) is not None


def _extends(character: str) -> bool:
    """Whether `character` belongs to the one before it."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff"
