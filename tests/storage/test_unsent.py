"""Who has unsent messages is found by an index: the sweep looks every second, among a million who have none."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from surveybot.storage import outbox
from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade


async def test_the_sweep_does_not_look_at_everybody(tmp_path: Path) -> None:
    """What SQLite says of its way to the rows, for the sweep and for the start of a poller."""
    database = Database(database_url(f"sqlite:///{tmp_path}/some.db"))
    await database.open()
    await upgrade(database)

    def plans(connection: Connection) -> list[str]:
        asked: list[str] = []
        driver: Any = connection.connection.driver_connection
        driver.set_trace_callback(asked.append)
        outbox.take_over(connection, 1, "worker", 5.0)
        outbox.free_leases(connection, 1)
        driver.set_trace_callback(None)
        return [str(driver.execute(f"EXPLAIN QUERY PLAN {statement}").fetchone()) for statement in asked]

    found = await database.write(plans)
    await database.close()
    assert len(found) == 2
    assert all("USING INDEX unsent" in plan for plan in found), found
