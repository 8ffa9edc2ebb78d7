"""A copy of an SQLite database: in, one that is being written to; out, a file that is whole and sound, or none."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from surveybot.errors import SurveybotError
from surveybot.storage.database import Database


async def back_up(database: Database, target: Path) -> None:
    """The copy stands under its name when it is on disk and examined. SurveybotError if it cannot be written."""
    partial = target.with_name(f".{target.name}.partial")
    with suppress(FileNotFoundError):
        partial.unlink()  # of a backup that was broken off
    try:
        await database.vacuum_into(str(partial))
        found = _examined(partial)
        if found != "ok":
            raise SurveybotError(f"The copy is not sound, and is thrown away: {found}. Is the disk or the database?")
        _settle(partial, target)
    except OSError as failed:
        raise SurveybotError(f"The backup cannot be written: {failed.strerror}.") from None
    finally:
        with suppress(FileNotFoundError):
            partial.unlink()


def _examined(path: Path) -> str:
    """What SQLite says of a whole file (https://sqlite.org/pragma.html#pragma_integrity_check)."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])


def _settle(partial: Path, target: Path) -> None:
    with open(partial, "rb") as written:
        os.fsync(written.fileno())
    os.link(partial, target)  # and never in the place of a file that came meanwhile
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
