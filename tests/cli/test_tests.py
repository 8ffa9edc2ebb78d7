"""What `surveybot test` prints and writes: each `.in` of `tested` holds its words, the `.out` beside it what comes."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "tested"
NAMES = sorted(path.stem for path in HERE.glob("*.in"))
# Of jenkinsci/xunit-plugin's junit-10.xsd; beyond it only the `file` and `line` of a case.
ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"name", "time", "tests", "failures", "errors", "file"},
    "testcase": {"name", "time", "classname", "file", "line"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
}
WAITING = "Waiting for changes; Ctrl-C ends it.\n"


def timeless(text):
    """The same with all times as 0."""
    return re.sub(r'time="[0-9]+\.[0-9]{3}"', 'time="0.000"', text)


@pytest.mark.parametrize("name", NAMES)
def test_tests_are_played_as_expected(surveybot, name):
    """What is printed ends with the exit code."""
    words = (HERE / f"{name}.in").read_text(encoding="utf-8").split()
    ran = surveybot("test", *words, cwd=HERE)
    assert timeless(f"{ran.out}code {ran.code}\n") == (HERE / f"{name}.out").read_text(encoding="utf-8")
    assert ran.err == ""


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("junit")])
def test_junit_is_built_as_its_schema_says(surveybot, name):
    """No attribute is missing or unknown, and the numbers are those of the elements."""
    words = (HERE / f"{name}.in").read_text(encoding="utf-8").split()
    root = ElementTree.fromstring(surveybot("test", *words, cwd=HERE).out.encode())
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
        if "tests" in element.attrib:
            for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
                assert int(element.attrib[count]) == len(list(element.iter(tag)))


def test_junit_in_a_file_goes_with_text(surveybot, tmp_path):
    """It is the same document; a file that cannot be written is told in one sentence."""
    ran = surveybot("test", "parts.yaml", "--junit", tmp_path / "a.xml", cwd=HERE)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == surveybot("test", "parts.yaml", cwd=HERE).out
    printed = surveybot("test", "parts.yaml", "--format", "junit", cwd=HERE).out
    assert timeless((tmp_path / "a.xml").read_text(encoding="utf-8")) == timeless(printed)
    ran = surveybot("test", "parts.yaml", "--junit", tmp_path / "no" / "a.xml", cwd=HERE)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == f"surveybot: {tmp_path / 'no' / 'a.xml'} cannot be written: No such file or directory.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--min-coverage", "90", "-k", "half"], "--min-coverage counts all tests: leave out -k."),
        (["--min-coverage", "101"], "101"),
        (["--watch", "--format", "junit"], "--watch prints text: use --junit FILE to have XML as well."),
        (["--record", "--watch"], "--record goes with no other option."),
        (["--record", "--coverage"], "--record goes with no other option."),
        (["--record", "odd.yaml"], "--record writes to one survey: name one file."),
    ],
)
def test_what_does_not_go_together_is_2(surveybot, words, sentence):
    """It is told on standard error, and nothing is played."""
    ran = surveybot("test", "parts.yaml", *words, cwd=HERE)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_a_difference_stands_out_on_a_terminal(surveybot):
    """What is expected is green and what was got red, the part that differs underlined; without colour it is plain."""
    ran = surveybot("test", "odd.yaml", cwd=HERE, NO_COLOR="", FORCE_COLOR="1")
    assert "\x1b[32mTwo letters\x1b[0m\n" in ran.out
    assert "\x1b[31mTwo letters\x1b[0m\x1b[1;4;31m,\x1b[0m\n" in ran.out
    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", surveybot("test", "odd.yaml", cwd=HERE, FORCE_COLOR="1").out)


class Watching:
    """`surveybot test --watch`, or another command, in a process; its lines are read as they come."""

    def __init__(self, folder, *words, command="test"):
        """Runs it."""
        variables = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
        words = [sys.executable, "-m", "surveybot", command, "--watch", *words]
        self.process = subprocess.Popen(
            words, cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 – a shell's background jobs ignore it
        )  # fmt: skip

    def run(self):
        """What is printed until it waits again."""
        lines = []
        while not lines or lines[-1] != WAITING:
            lines.append(self.process.stdout.readline())
            assert lines[-1], self.process.stderr.read()
        return "".join(lines[:-1])

    def end(self):
        """Ctrl-C, and the exit code."""
        self.process.send_signal(signal.SIGINT)
        _, err = self.process.communicate()
        assert err == ""
        return self.process.returncode


SURVEY = """surveybot: 1
id: {id}
title: Survey
language: en
steps:
  - include: {part}
  - end: Bye.
tests:
  - name: it
    say: [Ann]
    status: {status}
"""
PART = "steps:\n  - ask: name\n    type: text\n    text: {text}\n"


def save(path, id, status="complete", part="part.yaml"):
    """Puts a survey in place of what is there, at once as editors do."""
    text = SURVEY.format(id=id, status=status, part=part)
    path.with_suffix(".new").write_text(text)
    os.replace(path.with_suffix(".new"), path)


def test_what_changes_is_played_again(tmp_path):
    """A survey, one whose part changes, and one that is new; the others rest, and Ctrl-C ends it with 0."""
    (tmp_path / "shared").mkdir()
    for part in ("part.yaml", "shared/part.yaml"):
        (tmp_path / part).write_text(PART.format(text="Name?"))
    save(tmp_path / "a.yaml", "a", part="shared/part.yaml")
    save(tmp_path / "b.yaml", "b")
    watching = Watching(tmp_path, ".")
    assert watching.run().endswith("2 tests, all as expected\n")
    save(tmp_path / "a.yaml", "a", status="in progress", part="shared/part.yaml")
    said = watching.run()
    assert said.startswith("a.yaml\n  ✗ it\n")
    assert said.endswith("1 test, 1 failed\n")
    (tmp_path / "new").write_text(PART.format(text="Your name?"))
    os.replace(tmp_path / "new", tmp_path / "part.yaml")
    assert watching.run().startswith("b.yaml\n  ✓ it\n")
    save(tmp_path / "c.yaml", "c")
    assert watching.run().startswith("c.yaml\n  ✓ it\n")
    (tmp_path / "shared/part.yaml").unlink()
    assert watching.run().startswith("a.yaml:6:14: error[")
    assert watching.end() == 0


def test_what_is_not_there_is_not_waited_for(surveybot, tmp_path):
    """A misspelt name is told at once."""
    ran = surveybot("test", "--watch", "nosuch.yaml", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (3, "", "surveybot: There is no file or folder nosuch.yaml.\n")
