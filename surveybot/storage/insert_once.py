"""An insert that may be repeated: in, a row; out, that row or the one that was there before."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_once(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Inserts the row unless its key is there already (ON CONFLICT DO NOTHING, which SQL itself does not have)."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).values(row).on_conflict_do_nothing())
