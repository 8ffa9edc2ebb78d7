"""The command line as people run it: in, words; out, exit code, standard output and standard error of a process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Protocol

import pytest

from tests.forked import begin

ROOT = Path(__file__).parents[2]


class Ran(NamedTuple):
    """How a command went."""

    code: int
    out: str
    err: str


class Surveybot(Protocol):
    """The command `surveybot`, run in the folder `cwd` with `typed` on its standard input."""

    def __call__(self, *words: str | Path, cwd: Path, typed: str = "", **environment: str) -> Ran:
        """Runs it to its end."""


def run(*words: str | Path, cwd: Path, typed: str = "", **environment: str) -> Ran:
    """Runs `surveybot` in a process of its own, without colour."""
    variables = {**os.environ, "NO_COLOR": "1", **environment}
    with TemporaryDirectory() as folder:
        keyboard, out, err = (Path(folder, name) for name in ("typed", "out", "err"))
        keyboard.write_text(typed, encoding="utf-8")
        process = begin([str(word) for word in words], variables, cwd, keyboard, out, err)
        process.join()
        assert process.exitcode is not None
        return Ran(process.exitcode, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))


def run_anew(*words: str | Path, cwd: Path, **environment: str) -> Ran:
    """The same in a process that is started as a shell starts it, and imports what it needs."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", **environment}
    done = subprocess.run(
        [sys.executable, "-m", "surveybot", *map(str, words)], cwd=cwd, capture_output=True, encoding="utf-8",
        env=variables, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def surveybot() -> Surveybot:
    """The command itself."""
    return run


@pytest.fixture
def surveybot_anew() -> Callable[..., Ran]:
    """The command with all that Python does before it."""
    return run_anew


@pytest.fixture
def here() -> Path:
    """The folder with the data of these tests."""
    return Path(__file__).parent
