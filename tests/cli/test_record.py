"""`surveybot test --record`: a dialog that is typed becomes a test at the end of its file's `tests:`."""

import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "recordings"
NAMES = sorted(path.stem for path in HERE.glob("*.in"))


@pytest.fixture
def copied(tmp_path):
    """Copies a survey to where it may be written."""

    def copied(name: str, content: str | None = None) -> Path:
        path = tmp_path / f"{name}.yaml"
        text = (HERE / f"{name}.yaml").read_text(encoding="utf-8") if content is None else content
        path.write_bytes(text.encode())
        return path

    return copied


def typed(name: str) -> str:
    """What is typed to record a survey."""
    return (HERE / f"{name}.in").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_dialog_becomes_a_test(surveybot, copied, name):
    """Only the lines of the new test are added, and it passes."""
    path = copied(name)
    ran = surveybot("test", "--record", path.name, cwd=path.parent, typed=typed(name))
    assert (ran.code, ran.err) == (0, "")
    found = re.sub(r"today: [0-9]{4}-[0-9]{2}-[0-9]{2}", "today: DAY", path.read_text(encoding="utf-8"))
    assert found == (HERE / f"{name}.after").read_text(encoding="utf-8")
    assert surveybot("test", path.name, cwd=path.parent).code == 0
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", NAMES)
def test_the_file_keeps_its_line_ends_and_its_mark(surveybot, copied, name):
    """A file from Windows stays one, in every line."""
    path = copied(name, "\ufeff" + (HERE / f"{name}.yaml").read_text(encoding="utf-8").replace("\n", "\r\n"))
    assert surveybot("test", "--record", path.name, cwd=path.parent, typed=typed(name)).code == 0
    written = path.read_bytes().decode()
    assert written.startswith("\ufeff")
    assert not re.search("(?<!\r)\n|\r(?!\n)", written)
    assert written.count("\n") == (HERE / f"{name}.after").read_text(encoding="utf-8").count("\n")


def test_a_second_test_gets_another_name(surveybot, copied):
    """The usual name is taken, so it is given a number."""
    path = copied("stops")
    for _ in range(2):
        assert surveybot("test", "--record", path.name, cwd=path.parent, typed="Ann\n").code == 0
    assert re.findall("name: (comes .*)", path.read_text()) == ["comes to age", "comes to age 2"]


def test_what_is_cancelled_is_not_written(surveybot, copied):
    """Neither is a dialog in which nothing was said."""
    path = copied("stops")
    before = path.read_bytes()
    for lines in ("Ann\n/cancel\n", ""):
        ran = surveybot("test", "--record", path.name, cwd=path.parent, typed=lines)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.endswith("No test was written.\n\n")
        assert path.read_bytes() == before


def test_a_link_stays_a_link_and_a_mode_a_mode(surveybot, copied):
    """The file that is written to is the one that the link leads to."""
    path = copied("stops")
    path.chmod(0o640)
    (path.parent / "link.yaml").symlink_to(path.name)
    assert surveybot("test", "--record", "link.yaml", cwd=path.parent, typed="Ann\n").code == 0
    assert (path.parent / "link.yaml").is_symlink()
    assert "comes to age" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_tests_in_brackets_are_left_alone(surveybot, copied):
    """It is told before anything is asked."""
    path = copied("stops", (HERE / "stops.yaml").read_text().replace("tests:", "tests: [{ name: x, say: [Ann] }]"))
    ran = surveybot("test", "--record", path.name, cwd=path.parent, typed="Ann\n")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("surveybot: The `tests:` of this survey are written in brackets")


def test_a_test_that_would_change_another_is_shown_instead(surveybot, copied):
    """Here the last text goes on to the end of the file, blank lines and all."""
    path = copied(
        "stops", (HERE / "stops.yaml").read_text() + "  - name: x\n    say: [Ann]\n    reply: |+\n      Your age?\n\n"
    )
    before = path.read_bytes()
    ran = surveybot("test", "--record", path.name, cwd=path.parent, typed="Bob\n")
    assert ran.code == 1
    assert path.read_bytes() == before
    assert "The test was not written: another test of the survey would change." in ran.out
    assert "  - name: comes to age\n    say: [Bob]\n" in ran.out


def test_a_file_that_has_changed_meanwhile_is_left_alone(copied):
    """What somebody else has saved while we talked is not lost."""
    path = copied("stops")
    command = [sys.executable, "-m", "surveybot", "test", "--record", path.name]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=path.parent, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline().startswith("This becomes a test;")
        shutil.copyfile(HERE / "none_before.yaml", path)
        out, _ = process.communicate("Ann\n")
    assert process.returncode == 1
    assert "the file has changed meanwhile" in out
    assert path.read_bytes() == (HERE / "none_before.yaml").read_bytes()


def test_a_survey_with_errors_is_not_recorded(surveybot, here, tmp_path):
    """Its errors are printed, as `validate` does."""
    shutil.copyfile(here / "problems" / "tabs.yaml", tmp_path / "tabs.yaml")
    ran = surveybot("test", "--record", "tabs.yaml", cwd=tmp_path)
    assert ran.code == 1
    assert "error[unknown-type]" in ran.out
