"""What `validate`, `test` and `serve` make of files that are made to break them."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from surveybot.errors import CannotRead
from surveybot.language.reader import read_bytes
from tests.cli.conftest import Ran, run
from tests.hostile.files import CLEAN, PLACES, TEXTS
from tests.hostile.long_surveys import CLEAN_LONG, LONG
from tests.hostile.measured import TOKEN, Run, measured

TRIED = LONG if os.environ.get("SURVEYBOT_SOAK") else list(LONG)[::3]  # each costs seconds
MOST_TIMES = 20  # the CPU time of a clean file of the same run
MOST_TIMES_IF_LONG = 10  # that of a clean file as long
MOST_MEGABYTES = 200

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory and pipes are Linux's")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run over a file without a mistake."""
    return _without_a_mistake(CLEAN, tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def clean_long(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The same of a long one."""
    return _without_a_mistake(CLEAN_LONG, tmp_path_factory.mktemp("clean_long"))


def _without_a_mistake(text: str, folder: Path) -> Run:
    (folder / "clean.yaml").write_text(text, encoding="utf-8")
    runs = [measured(folder, "validate", "clean.yaml") for _ in range(2)]
    assert {ran.code for ran in runs} == {0}
    return min(runs, key=lambda ran: ran.cpu_seconds)


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused(name: str, clean: Run, tmp_path: Path) -> None:
    """It ends with 1 and a problem that has a line, costs little, and shows no traceback."""
    _assert_cheap(_refused(*TEXTS[name], tmp_path), MOST_TIMES * clean.cpu_seconds)


@pytest.mark.parametrize("name", TRIED)
def test_a_long_text_costs_what_it_is_long(name: str, clean_long: Run, tmp_path: Path) -> None:
    """The same of what is the same over and over."""
    _assert_cheap(_refused(*LONG[name], tmp_path), MOST_TIMES_IF_LONG * clean_long.cpu_seconds)


def _refused(code: str, made: Callable[[], str | bytes], folder: Path) -> Run:
    text = made()
    (folder / "hostile.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    os.mkfifo(folder / "pipe.yaml")
    (folder / "round.yaml").symlink_to("round.yaml")
    ran = measured(folder, "validate", "hostile.yaml", "--format", "concise")
    assert (ran.code, ran.err) == (1, "")
    assert any(line.startswith("hostile.yaml:") and f"[{code}]" in line for line in ran.out.splitlines()), ran.out
    return ran


@pytest.mark.parametrize("format", ["json", "sarif", "gitlab", "junit"])
def test_problems_for_programs_take_little_memory(format: str, tmp_path: Path) -> None:
    """However many there are, for they are written one by one."""
    _, made = LONG["words for steps"]
    (tmp_path / "hostile.yaml").write_text(made(), encoding="utf-8")
    ran = measured(tmp_path, "validate", "hostile.yaml", "--format", format)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.count("wrong-type") >= 45_000
    assert ran.megabytes <= MOST_MEGABYTES


@pytest.mark.parametrize("name", PLACES)
def test_a_hostile_place_is_told_in_a_sentence(name: str, clean: Run, tmp_path: Path) -> None:
    """What is no file ends with 3 and one line; nothing is waited for."""
    words, make = PLACES[name]
    make(tmp_path / "hostile.yaml")
    ran = measured(tmp_path, "validate", "hostile.yaml")
    _assert_one_sentence(ran, words)
    _assert_cheap(ran, MOST_TIMES * clean.cpu_seconds)


@pytest.mark.parametrize("command", ["test", "serve"])
@pytest.mark.parametrize("name", PLACES)
def test_other_commands_say_the_same_of_it(name: str, command: str, tmp_path: Path) -> None:
    """They read files as `validate` does; what that costs is measured there."""
    words, make = PLACES[name]
    make(tmp_path / "hostile.yaml")
    _assert_one_sentence(run(command, "hostile.yaml", cwd=tmp_path, BOT_TOKEN=TOKEN), words)


@pytest.mark.parametrize("name", PLACES)
def test_a_folder_with_a_hostile_place_is_told_in_a_sentence(name: str, clean: Run, tmp_path: Path) -> None:
    """The same where it lies among surveys; a folder there is walked, whatever it is called."""
    _, make = PLACES[name]
    make(tmp_path / "hostile.yaml")
    (tmp_path / "clean.yaml").write_text(CLEAN, encoding="utf-8")
    ran = measured(tmp_path, "validate", ".")
    assert ran.code == (0 if name == "a folder" else 3)
    assert len(ran.err.splitlines()) == (0 if name == "a folder" else 1)
    _assert_cheap(ran, MOST_TIMES * clean.cpu_seconds)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    """The remedy is named. Root may read every file, and is nobody meanwhile."""
    path = tmp_path / "closed.yaml"
    path.write_text(CLEAN, encoding="utf-8")
    path.chmod(0)
    mine = os.geteuid()
    os.seteuid(mine or 65_534)
    try:
        with pytest.raises(CannotRead, match="ask for the right to open it"):
            read_bytes(path)
    finally:
        os.seteuid(mine)


def _assert_one_sentence(ran: Run | Ran, words: str) -> None:
    assert (ran.code, ran.out) == (3, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1


def _assert_cheap(ran: Run, most_seconds: float) -> None:
    assert "Traceback" not in ran.out + ran.err
    assert ran.cpu_seconds <= most_seconds
    assert ran.megabytes <= MOST_MEGABYTES
