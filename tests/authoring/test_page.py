"""docs/translating.md is a walk that can be walked: its commands, files and results are as it shows them."""

import re
import shlex
import subprocess
from pathlib import Path

from tests.cli.conftest import run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(yaml|po|console)\n(.*?)```", PAGE, re.DOTALL)


def shown(command: str, folder: Path) -> str:
    """What a line that is typed prints."""
    program, *words = shlex.split(command)
    if program == "surveybot":
        return run(*words, cwd=folder).out
    return subprocess.run([program, *words], cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def returned(file: Path, entries: str) -> None:
    """Fills in what the translator has translated."""
    text = file.read_text(encoding="utf-8")
    for entry in entries.strip().split("\n\n"):
        source, filled = entry.rsplit("\n", 1)
        assert f'{source}\nmsgstr ""\n' in text, source
        text = text.replace(f'{source}\nmsgstr ""\n', f"{source}\n{filled}\n")
    file.write_text(text, encoding="utf-8")


def test_the_walk(tmp_path: Path) -> None:
    """From the first export to a stale text, word for word."""
    survey, exported = tmp_path / "office.yaml", tmp_path / "office.de.po"
    for kind, block in BLOCKS:
        if kind == "console":
            for command, output in re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n)*)", block):
                assert shown(command, tmp_path) == output
        elif kind == "po" and not block.startswith("msgctxt"):
            assert block in exported.read_text(encoding="utf-8")
        elif kind == "po":
            returned(exported, block)
        elif survey.exists():
            assert survey.read_text(encoding="utf-8") == block
        else:
            survey.write_text(block, encoding="utf-8")
    assert [kind for kind, _ in BLOCKS].count("console") == 4
