"""docs/ci.md and docs/editors.md: what is to be copied can be read, its commands run, and what it names is there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from surveybot.authoring.schema import MODELINE, SCHEMA_FILE
from tests.cli.conftest import run

ROOT = Path(__file__).parents[2]
EDITORS = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
GITHUB, GITLAB, PRE_COMMIT = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
SCRIPTS = [
    *(step["run"] for step in GITHUB["jobs"]["validate"]["steps"] if "run" in step),
    *GITLAB["surveys"]["script"],
]
COMMANDS = sorted({words for line in SCRIPTS for words in re.findall(r"^surveybot ([^>|]+)", line)})


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_of_a_recipe_runs(tmp_path, words):
    """On a folder with a sound survey it ends well, and writes the file that it names."""
    (tmp_path / "surveys").mkdir()
    survey = "surveybot: 1\nid: hello\ntitle: Hello\nlanguage: en\nsteps:\n  - end: Hi\n"
    survey += "tests:\n  - name: hello\n    say: []\n    status: complete\n"
    (tmp_path / "surveys" / "hello.yaml").write_text(survey, encoding="utf-8")
    ran = run(*words.split(), cwd=tmp_path)
    assert ran.code == 0, ran
    written = re.search(r"--junit (\S+)", words)
    assert written is None or (tmp_path / written[1]).is_file()


def test_what_is_written_is_taken_up():
    """The files that a step writes are those that the build server is told of."""
    written = set(re.findall(r"(?:>|--junit) (\S+)", "\n".join(SCRIPTS)))
    reports: dict[str, Any] = GITLAB["surveys"]["artifacts"]["reports"]
    uploaded = [
        step["with"]["sarif_file"] for step in GITHUB["jobs"]["validate"]["steps"] if "sarif" in str(step.get("uses"))
    ]
    assert written == {*reports.values(), *uploaded}


def test_the_hook_is_there():
    """By the name that the recipe has for it."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = PRE_COMMIT["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in hooks]


def test_editors_start_the_command_that_there_is():
    """Each set-up names `surveybot lsp`, and the first line and the file are those that `surveybot new` writes."""
    (settings,) = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", EDITORS, re.DOTALL))
    (lua,) = re.findall(r"```lua\n(.*?)```", EDITORS, re.DOTALL)
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == ["surveybot", "lsp"]
    assert "cmd = { 'surveybot', 'lsp' }" in lua
    assert MODELINE in EDITORS
    assert f"surveybot schema > {SCHEMA_FILE}" in EDITORS
