"""`surveybot validate --fix` and `--diff`: what is certain is mended, and everything else stays to the letter."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FIXES = Path(__file__).parent / "fixes"
BEFORE = (FIXES / "before.yaml").read_text(encoding="utf-8")
AFTER = (FIXES / "after.yaml").read_text(encoding="utf-8")


def windows(text):
    """The bytes of a file with a byte order mark and the line ends of Windows."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def printed_difference(folder):
    """What `--diff` prints, to the byte."""
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
    words = [sys.executable, "-m", "surveybot", "validate", "a.yaml", "--diff"]
    return subprocess.run(words, cwd=folder, env=variables, capture_output=True, check=False).stdout


@pytest.mark.parametrize("as_bytes", [str.encode, windows], ids=["unix", "windows"])
def test_fix_mends_a_file(surveybot, tmp_path, as_bytes):
    """Comments, layout, line ends, rights and links stay; what a slip had hidden is mended along with it."""
    (tmp_path / "real.yaml").write_bytes(as_bytes(BEFORE))
    (tmp_path / "real.yaml").chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    ran = surveybot("validate", "link.yaml", "--fix", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "14 fixed; 1 survey, no problems\n")
    assert (tmp_path / "real.yaml").read_bytes() == as_bytes(AFTER)
    assert (tmp_path / "real.yaml").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link.yaml").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]


def test_diff_shows_what_fix_would_change(tmp_path):
    """It changes nothing, ends as it would without, and `git apply` takes it."""
    (tmp_path / "a.yaml").write_bytes(windows(BEFORE).rstrip(b"\r\n"))
    difference = printed_difference(tmp_path)
    assert (tmp_path / "a.yaml").read_bytes() == windows(BEFORE).rstrip(b"\r\n")
    subprocess.run(["git", "apply", "-p0", "--unidiff-zero", "-"], cwd=tmp_path, input=difference, check=True)
    assert (tmp_path / "a.yaml").read_bytes() == windows(AFTER).rstrip(b"\r\n")


SURVEY = "surveybot: 1\nid: {id}\ntitle: S\nlanguage: en\nsteps:\n  - include: part.yaml\n"


def test_an_included_file_is_mended_too(surveybot, tmp_path):
    """Once, though two surveys include it."""
    (tmp_path / "part.yaml").write_text("steps:\n  - sya: Hello.\n")
    for id in ("a", "b"):
        (tmp_path / f"{id}.yaml").write_text(SURVEY.format(id=id))
    ran = surveybot("validate", ".", "--fix", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "1 fixed; 2 surveys, no problems\n")
    assert (tmp_path / "part.yaml").read_text() == "steps:\n  - say: Hello.\n"


def test_what_would_harm_another_survey_is_left(surveybot, tmp_path):
    """A label that is mended in a part for one survey may be the one that another survey jumps to."""
    (tmp_path / "part.yaml").write_text("steps:\n  - ask: name\n    type: text\n    text: Name?\n  - goto: nmae\n")
    (tmp_path / "a.yaml").write_text(SURVEY.format(id="a"))
    (tmp_path / "b.yaml").write_text(SURVEY.format(id="b") + "  - say: More.\n  - label: nmae\n")
    before = (tmp_path / "part.yaml").read_text()
    ran = surveybot("validate", ".", "--fix", cwd=tmp_path)
    assert ran.code == 1
    assert (tmp_path / "part.yaml").read_text() == before


def test_what_is_not_shown_is_not_fixed(surveybot, tmp_path):
    """`--select` and `--ignore` choose the fixes as well."""
    (tmp_path / "a.yaml").write_text(BEFORE)
    surveybot("validate", "a.yaml", "--fix", "--select", "unknown-type", cwd=tmp_path)
    assert (tmp_path / "a.yaml").read_text() == BEFORE.replace("txet", "text")


def test_a_file_in_another_encoding_is_left(surveybot, tmp_path):
    """It has to be saved as UTF-8 first."""
    source = BEFORE.replace("Fix me", "Исправь меня").encode("cp1251")
    (tmp_path / "a.yaml").write_bytes(source)
    ran = surveybot("validate", "a.yaml", "--fix", cwd=tmp_path)
    assert ran.code == 1
    assert (tmp_path / "a.yaml").read_bytes() == source


@pytest.mark.parametrize("words", [["-", "--fix"], ["a.yaml", "--fix", "--diff"], ["a.yaml", "--fix", "--watch"]])
def test_what_does_not_go_together_is_2(surveybot, tmp_path, words):
    """Standard input cannot be written to, and one thing is done at a time."""
    assert surveybot("validate", *words, cwd=tmp_path).code == 2
