"""Migrations: in, a database of any age; out, one with today's tables, and a backup beside it if it had older ones."""

from datetime import UTC, datetime

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from surveybot.shipped import shipped
from surveybot.storage.database import BadDatabase, Database

MIGRATING = 5_108_372_164  # the number of our lock; no other program on the same database should use it


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(shipped("alembic")).replace("%", "%%"))
    return config


async def upgrade(database: Database) -> str | None:
    """Brings the tables up to date; the path of the backup if there were older ones.

    BadDatabase if the tables are newer than this program.
    """
    scripts = ScriptDirectory.from_config(_config())
    present = await database.read(_revision)
    if present == scripts.get_current_head():
        return None
    if present is not None and present not in {script.revision for script in scripts.walk_revisions()}:
        raise BadDatabase("The database was made by a newer surveybot; install that version, or use another database.")
    backup = await _back_up(database, present) if present is not None else None

    def run(connection: Connection) -> None:
        """Alembic's own upgrade, on our connection."""
        if not database.is_sqlite:  # workers that start at the same time go one after another
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATING})")
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

    await database.write(run)
    return backup


async def is_current(database: Database) -> bool:
    """Whether the tables are those of this program."""
    return await database.read(_revision) == ScriptDirectory.from_config(_config()).get_current_head()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


async def _back_up(database: Database, revision: str) -> str | None:
    if not database.is_sqlite:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = f"{database.url.database}.{revision}.{stamp}.bak"
    await database.vacuum_into(target)
    return target
