"""What a problem is known by from one day to the next: in, problems; out, what stays when lines move above them."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from surveybot.cli.formats.sources import Lines
from surveybot.language.problem import Problem

MOST_OF_LINE = 1_000  # characters; a line may be as long as the file


class Known(NamedTuple):
    """A problem by its file, its code and the text of its line."""

    file: str
    code: str
    text: str


def known_as(problem: Problem, folder: Path, lines: Lines) -> Known:
    """What a problem is known by; files are named as they are seen from `folder`."""
    file, number = problem.span.file, problem.span.line
    text = lines(file)[number - 1][:MOST_OF_LINE].strip() if number <= len(lines(file)) else ""
    return Known(relative(file, folder), problem.code, text)


def fingerprints(problems: Iterable[Problem], lines: Lines) -> Iterator[str]:
    """A number for each problem; those that are known by the same are told apart by their order."""
    seen: Counter[Known] = Counter()
    for problem in problems:
        known = known_as(problem, Path(), lines)
        seen[known] += 1
        yield sha256("\0".join((*known, str(seen[known]))).encode("utf-8", "surrogatepass")).hexdigest()


def relative(file: str, folder: Path = Path()) -> str:
    """The path of a file from a folder on, the present one by default, with `/` on every system."""
    return Path(os.path.relpath(file, folder)).as_posix()
