"""A sandbox, databases of both kinds, and stages on them, for the tests of the service."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from surveybot.sandbox.server import Sandbox, start
from tests.serve.stage import Stage
from tests.storage.postgres import PostgreSQL, running_server


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


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The URL of a new SQLite file."""
    return f"sqlite+aiosqlite:///{tmp_path}/answers.db"


@pytest.fixture
def stage(sandbox: Sandbox, sqlite: str) -> Stage:
    """A stage on SQLite."""
    return Stage(sandbox, sqlite)
