"""A picture: in, DOT; out, SVG or PNG, laid out by Graphviz, which comes with the extra `graph`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from surveybot.errors import SurveybotError

PictureFormat = Literal["svg", "png"]
MISSING = (
    "A picture needs Graphviz, which is not installed: pip install 'surveybot[graph]'; "
    "`--format mermaid` and `--format dot` need nothing."
)
_SHARP = "-Gdpi=144"  # for a PNG; pixels of an SVG are its readers' business


def picture(dot: str, format: PictureFormat) -> bytes:
    """The picture of a DOT file; SurveybotError if Graphviz is not there or cannot draw it."""
    try:
        from pygraphviz import AGraph
    except ImportError as missing:
        raise SurveybotError(MISSING) from missing
    try:
        with _quiet():
            drawn: bytes = AGraph(string=dot).draw(format=format, prog="dot", args=_SHARP if format == "png" else "")
    except (OSError, ValueError, RuntimeError) as failed:
        raise SurveybotError(f"Graphviz cannot draw this survey: {failed}.") from failed
    return drawn


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing reaches standard error: the font library beneath Graphviz remarks there on the fonts of a computer."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
