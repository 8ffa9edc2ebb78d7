"""The lines that problems point at: in, surveys as they were read; out, the lines of a file as a reader counts them."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from surveybot.cli.checking import Checked
from surveybot.language.yaml.encoding import decode

Lines = Callable[[str], tuple[str, ...]]
"""The lines of a file by its name, without their ends; none where it could not be read."""

_END = re.compile("\r\n|\r|\n")


def lines_in(surveys: Iterable[Checked]) -> Lines:
    """The lines of the files of these surveys, and of those that they include."""
    sources = {name: source for checked in surveys for name, source in checked.files.items()}

    @cache
    def lines(file: str) -> tuple[str, ...]:
        text, _ = decode(sources.get(file, b""), file)
        return tuple(_END.split(text)) if text else ()

    return lines
