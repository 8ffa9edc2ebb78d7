"""Exit codes, and where a failure is told: one sentence on standard error, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SOUND = "surveybot: 1\nid: {id}\ntitle: Hi\nlanguage: en\nsteps:\n  - say: Hi\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with two sound surveys, and some that are not looked at."""
    (tmp_path / "deep" / ".hidden").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    (tmp_path / "b.yaml").write_text(SOUND.format(id="b"))
    (tmp_path / "deep" / "a.YML").write_text(SOUND.format(id="a"))
    for ignored in ("deep/.hidden/c.yaml", ".d.yaml", "e.txt"):
        (tmp_path / ignored).write_text("no survey")
    return tmp_path


def test_a_folder_is_looked_through(surveybot, folder):
    """Surveys of subfolders count, hidden files and folders do not, and one that is named twice counts once."""
    ran = surveybot("validate", folder, folder / "b.yaml", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "2 surveys, no problems\n", "")


def test_two_surveys_may_not_share_an_id(surveybot, folder):
    """The second one is complained of, and the first one named."""
    (folder / "z.yaml").write_text(SOUND.format(id="b"))
    ran = surveybot("validate", ".", cwd=folder)
    assert ran.code == 1
    assert "z.yaml:2:5: error[id-duplicate]: another survey has the id `b` already" in ran.out
    assert " ::: b.yaml\n" in ran.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["validate", "nosuch.yaml"], "There is no file or folder nosuch.yaml."),
        (["test", "empty"], "There are no surveys in empty: no file in it ends in .yaml or .yml."),
        (["try", "nosuch.yaml"], "There is no file nosuch.yaml."),
        (["try", "empty"], "empty is a folder, not a survey file."),
    ],
)
def test_what_cannot_be_read_is_3(surveybot, folder, words, sentence):
    """One sentence says what is missing."""
    ran = surveybot(*words, cwd=folder)
    assert (ran.code, ran.out, ran.err) == (3, "", f"surveybot: {sentence}\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["validate"], "`surveybot validate` needs PATHS."),
        (["test", ".", "-k", "nothing"], "No test has `nothing` in its name."),
        (["try", "b.yaml", "--language", "de"], "this survey has no language `de`, only en"),
    ],
)
def test_wrong_usage_is_2(surveybot, folder, words, sentence):
    """It is told on standard error."""
    ran = surveybot(*words, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_a_survey_with_errors_is_neither_tested_nor_tried(surveybot, here):
    """`test` and `try` print its errors, as `validate` does."""
    for command in ("test", "try"):
        ran = surveybot(command, "tabs.yaml", cwd=here / "problems")
        assert ran.code == 1
        assert "error[unknown-type]" in ran.out


@pytest.mark.parametrize("words", [["--debug", "validate", "nosuch"], ["validate", "nosuch", "--debug"]])
def test_a_traceback_is_shown_on_request(surveybot, folder, words):
    """`--debug` may stand before or after the command, and changes no exit code."""
    ran = surveybot(*words, cwd=folder)
    assert ran.code == 3
    assert ran.err.startswith("Traceback")
    assert surveybot("validate", "nosuch", cwd=folder, SURVEYBOT_DEBUG="1").err == ran.err.replace(" --debug", "")


def test_a_bug_is_70_and_one_sentence(surveybot_anew, folder):
    """Here the bug is a module of ours that cannot be imported."""
    (folder / "sitecustomize.py").write_text("import sys; sys.modules['surveybot.cli.validated'] = None\n")
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH"), str(ROOT)])])
    ran = surveybot_anew("validate", "b.yaml", cwd=folder, PYTHONPATH=path)
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.startswith("surveybot: something went wrong inside surveybot (ModuleNotFoundError: ")
    assert ran.err.endswith("; run again with --debug\n")


def test_a_closed_pipe_is_quiet(folder):
    """`surveybot validate … | head -1` says nothing of its own."""
    survey = SOUND.format(id="big") + "".join("  - say: '{nobody}'\n" for _ in range(300))
    (folder / "big.yaml").write_text(survey)
    command = [sys.executable, "-m", "surveybot", "validate", "big.yaml"]
    pipe, variables = subprocess.PIPE, {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=pipe, env=variables)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141
