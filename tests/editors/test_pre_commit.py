"""The hook for pre-commit: the real program runs it in a git repository, as it is in `.pre-commit-hooks.yaml`."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOUND = "surveybot: 1\nid: hello\ntitle: Hello\nlanguage: en\nsteps:\n  - say: Hello!\n"


def done(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command that has run in a folder, with our programs before all others."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    variables = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(folder / ".cache")}
    out, err = subprocess.PIPE, subprocess.STDOUT
    return subprocess.run(command, cwd=folder, env=variables, stdout=out, stderr=err, encoding="utf-8", check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a survey, the part that it includes, and the hook; nothing is installed for it."""
    hooks: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = {"repo": "local", "hooks": [{**hook, "language": "system"} for hook in hooks]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [local]}), encoding="utf-8")
    (tmp_path / "surveys" / "parts").mkdir(parents=True)
    (tmp_path / "surveys" / "hello.yaml").write_text(SOUND + "  - include: parts/bye.yaml\n", encoding="utf-8")
    (tmp_path / "surveys" / "parts" / "bye.yaml").write_text("steps:\n  - end: Good-bye.\n", encoding="utf-8")
    assert done("git", "init", "--quiet", folder=tmp_path).returncode == 0
    assert done("git", "add", "surveys", ".pre-commit-config.yaml", folder=tmp_path).returncode == 0
    return tmp_path


def test_sound_surveys_pass(repository):
    """Also the part that is no survey by itself."""
    ran = done("pre-commit", "run", folder=repository)
    assert (ran.returncode, "Passed" in ran.stdout) == (0, True), ran.stdout


def test_a_mistake_fails_with_its_place(repository):
    """Also one in an included file, when it alone is to be committed."""
    part = repository / "surveys" / "parts" / "bye.yaml"
    part.write_text("steps:\n  - goto: nowhere\n", encoding="utf-8")
    done("git", "add", "surveys", folder=repository)
    ran = done("pre-commit", "run", "--files", "surveys/parts/bye.yaml", folder=repository)
    assert ran.returncode == 1
    assert "surveys/parts/bye.yaml:2:11: error[goto-unknown]" in ran.stdout


def test_other_files_do_not_start_it(repository):
    """A change of a text file needs no check."""
    (repository / "readme.txt").write_text("Hello", encoding="utf-8")
    assert "Skipped" in done("pre-commit", "run", "--files", "readme.txt", folder=repository).stdout
