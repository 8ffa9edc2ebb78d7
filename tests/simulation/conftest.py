"""An empty database with today's tables, copied for each run."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file."""
    path = tmp_path_factory.mktemp("simulation") / "empty.db"

    async def make() -> None:
        database = Database(database_url(f"sqlite:///{path}"))
        await database.open()
        await upgrade(database)
        await database.close()

    asyncio.run(make())
    return path


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """What simulated administrators read in their logs is of no interest here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
