"""Databases of both kinds for the tests of storage."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade
from tests.storage.postgres import PostgreSQL


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new, empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/answers.db"
    server: PostgreSQL = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
async def empty(url: str) -> AsyncIterator[Database]:
    """An open database without tables."""
    database = Database(database_url(url))
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def database(empty: Database) -> Database:
    """An open database with today's tables."""
    await upgrade(empty)
    return empty
