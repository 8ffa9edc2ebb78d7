"""For all tests: skips that are told one by one or, under SURVEYBOT_TESTS=all, not allowed; order; figures."""

import gc
import os
import shutil
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from surveybot.sandbox.server import Sandbox, start
from tests.storage.postgres import PostgreSQL, running_server

ALL = os.environ.get("SURVEYBOT_TESTS") == "all"
ROOT = Path(__file__).parents[1]
# What lies beside a checkout cannot be installed: its absence is told, and forgiven also under ALL.
BESIDE = "../shared"
LONG = ("serve", "benchmarks", "hostile")  # else one worker ends long after the other
WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))

os.environ |= {"SURVEYBOT_LANG": "en", "GITHUB_ACTIONS": ""}  # commands print the same wherever the tests run

hypothesis.settings.register_profile("usual", deadline=None)  # a busy machine is no failure
hypothesis.settings.register_profile("soak", max_examples=5_000, deadline=None)
hypothesis.settings.load_profile("soak" if os.environ.get("SURVEYBOT_SOAK") == "1" else "usual")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, with each worker: xdist gives it one piece of the list."""
    items.sort(key=lambda item: LONG.index(folder) if (folder := item.path.parent.name) in LONG else len(LONG))
    items[:] = [item for worker in range(WORKERS) for item in items[worker::WORKERS]]


def pytest_collection_finish() -> None:
    """The collector of garbage looks no more at thousands of tests, which stay: that takes an eighth of the time."""
    gc.collect()
    gc.freeze()


def _reason(report: Any) -> str:
    words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(words).removeprefix("Skipped: ")


def _allowed(report: Any) -> Any:
    if ALL and report.skipped and not hasattr(report, "wasxfail") and BESIDE not in _reason(report):
        reason = _reason(report)
        report.outcome = "failed"
        report.longrepr = f"SURVEYBOT_TESTS=all allows no skip: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Generator[None, Any, Any]:
    """A skipped test fails under SURVEYBOT_TESTS=all."""
    return _allowed((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, Any]:
    """So does a skipped module."""
    return _allowed((yield))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line for each skip, and the figures that tests have measured."""
    figures = [
        figure
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        for kind, figure in report.user_properties
        if kind == "figure"
    ]
    for figure in figures:
        terminalreporter.line(figure)
    for report in terminalreporter.getreports("skipped"):
        terminalreporter.line(f"skipped: {report.nodeid}: {_reason(report)}")


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Has a line printed at the end of the run, whether the test passes or not."""
    return lambda line: record_property("figure", line)


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"there is no {name} (Debian: apt install {package})")
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's browser."""
    return _program("chromium", "chromium")


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice."""
    return _program("soffice", "libreoffice-calc")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgreSQL]:
    """A PostgreSQL server of our own, for the whole run."""
    with running_server() as server:
        yield server


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A stand-in for Telegram."""
    running = await start()
    yield running
    await running.close()
