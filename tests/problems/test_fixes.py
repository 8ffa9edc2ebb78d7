"""What `--fix` makes of surveys with one mistake each: the `.diff` beside a file, or nothing where there is none."""

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

import pytest

from surveybot.cli.checking import Checked, check_file
from surveybot.cli.fixing import mended
from surveybot.language.problem import Problem

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.yaml"))


def all_problems(surveys: Sequence[Checked]) -> list[Problem]:
    """What is wrong with the surveys, their test dialogues left out."""
    return [problem for checked in surveys for problem in checked.problems]


def changed_lines(path: Path) -> str:
    """The lines of a file that its fixes change, as a diff without anything around."""
    result = mended([check_file(path)], all_problems)
    after = result.sources.get(str(path))
    if after is None:
        return ""
    before = path.read_bytes()
    assert len(all_problems(result.surveys)) < len(all_problems([check_file(path)]))
    old, new = (source.decode().splitlines(keepends=True) for source in (before, after))
    return "".join(list(unified_diff(old, new, n=0))[2:])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fix(path: Path) -> None:
    """What is certain is mended, so that less is wrong than before; nothing else is touched."""
    expected = path.with_suffix(".diff")
    assert changed_lines(path) == (expected.read_text(encoding="utf-8") if expected.exists() else "")
