"""What `i18n import` makes of a survey: each folder of `imports` has it, what has come back, and what comes of it.

`after` holds the files as they must be, to the letter, and what is printed.
"""

import shutil
from pathlib import Path

import pytest

from surveybot.cli.checking import check_file
from tests.cli.conftest import run

HERE = Path(__file__).parent / "imports"
CASES = sorted(folder.name for folder in HERE.iterdir())


def copied(case: str, folder: Path, line_end: bytes, mark: bytes) -> list[Path]:
    """The files of a case, with other line ends; gives the surveys among them."""
    shutil.copytree(HERE / case, folder, ignore=shutil.ignore_patterns("after"))
    surveys = sorted(path for path in folder.rglob("*.yaml"))
    for path in surveys:
        path.write_bytes(mark + path.read_bytes().replace(b"\n", line_end))
    return surveys


@pytest.mark.parametrize(("line_end", "mark"), [(b"\n", b""), (b"\r\n", b"\xef\xbb\xbf")], ids=["unix", "windows"])
@pytest.mark.parametrize("case", CASES)
def test_an_import(case: str, line_end: bytes, mark: bytes, tmp_path: Path) -> None:
    """The files come out as they must, and what was not taken over is told; a second time nothing changes."""
    folder = tmp_path / case
    surveys = copied(case, folder, line_end, mark)
    files = sorted(path.name for path in folder.glob("back.*"))
    ran = run("i18n", "import", "survey.yaml", *files, cwd=folder)
    told = (HERE / case / "after/told.txt").read_text(encoding="utf-8")
    assert (ran.out, ran.err) == (told, "")
    assert ran.code == (1 if "not taken over" in told else 0)
    for path in surveys:
        wanted = (HERE / case / "after" / path.relative_to(folder)).read_bytes()
        assert path.read_bytes() == mark + wanted.replace(b"\n", line_end)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    run("i18n", "import", "survey.yaml", *files, cwd=folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("case", CASES)
def test_what_comes_out_is_sound(case: str) -> None:
    """What comes out has no errors: so none can hide that a translation has brought one in."""
    assert check_file(HERE / case / "after/survey.yaml").is_sound
