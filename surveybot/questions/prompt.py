"""How a question looks before any chat program draws it: in, a question; out, its text and its options."""

from dataclasses import dataclass

from surveybot.language.text import Rendered


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; `action` comes back with the tap (at most 16 ASCII characters)."""

    action: str
    label: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is asked: options in `rows`, as wide as they may be.

    `number` changes when an outcome is recorded or withdrawn, so that a button of an old prompt is known as old.
    """

    text: Rendered
    number: int
    rows: tuple[tuple[Option, ...], ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """All options in the order of reading."""
        return tuple(option for row in self.rows for option in row)
