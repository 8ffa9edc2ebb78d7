"""What surveybot says about surveys with one mistake each, and that it says nothing about sound ones."""

from pathlib import Path

import pytest

from tests.problems.examined import examined, printed

HERE = Path(__file__).parent
READER = ("file-", "yaml-")  # tested with the reader alone
MISTAKES = sorted(
    path for path in HERE.glob("*/*.yaml") if path.parent.name != "silent" and not path.parent.name.startswith(READER)
)
SILENT = sorted(HERE.glob("silent/*.yaml"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", MISTAKES, ids=_name)
def test_mistake(path: Path) -> None:
    """One mistake gives one problem: of the code that its folder is named after, at the place that the `.out` names."""
    problems = examined(path)
    assert "".join(map(printed, problems)) == path.with_suffix(".out").read_text(encoding="utf-8")
    assert [problem.code for problem in problems] == [path.parent.name]


@pytest.mark.parametrize("path", SILENT, ids=_name)
def test_silent(path: Path) -> None:
    """What means what it looks like is not complained of, and its own tests pass."""
    assert "".join(map(printed, examined(path))) == ""
