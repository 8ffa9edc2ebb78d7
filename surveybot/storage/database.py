"""The connection to the database: in, an SQLAlchemy URL; out, transactions that are serial, durable and short.

All queries are plain functions of a synchronous `Connection`. On SQLite one thread with one connection writes, others
read, and what is long is streamed by aiosqlite; on PostgreSQL all goes through asyncpg.
"""

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as SQLTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from surveybot.errors import DatabaseHeld, DatabaseTrouble
from surveybot.storage.sqlite import WRITERS, BadDatabase, Lane, create_private, pragmas, prepare, truncate_log
from surveybot.storage.tables import REVISION

__all__ = ["BadDatabase", "Database", "database_url", "open_existing", "ping"]

READERS = 4
HURRIED_SECONDS = 0.5  # what a stop grants each transaction on PostgreSQL: others may hold its rows for ever
_NOT_TODAYS = "The tables are not those of this surveybot; `surveybot db upgrade` brings older ones up to date."
Given = ParamSpec("Given")
Result = TypeVar("Result")

logging.getLogger("sqlalchemy").setLevel(logging.WARNING)  # at DEBUG it prints rows, and answers are in them


def database_url(text: str) -> URL:
    """The URL with the driver that we use; BadDatabase, in one sentence, if it is none."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # a port that is no number is a ValueError
        example = "sqlite+aiosqlite:///surveybot.db"
        raise BadDatabase(f"This is no database URL; write for example {example}") from None
    backend = url.get_backend_name()
    if backend == "sqlite":
        if not url.database or url.database == ":memory:":
            raise BadDatabase("An SQLite database is a file here; write for example sqlite:///surveybot.db")
        return url.set(drivername="sqlite+aiosqlite")
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+asyncpg")
    raise BadDatabase(f"surveybot works with SQLite and PostgreSQL, not with {backend}.")


class Database:
    """Reads and writes; `write` runs one transaction at a time, `read` many side by side.

    `works` is False from when it refuses something until something is written again; `tell` hears of both.
    """

    def __init__(self, url: URL) -> None:
        """Nothing is opened before `open`."""
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.works = True
        self.tell: Callable[[DatabaseTrouble | None], None] = lambda trouble: None
        self._engine: AsyncEngine | None = None
        self._writing: Lane | None = None
        self._reading: Lane | None = None
        self._hurries = False
        self._under_way: set[asyncio.Timeout] = set()

    async def open(self) -> None:
        """Opens the connections and reads the pragmas back; BadDatabase if the database cannot be had."""
        try:
            self._engine = create_async_engine(self.url, pool_pre_ping=not self.is_sqlite, hide_parameters=True)
        except (NoSuchModuleError, ImportError):
            raise BadDatabase("PostgreSQL needs its driver: pip install 'surveybot[postgres]'") from None
        if not self.is_sqlite:
            return
        create_private(self.url)
        prepare(self._engine.sync_engine, "BEGIN")
        self._writing = Lane(self.url, "BEGIN IMMEDIATE", 1, WRITERS)
        self._reading = Lane(self.url, "BEGIN", READERS)
        try:
            found = await self.write(pragmas)
        except DatabaseTrouble as failed:
            await self.close()
            raise BadDatabase(f"The database cannot be opened: {_first_line(failed)}") from failed
        if found != WRITERS:
            await self.close()
            raise BadDatabase(f"The database does not take the settings that keep answers safe: {found}")

    async def write(
        self, work: Callable[Concatenate[Connection, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """One transaction, alone; committed when this returns. DatabaseTrouble if it cannot be done now."""
        with self._trouble():
            if self._writing is not None:
                result = await self._writing.run(lambda connection: work(connection, *args, **kwargs))
            else:
                async with self._patience(), self._open_engine().begin() as connection:
                    result = await connection.run_sync(work, *args, **kwargs)
        if not self.works:
            self.works = True
            self.tell(None)
        return result

    @asynccontextmanager
    async def _patience(self) -> AsyncIterator[None]:
        """Waits for whoever holds the rows, for ever before `hurry`; a transaction that ends so may be committed."""
        try:
            async with asyncio.timeout(HURRIED_SECONDS if self._hurries else None) as limit:
                self._under_way.add(limit)
                try:
                    yield
                finally:
                    self._under_way.discard(limit)
        except TimeoutError as failed:
            if not limit.expired():
                raise
            raise DatabaseHeld("The database does not work: another program holds what is to be written") from failed

    async def read(
        self, work: Callable[Concatenate[Connection, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """One look at the database, beside the writer. DatabaseTrouble if it cannot be done now."""
        with self._trouble():
            if self._reading is not None:
                return await self._reading.run(lambda connection: work(connection, *args, **kwargs))
            async with self._open_engine().connect() as connection:
                return await connection.run_sync(work, *args, **kwargs)

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            with _trouble():
                yield
        except DatabaseTrouble as trouble:
            if self.works:
                self.works = False
                self.tell(trouble)
            raise

    def _open_engine(self) -> AsyncEngine:
        assert self._engine is not None, "the database is not open"
        return self._engine

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator["Snapshot"]:
        """The database as it stands at the first look, however long one looks and whatever is written meanwhile."""
        async with self._open_engine().connect() as connection:
            if not self.is_sqlite:  # there a reader has a snapshot anyway (https://sqlite.org/isolation.html)
                await connection.execution_options(isolation_level="REPEATABLE READ")
            yield Snapshot(connection)

    async def vacuum_into(self, target: str) -> None:
        """Writes a consistent copy of an SQLite database to a new file (https://sqlite.org/lang_vacuum.html)."""
        async with self._open_engine().connect() as connection:
            raw = await connection.get_raw_connection()
            driver = raw.driver_connection
            assert driver is not None
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            await (await driver.execute("VACUUM INTO ?", (target,))).close()

    async def scrub(self) -> bool:
        """Takes what was erased out of SQLite's write-ahead log too; False if somebody reads just now.

        A PostgreSQL server looks after its own log.
        """
        return await self._writing.bare(truncate_log) if self._writing is not None else True

    def hurry(self) -> None:
        """What another program keeps from being written is refused from now on, without waiting for it any longer."""
        self._hurries = True
        if self._writing is not None:
            self._writing.hurry()
        for limit in self._under_way:
            limit.reschedule(asyncio.get_running_loop().time() + HURRIED_SECONDS)

    async def close(self) -> None:
        """Closes all connections; what is being written is finished first."""
        for lane in (self._writing, self._reading):
            if lane is not None:
                lane.close()
        if self._engine is not None:
            await self._engine.dispose()


class Snapshot:
    """A view of the database that stands still."""

    def __init__(self, connection: AsyncConnection) -> None:
        """Stands from the first query on."""
        self._connection = connection

    async def read(
        self, work: Callable[Concatenate[Connection, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """One look. DatabaseTrouble if it cannot be done now."""
        with _trouble():
            return await self._connection.run_sync(work, *args, **kwargs)

    async def stream(self, statement: Any, size: int = 500) -> Any:
        """The rows of a query in portions, never all in memory."""
        result = await self._connection.stream(statement.execution_options(yield_per=size))
        async for row in result:
            yield row


@contextmanager
def _trouble() -> Iterator[None]:
    """What the database refuses is DatabaseTrouble, but for broken constraints: those are somebody's mistake."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, sqlite3.Error, OSError, SQLTimeout) as failed:
        raise DatabaseTrouble(f"The database does not work: {_first_line(failed)}") from failed


@asynccontextmanager
async def open_existing(text: str) -> AsyncIterator[Database]:
    """The database at a URL; BadDatabase if nothing was ever served from it, or if its tables are not today's."""
    database = Database(_existing(database_url(text)))
    try:
        await database.open()
        found = await database.read(_revision)
        if found != REVISION:
            raise BadDatabase(_NOT_TODAYS if found else "Nothing was ever served from this database.")
        yield database
    finally:
        await database.close()


def ping(connection: Connection) -> None:
    """Something that any database can do."""
    connection.exec_driver_sql("SELECT 1")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _existing(url: URL) -> URL:
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise BadDatabase(f"There is no database {url.database}; run `surveybot serve` or `make demo` first.")
    return url


def _first_line(failed: Exception) -> str:
    return (str(getattr(failed, "orig", None) or failed) or type(failed).__name__).splitlines()[0]
