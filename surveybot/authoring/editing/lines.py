"""One line of a survey as it is written: in, a text that need not be YAML; out, its dashes, its key and the rest."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?P<left> *(?:-(?: +|$))*)(?P<right>.*)")
_KEY = re.compile(r"""(?P<key>"[^"]*"|'[^']*'|[^\s"'#{}\[\],&*!|>%@`-][^#{}"']*?) *:(?P<value>(?:\s.*)?)$""")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """`dashes` are the columns of the dashes that open list items, `column` where the rest begins, all from 0.

    Without a `key` the rest is the `value`.
    """

    dashes: tuple[int, ...]
    column: int
    key: str
    value: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there but a comment."""
        return not self.dashes and not self.key and (not self.value or self.value.startswith("#"))

    @property
    def value_column(self) -> int:
        """Where the value begins."""
        return self.column + (len(self.key) + 1 if self.key else 0)


def lines_of(text: str) -> list[str]:
    """The lines without their ends, as editors count them (LSP, Text Documents)."""
    return _BREAK.split(text)


def read_line(text: str) -> Line:
    """What stands in one line."""
    found = _LINE.match(text)
    assert found is not None
    left, right = found["left"], found["right"]
    dashes = tuple(place for place, character in enumerate(left) if character == "-")
    pair = _KEY.match(right)
    if pair is None:
        return Line(dashes, len(left), "", right)
    return Line(dashes, len(left), pair["key"], pair["value"])
