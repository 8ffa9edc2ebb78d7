"""Rows of buttons: in, options; out, as many side by side as a phone has room for; and the pieces of a typed list."""

import re
from collections.abc import Sequence

from surveybot.questions.prompt import Option, Rows

_WIDTH = 30  # characters of labels that fit beside each other on a phone
MOST_IN_A_ROW = 8  # Telegram draws no more than 8 in a row


def rows_of(options: Sequence[Option], columns: int | None = None) -> Rows:
    """Short labels side by side, as many as a phone has room for, long ones each alone; or `columns` in a row."""
    widest = max((len(option.shown) for option in options), default=0)
    per_row = 1 if widest > _WIDTH // 2 else max(1, min(MOST_IN_A_ROW, _WIDTH // (widest + 3)))
    if len(options) <= 2 and widest <= _WIDTH // 2:
        per_row = 2
    if columns is not None:
        per_row = columns
    return tuple(tuple(options[start : start + per_row]) for start in range(0, len(options), per_row))


def several(text: str) -> list[str]:
    """The pieces of a typed list: separated by commas, the Arabic and the Chinese ones too."""
    pieces = (piece.strip() for piece in re.split("[,،，、]", text))
    return [piece for piece in pieces if piece]
