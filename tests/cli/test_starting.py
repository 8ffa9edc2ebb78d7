"""What starting a command costs and promises: imports, help, version, completion, colour."""

import pytest

from surveybot import __version__
from surveybot.cli.commands import COMMANDS

HEAVY = ("aiogram", "aiohttp", "sqlalchemy", "pygls", "lsprotocol")


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["validate", "--help"],
        ["validate", "a.yaml"],
        ["test", "a.yaml"],
        ["try", "a.yaml"],
        ["graph", "a.yaml"],
        ["new"],
    ],
)
def test_light_commands_import_nothing_heavy(surveybot_anew, tmp_path, words):
    """Help, checks, tests and rehearsals need no network and no database."""
    (tmp_path / "a.yaml").write_text("surveybot: 1\nid: a\ntitle: Hi\nlanguage: en\nsteps:\n  - say: Hi\n")
    ran = surveybot_anew(*words, cwd=tmp_path, PYTHONPROFILEIMPORTTIME="1")
    assert ran.code == 0
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.err.splitlines()}
    assert ("cyclopts" in imported) == (words != ["validate", "a.yaml"])  # files alone need no command line
    assert not imported & set(HEAVY)


def test_help_names_every_command(surveybot, tmp_path):
    """In one line each, with what it is for."""
    ran = surveybot("--help", cwd=tmp_path, COLUMNS="200")
    assert ran.code == 0
    for command in COMMANDS:
        assert f" {command.name} " in ran.out
        assert command.summary in ran.out


@pytest.mark.parametrize("name", ["validate", "test", "try", "graph", "new"])
def test_help_of_a_command_has_examples(surveybot, tmp_path, name):
    """They stand at its end, ready to be copied."""
    (examples,) = (command.examples for command in COMMANDS if command.name == name)
    ran = surveybot(name, "--help", cwd=tmp_path)
    assert ran.code == 0
    assert examples
    assert all(f"\n  {example}\n" in ran.out for example in examples)


def test_version(surveybot, tmp_path):
    """It is that of the package."""
    assert surveybot("--version", cwd=tmp_path).out == f"{__version__}\n"


def test_colour_is_for_terminals(surveybot, here):
    """A pipe gets none unless it is forced, and NO_COLOR wins."""
    folder = here / "problems"
    assert "\x1b" not in surveybot("validate", "tabs.yaml", cwd=folder, NO_COLOR="").out
    assert "\x1b[1;31m" in surveybot("validate", "tabs.yaml", cwd=folder, NO_COLOR="", FORCE_COLOR="1").out
    assert "31m" not in surveybot("validate", "tabs.yaml", cwd=folder, FORCE_COLOR="1").out


def test_the_shell_learns_every_command(surveybot, tmp_path):
    """`--install-completion` writes a script for bash that knows all commands and their options."""
    ran = surveybot("--install-completion", "--shell", "bash", cwd=tmp_path, HOME=str(tmp_path), XDG_DATA_HOME="")
    assert ran.code == 0
    (script,) = (path for path in tmp_path.rglob("surveybot") if path.is_file())
    words = script.read_text(encoding="utf-8")
    assert [command.name for command in COMMANDS if f'"{command.name}"' not in words] == []
    assert "--language" in words
