"""Statements of the hot path: in, an SQLAlchemy statement; out, its rows, without SQLAlchemy's work at each run.

On SQLite the text is made once, and the driver's own connection runs it (0.3 of the time). Values must be what the
driver takes and rows are what it gives: numbers, texts, None. Elsewhere SQLAlchemy runs it.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

Values = dict[str, Any]


class Prepared:
    """One statement; its parameters are all bound by name."""

    def __init__(self, statement: Any, names: Sequence[str] | None = None) -> None:
        """`names` are the columns of an insert."""
        self._statement = statement
        compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"), column_keys=names)
        assert isinstance(compiled, SQLCompiler)
        self._sql = str(compiled)
        self._fixed = {name: bound.value for bound, name in compiled.bind_names.items() if not bound.required}

    def rows(self, connection: Connection, values: Values) -> list[Any]:
        """All rows of one run, as tuples."""
        if connection.dialect.name != "sqlite":
            return list(connection.execute(self._statement, values))
        try:
            found: list[Any] = _driver(connection).execute(self._sql, self._fixed | values).fetchall()
        except sqlite3.Error as failed:
            raise self._as_ours(failed) from failed
        return found

    def each(self, connection: Connection, many: Sequence[Values]) -> None:
        """Runs for each of the values; what it returns is of no interest."""
        if not many:
            return
        if connection.dialect.name != "sqlite":
            connection.execute(self._statement, many)
            return
        try:
            _driver(connection).executemany(
                self._sql, [self._fixed | values for values in many] if self._fixed else many
            )
        except sqlite3.Error as failed:
            raise self._as_ours(failed) from failed

    def _as_ours(self, failed: sqlite3.Error) -> BaseException:
        """The exception that SQLAlchemy has for it."""
        return DBAPIError.instance(self._sql, None, failed, sqlite3.Error, hide_parameters=True)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
