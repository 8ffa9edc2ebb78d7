"""Where something stands in a file: in, two marks; out, a `Span` that every problem carries."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open piece of a file; lines and columns count from 1, columns in code points."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        """`file:line:column`, which terminals and editors make clickable."""
        return f"{self.file}:{self.line}:{self.column}"
