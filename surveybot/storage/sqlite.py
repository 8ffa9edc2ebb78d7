"""SQLite as we run it: in, a file; out, connections that are durable and private, each used by one thread at a time."""

import asyncio
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from surveybot.errors import DatabaseHeld, SurveybotError

Result = TypeVar("Result")

# Read back at every start (P2). FULL: a commit survives power loss; NORMAL lost everything since the checkpoint.
PRAGMAS: dict[str, Any] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 30_000,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "temp_store": 2,
}
WRITERS = PRAGMAS | {"busy_timeout": 0}  # a `Lane` waits itself: SQLite's own wait cannot be ended from outside
_PAUSE_SECONDS = 0.01


class BadDatabase(SurveybotError):
    """The database URL or the database is not what surveybot can work with."""


class Lane:
    """A synchronous engine with as many threads as connections: a whole transaction is one hop to a thread."""

    def __init__(self, url: URL, begin: str, threads: int, settings: dict[str, Any] = PRAGMAS) -> None:
        """`begin` is the statement that opens each transaction."""
        self._engine = create_engine(
            url.set(drivername="sqlite"), pool_size=threads, max_overflow=0, hide_parameters=True
        )
        prepare(self._engine, settings=settings)
        self._statement = begin
        self._hurries = threading.Event()
        self._threads = ThreadPoolExecutor(threads, begin.lower())
        self._of_thread = threading.local()
        self._connections: set[Connection] = set()

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """The work as one transaction; it is committed also when the wait for it is cancelled."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, work)

    def _run(self, work: Callable[[Connection], Result]) -> Result:
        connection = self._connection()
        driver: Any = connection.connection.driver_connection
        try:
            self._begin(driver)  # SQLAlchemy's own transaction, within, says nothing to the database
            result = work(connection)
            driver.commit()
        except BaseException:  # it may be broken
            self._let_go(connection)
            raise
        return result

    def _begin(self, driver: sqlite3.Connection) -> None:
        """Opens a transaction once no other program holds the file; DatabaseHeld after as long as SQLite would wait."""
        end = time.monotonic() + PRAGMAS["busy_timeout"] / 1000
        while True:
            try:
                driver.execute(self._statement)
                return
            except sqlite3.OperationalError as refused:
                if refused.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                if time.monotonic() > end or self._hurries.wait(_PAUSE_SECONDS):
                    raise DatabaseHeld(f"The database does not work: {refused}") from refused

    def _connection(self) -> Connection:
        """The connection of this thread; to borrow one from the pool each time costs as much as a small query."""
        kept: Connection | None = getattr(self._of_thread, "connection", None)
        if kept is None:
            self._of_thread.connection = kept = self._engine.connect()
            self._connections.add(kept)
        return kept

    def _let_go(self, connection: Connection) -> None:
        self._of_thread.connection = None
        self._connections.discard(connection)
        connection.close()

    async def bare(self, work: Callable[[Any], Result]) -> Result:
        """The work on the driver's own connection, outside of any transaction."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run_bare, work)

    def _run_bare(self, work: Callable[[Any], Result]) -> Result:
        return work(self._connection().connection.driver_connection)

    def hurry(self) -> None:
        """From now on nothing waits for another program that holds the file: it is refused."""
        self._hurries.set()

    def close(self) -> None:
        """Closes the connections when what is under way is done."""
        self.hurry()
        self._threads.shutdown()
        for connection in self._connections:
            connection.close()
        self._engine.dispose()


def prepare(engine: Engine, begin: str | None = None, settings: dict[str, Any] = PRAGMAS) -> None:
    """Every connection gets the pragmas, and BEGIN comes from us: the driver's own comes too late for readers."""

    def on_connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for name, value in settings.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    event.listen(engine, "connect", on_connect)
    if begin is not None:
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))


def pragmas(connection: Connection) -> dict[str, Any]:
    """What a connection says of its pragmas."""
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}


def truncate_log(connection: Any) -> bool:
    """Empties the write-ahead log (https://sqlite.org/pragma.html#pragma_wal_checkpoint); waits for nobody."""
    try:
        is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:  # somebody is doing the same, or the disk is full
        return False
    return not is_busy


def create_private(url: URL) -> None:
    """An SQLite file is created readable by its owner alone; the default would let everybody read."""
    path = Path(url.database or "")
    if not path.parent.is_dir():
        raise BadDatabase(f"There is no folder {path.parent} for the database.")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as failed:
        raise BadDatabase(f"The database {path} cannot be written: {failed.strerror}.") from None
