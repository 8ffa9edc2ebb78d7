"""`surveybot backup`: in, a file to write; out, a sound copy of the database as it stands, while it is served."""

import asyncio
from pathlib import Path

from rich.filesize import decimal

from surveybot.cli.output import Output
from surveybot.errors import SurveybotError
from surveybot.settings import Settings


def backup(target: Path, *, db: str | None = None) -> int:
    """Copy an SQLite database to a new file while it is served; the copy is examined before it gets its name.

    Every answer that the bot had reacted to when the command began is in it. To restore, stop `serve`, put the file in
    the place of the database, remove the `-wal` and `-shm` beside it, start. Files of respondents are not in it.

    :param target: The file to write; it must not be there yet. It can be read by its owner alone.
    :param db: Where answers are kept, as an SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    """
    if target.exists():
        raise SurveybotError(f"{target} is there already; give a new name, for a backup overwrites nothing.")
    if not target.parent.is_dir():
        raise SurveybotError(f"There is no folder {target.parent} for the backup.")
    asyncio.run(_backup(target, db or Settings().db))
    Output().say(f"{target}: {decimal(target.stat().st_size)}, examined and sound")
    return 0


async def _backup(target: Path, url: str) -> None:
    from surveybot.storage.backup import back_up
    from surveybot.storage.database import open_existing

    async with open_existing(url) as database:
        if not database.is_sqlite:
            raise SurveybotError("PostgreSQL has its own tool for this: pg_dump --format=custom.")
        with Output(stderr=True).status("copying the database"):
            await back_up(database, target)
