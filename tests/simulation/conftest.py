"""An empty database with today's tables, copied for each run; it notes which editions interviews were ever of."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade

NOTES = """
CREATE TABLE pins (interview, edition, was);
CREATE TRIGGER begun AFTER INSERT ON interviews BEGIN INSERT INTO pins VALUES (new.id, new.edition, NULL); END;
CREATE TRIGGER moved AFTER UPDATE OF edition ON interviews WHEN new.edition <> old.edition
BEGIN INSERT INTO pins VALUES (new.id, new.edition, old.edition); END;
"""
MEMORY = Path("/dev/shm")  # Linux


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """For the databases of a test: in memory where there is such a folder, since all crashes here are simulated."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else tmp_path) as path:
        yield Path(path)


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
    with sqlite3.connect(path) as connection:
        connection.executescript(NOTES)
    connection.close()
    return path


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """What simulated administrators read in their logs is of no interest here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
