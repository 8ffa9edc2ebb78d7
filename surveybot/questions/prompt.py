"""How a question looks before any chat program draws it: in, a question; out, its text and its options."""

from typing import Literal

from msgspec import Struct

from surveybot.language.text import Rendered
from surveybot.questions.media import Media

Request = Literal["contact", "location"]


class Option(Struct, frozen=True):
    """One thing to choose; `action` comes back with the tap (at most 16 ASCII characters).

    `box` is drawn before the label (`☐ `). `number` is what can be typed for it where labels stand in a list.
    """

    action: str
    label: str
    box: str = ""
    number: str = ""

    @property
    def shown(self) -> str:
        """What stands on the button."""
        return self.box + self.label


Rows = tuple[tuple[Option, ...], ...]


class Sharing(Struct, frozen=True):
    """A button below the chat that shares something of the respondent's own."""

    kind: Request
    label: str


class Prompt(Struct, frozen=True):
    """A question as it is asked: its whole text, and options in `rows`, as wide as they may be.

    `number` changes when an outcome is recorded or withdrawn, so that a button of an old prompt is known as old.
    With `shares` it has a button below the chat, and `rows` are buttons beside that which type their words.
    Where the text `varies`, it changes with the marks and the page too. `progress` is the line at its end that says how
    many questions there are.
    """

    text: Rendered
    number: int
    rows: Rows = ()
    shares: Sharing | None = None
    media: Media | None = None
    varies: bool = False
    progress: Rendered | None = None

    @property
    def options(self) -> tuple[Option, ...]:
        """All options in the order of reading."""
        return tuple(option for row in self.rows for option in row)
