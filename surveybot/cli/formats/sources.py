"""The lines that problems point at: in, the name of a file; out, its lines as the reader counts them."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from surveybot.language.yaml.encoding import MAX_BYTES, decode

Lines = Callable[[str], tuple[str, ...]]
"""The lines of a file by its name; none where it cannot be read."""

_END = re.compile("\r\n|\r|\n")


@cache
def lines_of(file: str) -> tuple[str, ...]:
    """The lines of a survey file without their ends; none if it cannot be read (any more)."""
    try:
        source = Path(file).read_bytes()[: MAX_BYTES + 1]
    except OSError:
        return ()
    text, _ = decode(source, file)
    return tuple(_END.split(text)) if text is not None else ()
