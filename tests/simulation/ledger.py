"""What is on record of a run: in, its database file; out, rows as anybody else would read them, at any moment."""

import json
import sqlite3
from pathlib import Path
from typing import Any


class Ledger:
    """A second connection to the database of a run; it sees what is committed, and nothing else."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._seen: dict[int, dict[int, list[dict[str, Any]]]] = {}

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        """The rows of a query."""
        return self._connection.execute(query, values).fetchall()

    def is_handled(self, update: int) -> bool:
        """Whether an update has made its sprint, or is set aside."""
        query = "SELECT 1 FROM sprints WHERE update_id = ?1 UNION SELECT 1 FROM set_aside WHERE update_id = ?1"
        return bool(self.rows(query, update))

    def is_over(self, update: int) -> bool:
        """Whether what was said to an update is erased, or a later sprint has said something to its sender."""
        later = "SELECT 1 FROM sprints WHERE user_id = one.user_id AND rev > one.rev AND messages IS NOT NULL"
        query = f"SELECT 1 FROM sprints AS one WHERE update_id = ? AND (messages IS NULL OR EXISTS ({later}))"
        return bool(self.rows(query, update))

    def messages(self, user: int) -> list[dict[str, Any]]:
        """Everything that was ever seen committed to be sent to a person, in order; what is forgotten stays known."""
        seen = self.messages_by_revision(user)
        return [item for rev in sorted(seen) for item in seen[rev]]

    def messages_by_revision(self, user: int) -> dict[int, list[dict[str, Any]]]:
        """The same, by the revision that each was committed with."""
        seen = self._seen.setdefault(user, {})
        for row in self.rows("SELECT rev, messages FROM sprints WHERE user_id = ? AND messages IS NOT NULL", user):
            seen[row["rev"]] = json.loads(row["messages"])
        return seen

    def close(self) -> None:
        """The file is free."""
        self._connection.close()
