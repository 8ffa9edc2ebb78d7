"""What `surveybot validate` shows and what counts: selection, strictness, baselines, standard input."""

import json
import re
import shutil

import pytest

from tests.cli.test_tests import Watching, save

BOTH = "surveybot: 1\nid: s\ntitle: S\nlanguage: en\nsteps:\n  - goto: nowhere\n  - say: Never.\n"
_ASKED = "  - ask: a\n    type: yes_no\n    text: A?\n  - if: a\n    goto: nowhere\n"
WARNING = BOTH.replace("goto: nowhere", "end: Bye.")


@pytest.fixture
def folder(tmp_path):
    """`both.yaml` has an error and a warning, `warning.yaml` only a warning."""
    (tmp_path / "both.yaml").write_text(BOTH)
    (tmp_path / "warning.yaml").write_text(WARNING.replace("id: s", "id: w"))
    return tmp_path


def codes(ran):
    """The codes that are printed in `--format concise`."""
    return [line.partition("[")[2].partition("]")[0] for line in ran.out.splitlines() if "[" in line]


@pytest.mark.parametrize(
    ("words", "shown", "code"),
    [
        ([], ["goto-unknown", "unreachable"], 1),
        (["--select", "unreachable"], ["unreachable"], 0),
        (["--select", "unreachable", "--strict"], ["unreachable"], 1),
        (["--select", "f"], ["goto-unknown", "unreachable"], 1),
        (["--select", "flow", "--ignore", "goto-unknown"], ["unreachable"], 0),
        (["--select", "Y,S", "--select", "unreachable"], ["unreachable"], 0),
        (["--ignore", "F"], [], 0),
    ],
)
def test_codes_are_chosen(surveybot, folder, words, shown, code):
    """By code, by the name of a family or its letter; what is not shown does not count."""
    ran = surveybot("validate", "both.yaml", "--format", "concise", *words, cwd=folder)
    assert (codes(ran), ran.code) == (shown, code)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["both.yaml", "--select", "goto-unknwon"], "There is no problem code or family `goto-unknwon`. Did you mean"),
        (["both.yaml", "--ignore", "E501"], "There is no problem code or family `E501`."),
        (["both.yaml", "-"], "- stands for standard input and goes with no other file."),
        (["both.yaml", "--stdin-filename", "x"], "--stdin-filename names what is read from standard input"),
        (["-", "--watch"], "--watch looks at files, and standard input is none."),
    ],
)
def test_what_cannot_be_meant_is_2(surveybot, folder, words, sentence):
    """It is told on standard error, and nothing is checked."""
    ran = surveybot("validate", *words, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_strict_lets_warnings_fail(surveybot, folder):
    """Without it they do not."""
    assert surveybot("validate", "warning.yaml", cwd=folder).code == 0
    assert surveybot("validate", "warning.yaml", "--strict", cwd=folder).code == 1


def test_a_baseline_holds_back_what_is_known(surveybot, folder):
    """Also where lines have moved, and from another folder; the same mistake once more is new."""
    wrote = surveybot("validate", ".", "--write-baseline", "known.json", cwd=folder)
    assert (wrote.code, wrote.out) == (0, "3 problems written to known.json\n")
    (folder / "both.yaml").write_text(BOTH.replace("steps:\n", "\n# moved\nsteps:\n"))
    ran = surveybot("validate", folder / "both.yaml", "--baseline", "known.json", cwd=folder)
    assert (ran.code, ran.out) == (0, "1 survey, no problems; 2 known from the baseline\n")
    (folder / "both.yaml").write_text(BOTH.replace("steps:\n", f"steps:\n{_ASKED}"))
    again = surveybot("validate", "both.yaml", "--baseline", "known.json", "--format", "concise", cwd=folder)
    assert (again.code, codes(again)) == (1, ["goto-unknown"])


def test_a_baseline_that_is_none_is_3(surveybot, folder):
    """A file that is missing, and one that is something else, are told in a sentence."""
    ran = surveybot("validate", ".", "--baseline", "known.json", cwd=folder)
    missing = "surveybot: The baseline known.json cannot be read: No such file or directory.\n"
    assert (ran.code, ran.err) == (3, missing)
    (folder / "known.json").write_text('{"a": 1}')
    ran = surveybot("validate", ".", "--baseline", "known.json", cwd=folder)
    told = "surveybot: known.json is no baseline: make one with --write-baseline known.json.\n"
    assert (ran.code, ran.err) == (3, told)


def test_standard_input_is_checked_as_the_file_it_is_called(surveybot, folder):
    """Its problems carry that name, its lines are shown, and what it includes lies beside it."""
    (folder / "deep").mkdir()
    (folder / "deep" / "part.yaml").write_text("steps:\n  - say: Hello.\n")
    typed = BOTH.replace("goto: nowhere", "include: part.yaml").replace("say: Never.", "goto: nowhere")
    ran = surveybot("validate", "-", "--stdin-filename", "deep/draft.yaml", cwd=folder, typed=typed)
    assert ran.code == 1
    assert ran.out.startswith("deep/draft.yaml:7:11: error[goto-unknown]")
    assert "\n7 |   - goto: nowhere\n  |           ^^^^^^^\n" in ran.out
    assert surveybot("validate", "-", cwd=folder, typed=WARNING).out.startswith("<stdin>:7:5: warning[unreachable]")


def test_a_problem_of_a_shared_part_is_told_once(surveybot, folder):
    """Though two surveys include it."""
    (folder / "part.yaml").write_text("steps:\n  - goto: nowhere\n")
    for name in ("a", "b"):
        text = BOTH.replace("id: s", f"id: {name}").replace("goto: nowhere", "include: part.yaml")
        (folder / f"{name}.yaml").write_text(text.replace("  - say: Never.\n", ""))
    ran = surveybot("validate", "a.yaml", "b.yaml", "--format", "concise", cwd=folder)
    assert codes(ran) == ["goto-unknown"]


def test_what_changes_is_checked_again(tmp_path):
    """`--watch` prints all that is wrong after each change, until Ctrl-C."""
    (tmp_path / "part.yaml").write_text("steps:\n  - say: Hello.\n")
    (tmp_path / "a.yaml").write_text(BOTH)
    watching = Watching(tmp_path, "a.yaml", command="validate")
    assert watching.run().endswith("1 error, 1 warning in 1 file\n")
    save(tmp_path / "a.yaml", "a", status="complete")
    assert "test-reply-left-over" in watching.run()
    assert watching.end() == 0


def test_explain_prints_the_page(surveybot, tmp_path):
    """Of a code that there is; of another one it says what is near, and ends with 2."""
    ran = surveybot("explain", "goto-unknown", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("# goto-unknown: ")
    assert "\n## Good\n" in ran.out
    ran = surveybot("explain", "goto-unknwon", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean `goto-unknown`?" in ran.err


def test_explain_and_rules_speak_russian(surveybot, tmp_path):
    """With the examples of the English page."""
    english = surveybot("explain", "goto-unknown", cwd=tmp_path).out
    ran = surveybot("explain", "goto-unknown", "--lang", "ru", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("# goto-unknown: переход в место, которого нет\n\nВажность: ошибка\n\n")
    assert re.findall(r"```yaml.*?```", ran.out, re.DOTALL) == re.findall(r"```yaml.*?```", english, re.DOTALL)
    assert "## Как исправить" in surveybot("explain", "goto-unknown", cwd=tmp_path, SURVEYBOT_LANG="ru").out
    listed = surveybot("rules", "--lang", "ru", cwd=tmp_path).out
    assert re.search(r"goto-unknown +ошибка +переход в место, которого нет\n", listed)


def test_explain_is_drawn_on_a_terminal(surveybot, tmp_path):
    """There the marks of Markdown turn into colours and frames."""
    ran = surveybot("explain", "goto-unknown", cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="", COLUMNS="80")
    assert "```" not in ran.out
    assert "\x1b[" in ran.out


def test_rules_lists_every_code(surveybot, tmp_path):
    """With severity, family and what it is; for programs as JSON."""
    listed = json.loads(surveybot("rules", "--format", "json", cwd=tmp_path).out)
    (unreachable,) = (one for one in listed if one["code"] == "unreachable")
    assert unreachable == {
        "code": "unreachable", "severities": ["warning"], "family": "flow", "letter": "F",
        "summary": "a step that nobody comes to",
    }  # fmt: skip
    text = surveybot("rules", cwd=tmp_path).out
    assert all(f"   {one['code']} " in text for one in listed)
    assert "F  flow: the way through a survey\n" in text


def test_pages_are_shipped(surveybot_anew, tmp_path):
    """In a wheel they lie inside of the package, and are found there."""
    from pathlib import Path

    import surveybot as package

    installed = tmp_path / "surveybot"
    shutil.copytree(Path(package.__file__).parent, installed, ignore=shutil.ignore_patterns("__pycache__"))
    pages = Path(package.__file__).parents[1] / "docs" / "problems"
    shutil.copytree(pages, installed / "_shipped" / "docs" / "problems")
    ran = surveybot_anew("explain", "goto-unknown", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (ran.code, ran.out) == (0, (pages / "goto-unknown.md").read_text(encoding="utf-8"))
