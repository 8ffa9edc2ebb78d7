"""`surveybot` forked off a process that has imported all of it, which costs seconds: in, its words; out, a process.

What depends on how Python starts (a variable `PYTHON…`, what a command imports) is no test for it.
"""

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from surveybot.cli.commands import COMMANDS
from surveybot.cli.main import main

# What the commands import when they are at it.
LATER = ("serve.app", "serve.doctor", "serve.inviting", "sandbox.server", "trial.play", "russian", "cli.foreseen")
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [command.target.partition(":")[0] for command in COMMANDS] + [f"surveybot.{module}" for module in LATER]
)


def begin(
    words: Sequence[str], environment: Mapping[str, str], folder: Path, typed: Path, out: Path, err: Path
) -> ForkServerProcess:
    """The process; its standard streams are these files, UTF-8."""
    process = FORKS.Process(target=_run, args=(words, environment, folder, (typed, out, err)))
    process.start()
    return process


def _run(words: Sequence[str], environment: Mapping[str, str], folder: Path, streams: Sequence[Path]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for number, path in enumerate(streams):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | (os.O_APPEND if number else 0)), number)
    os.chdir(folder)
    sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", buffering=1)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: SIM115
    sys.argv = ["surveybot", *words]
    main()
