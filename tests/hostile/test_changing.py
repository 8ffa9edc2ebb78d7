"""Files and folders that change while they are read: one clear sentence, or what stood there before."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from surveybot.cli.checking import check_file
from surveybot.cli.files import survey_files
from surveybot.errors import BeingChanged, CannotRead
from surveybot.language.reader import read_bytes
from tests.hostile.files import CLEAN

PART = "steps:\n  - say: Hello!\n"
OTHER = PART.replace("Hello", "Howdy")


def _append(path: Path) -> None:
    with open(path, "a", encoding="utf-8") as file:
        file.write("  - say: Bye!\n")


CHANGES: Mapping[str, Callable[[Path], object]] = {
    "grows": _append,
    "shrinks": lambda path: os.truncate(path, 7),
    "is emptied": lambda path: os.truncate(path, 0),
    "is written over": lambda path: path.write_text(OTHER, encoding="utf-8"),
}
LEAVES: Mapping[str, Callable[[Path], object]] = {
    "vanishes": os.unlink,
    "gives way to another": lambda path: shutil.move(shutil.copy(path, path.with_suffix(".new")), path),
}


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """A file that was written long ago."""
    path = tmp_path / "part.yaml"
    path.write_text(PART, encoding="utf-8")
    os.utime(path, (0, 0))
    return path


@contextmanager
def _meanwhile(event: str, function: object, time: int, change: Callable[[], object]) -> Iterator[None]:
    """The change comes at that call (`c_call`) of a function of Python's own, or when it returns (`c_return`)."""
    seen = 0

    def watch(frame: FrameType, now: str, about: object) -> None:
        nonlocal seen
        seen += now == event and about is function
        if seen == time:
            sys.setprofile(None)
            change()

    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(None)
    assert seen == time


@pytest.mark.parametrize("name", CHANGES)
def test_half_a_file_is_not_taken_for_a_survey(name: str, part: Path) -> None:
    """What changes in place, when its size is known and nothing of it is read, is not read."""
    told = pytest.raises(BeingChanged, match=r"part\.yaml was being changed while it was read")
    with told, _meanwhile("c_return", os.fstat, 1, lambda: CHANGES[name](part)):
        read_bytes(part)
    assert read_bytes(part) == part.read_bytes()


@pytest.mark.parametrize("name", LEAVES)
def test_a_file_that_is_open_can_be_read_to_its_end(name: str, part: Path) -> None:
    """What happens to its name happens to no byte of it."""
    with _meanwhile("c_return", os.fstat, 1, lambda: LEAVES[name](part)):
        assert read_bytes(part) == PART.encode()


def test_an_included_file_is_not_said_to_be_missing(part: Path) -> None:
    """It is there, and is being written."""
    survey = part.with_name("survey.yaml")
    survey.write_text(CLEAN + "  - include: part.yaml\n", encoding="utf-8")
    change = _meanwhile("c_return", os.fstat, 3, lambda: CHANGES["shrinks"](part))  # two are the survey
    with pytest.raises(BeingChanged, match=r"part\.yaml"), change:
        check_file(survey)


def test_a_folder_that_vanishes_is_told(part: Path) -> None:
    """It was in the list of the folder above, and is gone when it is looked into."""
    below = part.with_name("below")
    below.mkdir()
    told = pytest.raises(CannotRead, match="below has gone while it was looked through")
    with told, _meanwhile("c_call", os.scandir, 2, below.rmdir):
        survey_files([part.parent])


def test_a_file_that_vanishes_after_the_walk_is_told(part: Path) -> None:
    """It was among the files of its folder."""
    (found,) = survey_files([part.parent])
    part.unlink()
    with pytest.raises(CannotRead, match=r"There is no file .*part\.yaml"):
        check_file(found)


def test_a_file_in_a_closed_folder_is_told(tmp_path: Path) -> None:
    """Root may look everywhere, and is nobody meanwhile."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    mine = os.geteuid()
    os.seteuid(mine or 65_534)
    try:
        with pytest.raises(CannotRead, match="may not be looked at"):
            survey_files([closed / "survey.yaml"])
    finally:
        os.seteuid(mine)
