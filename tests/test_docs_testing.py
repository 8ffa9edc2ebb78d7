"""docs/testing.md: its surveys are as it says, and its commands, one after another, print what it shows."""

import re
from pathlib import Path

import pytest
import yaml

from surveybot.survey.dialogues import Dialogue
from tests.cli.conftest import run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
FILES = re.findall(r"`(\w+\.yaml)`:\n\n```yaml\n(surveybot:.*?)```", PAGE, re.DOTALL)
SHOWN = re.findall(r"```console\n\$ surveybot (.*)\n((?:.*\n)*?)```", PAGE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the surveys of the page."""
    for name, text in FILES:
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_commands(folder: Path) -> None:
    """Word for word, also what is typed; what is recorded then stands at the end of the file."""
    assert len(FILES) == 2
    assert SHOWN
    for words, shown in SHOWN:
        typed = re.findall(r"^(?:> |Name of the test \[.*\]: )(.*)$", shown, re.MULTILINE)
        ran = run(*words.split(), cwd=folder, typed="".join(f"{line}\n" for line in typed))
        assert ran.out.strip() == shown.strip()
        assert ran.code == (1 if "✗" in shown else 0)
    (recorded,) = re.findall(r"```yaml\n(  - name.*?)```", PAGE, re.DOTALL)
    assert (folder / "tea.yaml").read_text(encoding="utf-8").endswith(recorded)


def test_the_tests_that_reach_everything(folder: Path) -> None:
    """With them 100 % are covered, as the page says."""
    (tests,) = re.findall(r"```yaml\n(tests:.*?)```", PAGE, re.DOTALL)
    steps = (folder / "tea.yaml").read_text(encoding="utf-8").partition("tests:")[0]
    (folder / "tea.yaml").write_text(steps + tests, encoding="utf-8")
    ran = run("test", "tea.yaml", "--min-coverage", "100", cwd=folder)
    assert (ran.code, ran.out.splitlines()[-3]) == (0, "  covered 100 %, 9 of 9")
    assert len(yaml.safe_load(tests)["tests"]) == 4


def test_every_key_is_told() -> None:
    """Each key of a test stands in the page as code, and each that an item of `say` can have."""
    keys = {*Dialogue.fields, "change", "round", "language", "wait"} - {"name"}
    prose = re.sub("```.*?```", "", PAGE, flags=re.DOTALL)
    code = " ".join(re.findall("`[^`]+`", prose))
    assert [key for key in sorted(keys) if not re.search(rf"[`{{,] ?{key}\b", code)] == []
