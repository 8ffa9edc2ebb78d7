"""`--baseline`: in, problems and a list of those that are known; out, the new ones, wherever their lines have moved."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from surveybot.cli.formats.known import Known, known_as
from surveybot.cli.formats.sources import Lines
from surveybot.cli.writing import write_file
from surveybot.errors import CannotRead
from surveybot.language.problem import Problem


def unknown_problems(problems: Iterable[Problem], path: Path, lines: Lines) -> list[Problem]:
    """The problems that the list does not hold; one entry answers one problem. CannotRead if there is no such list."""
    known = Counter(_read(path))
    new = []
    for problem in problems:
        one = known_as(problem, path.parent, lines)
        if known[one] > 0:
            known[one] -= 1
        else:
            new.append(problem)
    return new


def write_baseline(problems: Iterable[Problem], path: Path, lines: Lines) -> None:
    """Makes a list of the problems, in the order of the files."""
    rows = [known_as(problem, path.parent, lines)._asdict() for problem in problems]
    write_file(path, (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))


def _read(path: Path) -> Iterable[Known]:
    try:
        return [Known(**row) for row in json.loads(path.read_bytes())]
    except OSError as failed:
        raise CannotRead(f"The baseline {path} cannot be read: {failed.strerror}.") from None
    except (ValueError, TypeError):
        raise CannotRead(f"{path} is no baseline: make one with --write-baseline {path}.") from None
