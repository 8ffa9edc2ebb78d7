"""docs/validate.md: its commands, one after another, print what it shows, and it tells of every option and format."""

import re
from pathlib import Path
from typing import get_args

from surveybot.checks.families import FAMILY_OF
from surveybot.cli.printing import Format
from tests.cli.conftest import run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "validate.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"(?<!`)(`{3,4})console\n\$ surveybot (.*)\n((?:.*\n)*?)\1\n", PAGE)


def test_commands(tmp_path: Path) -> None:
    """Word for word; what is mended by one of them is mended for those behind it."""
    found = re.search(r"```yaml\n(surveybot:.*?)```", PAGE, re.DOTALL)
    assert found is not None
    (tmp_path / "first_day.yaml").write_text(found[1], encoding="utf-8")
    assert len(SHOWN) == 8
    for _, words, shown in SHOWN:
        ran = run(*words.split(), cwd=tmp_path)
        assert ran.out.strip() == shown.strip()
        assert ran.code == (1 if "error[" in shown or "--diff" in words else 0)


def test_every_option_and_format_is_told(tmp_path: Path) -> None:
    """What `--help` lists stands in the page as code; so do the commands that go with it."""
    help = run("validate", "--help", cwd=tmp_path).out
    options = set(re.findall("--[a-z-]+", help.partition("Examples:")[0]))
    assert "--select" in options
    assert [option for option in sorted(options) if option not in PAGE] == []
    assert [name for name in get_args(Format) if f"| `{name}` |" not in PAGE] == []
    assert all(code in FAMILY_OF for code in re.findall(r"ignore\[([a-z]+-[a-z-]+)\]", PAGE))
