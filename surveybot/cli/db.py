"""`surveybot db`: in, a database URL; out, a database with today's tables."""

import asyncio

from cyclopts import App

from surveybot.cli.output import Output
from surveybot.settings import Settings

app = App(name="db", help="Look after the database.")


@app.command
def upgrade(*, db: str | None = None) -> int:
    """Bring the tables of a database up to date; an SQLite file is backed up first. `serve` does so by itself.

    :param db: An SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    """
    return asyncio.run(_upgrade(db or Settings().db))


async def _upgrade(url: str) -> int:
    from surveybot.storage.database import Database, database_url
    from surveybot.storage.migrate import upgrade as run

    database = Database(database_url(url))
    try:
        await database.open()
        backup = await run(database)
    finally:
        await database.close()
    Output().say("the tables are up to date" + (f"; a backup is in {backup}" if backup else ""))
    return 0
