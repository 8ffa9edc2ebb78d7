"""The commands in the README give what it shows."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ surveybot (.*)\n((?:.*\n)*?)```", README)
MISSPELT = {'has "nothing"': 'has "noting"', "word(full_name)}!": "word(ful_name)}!"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the README's survey, and with the same survey misspelt."""
    found = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert found is not None
    right = wrong = found[1]
    for good, bad in MISSPELT.items():
        wrong = wrong.replace(good, bad)
    (tmp_path / "first_week.yaml").write_text(right, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(wrong, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("words", "shown"), SHOWN, ids=[words for words, _ in SHOWN])
def test_command(words: str, shown: str, folder: Path) -> None:
    """Word for word, also what is typed after `> `."""
    typed = "".join(f"{line}\n" for line in re.findall("^> (.*)$", shown, re.MULTILINE))
    ran = run(*words.split(), cwd=folder, typed=typed)
    assert ran.out.strip() == shown.strip()
    assert ran.code == (1 if "error[" in shown else 0)
