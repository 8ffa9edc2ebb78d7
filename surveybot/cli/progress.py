"""A bar that shows how far work is: in, the pieces of the work; out, the same pieces, one after another."""

from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TypeVar

from surveybot.cli.output import Output

_PATIENCE_SECONDS = 1

Piece = TypeVar("Piece")


def with_bar(pieces: Sequence[Piece], words: str) -> Iterator[Piece]:
    """The pieces; the bar is seen on a terminal only, and only if it takes a while."""
    output = Output(stderr=True)
    if not output.is_terminal:
        yield from pieces
        return
    from rich.progress import Progress

    begun = monotonic()
    bar = Progress(console=output, transient=True)
    task = bar.add_task(words, total=len(pieces))
    try:
        for piece in pieces:
            if monotonic() - begun > _PATIENCE_SECONDS:
                bar.start()
            yield piece
            bar.advance(task)
    finally:
        bar.stop()
