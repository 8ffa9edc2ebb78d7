"""The command line as people run it: in, words; out, exit code, standard output and standard error of a new process."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest

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
    """Runs `surveybot` in a new process, without colour."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", **environment}
    done = subprocess.run(
        [sys.executable, "-m", "surveybot", *map(str, words)], cwd=cwd, input=typed, capture_output=True,
        encoding="utf-8", env=variables, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def surveybot() -> Surveybot:
    """The command itself."""
    return run


@pytest.fixture
def here() -> Path:
    """The folder with the data of these tests."""
    return Path(__file__).parent
