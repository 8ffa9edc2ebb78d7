"""What the reader says about broken files, and that it says nothing about good ones."""

from pathlib import Path

import pytest

from surveybot.language.reader import read_text
from tests.problems.examined import printed

_TESTS = Path(__file__).parents[2]
_BROKEN = sorted(path for code in ("yaml-*", "file-*") for path in _TESTS.glob(f"problems/{code}/*.yaml"))
_SILENT = sorted(Path(__file__).parent.glob("silent/*.yaml"))


@pytest.mark.parametrize("path", _BROKEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_broken_file_is_explained(path: Path) -> None:
    """Each `.yaml` gives exactly the problems of its `.out`, one of them of the code its folder is named after."""
    _, problems = read_text(path.read_bytes(), path.name)
    assert "".join(map(printed, problems)) == path.with_suffix(".out").read_text(encoding="utf-8")
    assert path.parent.name in {problem.code for problem in problems}


@pytest.mark.parametrize("path", _SILENT, ids=lambda path: path.stem)
def test_a_good_file_gives_no_problem(path: Path) -> None:
    """What is valid and means what it looks like is not complained of."""
    root, problems = read_text(path.read_bytes(), path.name)
    assert not problems
    assert root is not None


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("[" * 200_000, "yaml-too-deep"),
        ("- " * 200_000, "yaml-too-deep"),
        ("a: " + "x" * 100_000_000, "yaml-too-big"),
        ("- a\n" * 120_000, "yaml-too-big"),
        ("a: {" + 'b: "x" y, ' * 90_000 + "}", "yaml-syntax"),
        ("a: 1\n" * 100_000, "yaml-duplicate-key"),
        ("a: b: c\n" * 50_000, "yaml-quote-needed"),
        ("\ta: b\n" * 100_000, "yaml-tab"),
        ("\u200b" * 300_000, "yaml-invisible"),
        (bytes(range(256)) * 100, "file-encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 50 else "source",
)
def test_a_hostile_file_is_refused(source: str | bytes, code: str) -> None:
    """Monsters are answered with a problem instead of a crash, and not with thousands of them."""
    _, problems = read_text(source, "hostile.yaml")
    assert code in {problem.code for problem in problems}
    assert len(problems) <= 300
