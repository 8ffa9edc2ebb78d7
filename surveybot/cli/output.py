"""Where commands print: in, styled text; out, standard output and error; colour only on a terminal without NO_COLOR."""

import sys

from rich.console import Console
from rich.text import Text

WIDTH_OF_FILES = 120  # cells of a line where the output is no terminal


class Output(Console):
    """A console that prints what it is given: no markup, no wrapping, and a closed pipe is the caller's to see."""

    def __init__(self, *, stderr: bool = False) -> None:
        """Standard output, or standard error."""
        super().__init__(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)

    def on_broken_pipe(self) -> None:
        """The reader has gone; `main` ends quietly."""
        raise BrokenPipeError

    @property
    def cells(self) -> int:
        """How wide a line may be."""
        return self.width if self.is_terminal else WIDTH_OF_FILES

    def say(self, *parts: str | tuple[str, str]) -> None:
        """Prints one line of plain or styled parts."""
        self.print(Text.assemble(*parts))

    def paragraph(self, text: Text) -> None:
        """Prints a text and an empty line; without styles rich would only look through all of it."""
        if self.color_system is None:
            self.file.write(f"{text.plain}\n\n")
        else:
            self.print(text, end="\n\n")


def tolerate_odd_characters() -> None:
    """A character that the terminal cannot show or send becomes a question mark instead of an exception."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # absent where a program has put something else there
        if reconfigure is not None:
            reconfigure(errors="replace")
