"""What is asked at every step, and by the clock, is found by a key or an index, as SQLite itself says."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from surveybot.storage import erasure, outbox, respondents, timers
from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade
from surveybot.storage.tables import interviews

NAMES = {"survey": "adder", "edition": "e", "language": "en", "status": "in progress", "started_at": 5.0}
INTERVIEW = {"id": 7, "bot": 1, "user_id": 2, "first_rev": 3} | NAMES
HIS_SPRINTS = "SEARCH sprints USING INDEX sqlite_autoindex_sprints_1 (bot=? AND user_id=? AND rev>?"
ITS_RESPONDENT = "SEARCH respondents USING INDEX sqlite_autoindex_respondents_1 (bot=? AND user_id=?)"
THE_INTERVIEW = "SEARCH interviews USING INDEX sqlite_autoindex_interviews_1 (id=?)"
UNSENT = "SEARCH respondents USING INDEX unsent (bot=?)"
DUE = "SEARCH interviews USING INDEX due (bot=? AND due_at<?)"
TO_FORGET = ["SEARCH sprints USING INDEX to_forget (bot=?)", ITS_RESPONDENT, "USE TEMP B-TREE FOR DISTINCT"]
SET_ASIDE = "SEARCH set_aside USING INDEX sqlite_autoindex_set_aside_1 (bot=?)"


async def plans(tmp_path: Path, ask: Any, *values: Any) -> list[str]:
    """SQLite's way to the rows, for each table of each statement that is run."""
    database = Database(database_url(f"sqlite:///{tmp_path}/some.db"))
    await database.open()
    await upgrade(database)

    def explain(connection: Connection) -> list[str]:
        connection.execute(insert(interviews).values(INTERVIEW))
        asked: list[str] = []
        driver: Any = connection.connection.driver_connection
        driver.set_trace_callback(asked.append)
        ask(connection, *values)
        driver.set_trace_callback(None)
        return [str(row[3]) for one in asked for row in driver.execute(f"EXPLAIN QUERY PLAN {one}")]

    found = await database.write(explain)
    await database.close()
    return found


@pytest.mark.parametrize(
    ("ask", "values", "ways"),
    [
        (outbox.take_over, (1, "worker", 5.0), [UNSENT]),
        (outbox.free_leases, (1,), [UNSENT]),
        (outbox.left_behind, (1,), TO_FORGET),
        (timers.due, (1, 5.0, 20), [DUE, ITS_RESPONDENT]),
        (respondents.load_journal, (7,), [THE_INTERVIEW, THE_INTERVIEW, HIS_SPRINTS]),
        (erasure.erase, (SimpleNamespace(**INTERVIEW), 4), [HIS_SPRINTS, HIS_SPRINTS, SET_ASIDE, THE_INTERVIEW]),
    ],
)
async def test_nobody_is_looked_for_among_all(
    tmp_path: Path, ask: Any, values: tuple[Any, ...], ways: list[str]
) -> None:
    """The sweep, a poller's start, the timers, a journal and an erasure know where to look, whatever there is."""
    found = await plans(tmp_path, ask, *values)
    assert len(found) == len(ways), found
    for plan, way in zip(found, ways, strict=True):
        assert plan.startswith(way), found
