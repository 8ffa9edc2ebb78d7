"""The connection to the database: in, an SQLAlchemy URL; out, transactions that are serial, durable and short.

All queries are plain functions of a synchronous `Connection`. On SQLite one thread with one connection writes and
aiosqlite serves the readers; on PostgreSQL both go through asyncpg.
"""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as SQLTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from surveybot.errors import DatabaseTrouble, SurveybotError

Given = ParamSpec("Given")
Result = TypeVar("Result")

log = logging.getLogger(__name__)
logging.getLogger("sqlalchemy").setLevel(logging.WARNING)  # at DEBUG it prints rows, and answers are in them

# Read back at every start (P2). FULL: a commit survives power loss; NORMAL lost everything since the checkpoint.
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 30_000,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "temp_store": 2,
}


class BadDatabase(SurveybotError):
    """The database URL or the database is not what surveybot can work with."""


def database_url(text: str) -> URL:
    """The URL with the driver that we use; BadDatabase, in one sentence, if it is none."""
    try:
        url = make_url(text)
    except ArgumentError:
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
    """Reads and writes; `write` runs one transaction at a time, `read` many side by side."""

    def __init__(self, url: URL) -> None:
        """Nothing is opened before `open`."""
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._writer: Engine | None = None
        self._thread = ThreadPoolExecutor(1, "writer") if self.is_sqlite else None
        self._readers: AsyncEngine | None = None

    async def open(self) -> None:
        """Opens the connections and reads the pragmas back; BadDatabase if the database cannot be had."""
        try:
            if self.is_sqlite:
                _create_private(self.url)
                self._writer = create_engine(
                    self.url.set(drivername="sqlite"), pool_size=1, max_overflow=0, hide_parameters=True
                )
                _prepare(self._writer, "BEGIN IMMEDIATE")
            self._readers = create_async_engine(self.url, pool_pre_ping=not self.is_sqlite, hide_parameters=True)
            if self.is_sqlite:
                _prepare(self._readers.sync_engine, "BEGIN")
        except (NoSuchModuleError, ImportError):
            await self.close()
            raise BadDatabase("PostgreSQL needs its driver: pip install 'surveybot[postgres]'") from None
        try:
            found = await self.write(_pragmas) if self.is_sqlite else {}
        except DatabaseTrouble as failed:
            await self.close()
            raise BadDatabase(f"The database cannot be opened: {_first_line(failed)}") from failed
        wrong = {name: value for name, value in found.items() if value != PRAGMAS[name]}
        if wrong:
            await self.close()
            raise BadDatabase(f"The database does not take the settings that keep answers safe: {wrong}")

    async def write(
        self, work: Callable[Concatenate[Connection, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """One transaction, alone; committed when this returns, and also when the wait for it is cancelled."""
        if self._thread is not None:
            loop = asyncio.get_running_loop()
            with _trouble():
                return await loop.run_in_executor(
                    self._thread, self._write_now, lambda connection: work(connection, *args, **kwargs)
                )
        assert self._readers is not None
        with _trouble():
            async with self._readers.begin() as connection:
                return await connection.run_sync(work, *args, **kwargs)

    def _write_now(self, work: Callable[[Connection], Result]) -> Result:
        assert self._writer is not None
        with self._writer.begin() as connection:
            return work(connection)

    async def read(
        self, work: Callable[Concatenate[Connection, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """One look at the database, beside the writer."""
        assert self._readers is not None
        with _trouble():
            async with self._readers.connect() as connection:
                return await connection.run_sync(work, *args, **kwargs)

    async def stream(self, statement: Any, size: int = 500) -> Any:
        """The rows of a query in portions, never all in memory."""
        assert self._readers is not None
        async with self._readers.connect() as connection:
            result = await connection.stream(statement.execution_options(yield_per=size))
            async for row in result:
                yield row

    async def vacuum_into(self, target: str) -> None:
        """Writes a consistent copy of an SQLite database to a new file (https://sqlite.org/lang_vacuum.html)."""
        assert self._readers is not None
        async with self._readers.connect() as connection:
            raw = await connection.get_raw_connection()
            driver = raw.driver_connection
            assert driver is not None
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            await (await driver.execute("VACUUM INTO ?", (target,))).close()

    async def close(self) -> None:
        """Closes all connections; what is being written is finished first."""
        if self._thread is not None:
            self._thread.shutdown()
        if self._writer is not None:
            self._writer.dispose()
        if self._readers is not None:
            await self._readers.dispose()


@contextmanager
def _trouble() -> Iterator[None]:
    """What the database refuses is DatabaseTrouble, but for broken constraints: those are somebody's mistake."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, OSError, SQLTimeout) as failed:
        raise DatabaseTrouble(f"The database does not work: {_first_line(failed)}") from failed


@asynccontextmanager
async def open_existing(text: str) -> AsyncIterator[Database]:
    """The database at a URL, for reading; BadDatabase if nothing was ever served from it."""
    database = Database(_existing(database_url(text)))
    try:
        await database.open()
        yield database
    finally:
        await database.close()


def _existing(url: URL) -> URL:
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise BadDatabase(f"There is no database {url.database}; run `surveybot serve` or `make demo` first.")
    return url


def _create_private(url: URL) -> None:
    """An SQLite file is created readable by its owner alone; the default would let everybody read."""
    path = Path(url.database or "")
    if not path.parent.is_dir():
        raise BadDatabase(f"There is no folder {path.parent} for the database.")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as failed:
        raise BadDatabase(f"The database {path} cannot be written: {failed.strerror}.") from None


def _prepare(engine: Engine, begin: str) -> None:
    """Every connection gets the pragmas, and BEGIN comes from us: the driver's own comes too late for readers."""

    def on_connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for name, value in PRAGMAS.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))


def _pragmas(connection: Connection) -> dict[str, Any]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}


def _first_line(failed: Exception) -> str:
    return str(getattr(failed, "orig", None) or failed).splitlines()[0]
