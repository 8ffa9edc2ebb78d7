"""Upgrades keep all data (P10): a database of the first version, with rows in every table, comes to today's tables."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, insert, select

from surveybot.storage import respondents
from surveybot.storage.database import Database
from surveybot.storage.migrate import is_current, shipped, upgrade
from surveybot.storage.sprints import Key

NOW = 1_800_000_000.0
DRAFT = '{"marks":[],"bookmark":["a","0"]}'
ROWS: dict[str, list[dict[str, Any]]] = {
    "editions": [{"hash": "e", "survey": "adder", "source": "surveybot: 1", "added_at": NOW}],
    "respondents": [
        {"bot": 1, "user_id": 1, "rev": 3, "chat": 1, "language": "en", "current": 7, "due_at": NOW + 60},
        {"bot": 1, "user_id": 2, "rev": 1, "chat": 2, "blocked": True, "prompt_ref": "8.0", "prompt_message": 5},
    ],
    "interviews": [
        {"id": 7, "bot": 1, "user_id": 1, "survey": "adder", "edition": "e", "language": "en",
         "status": "in progress", "started_at": NOW - 9},
        {"id": 8, "bot": 1, "user_id": 2, "survey": "adder", "edition": "e", "language": "ru",
         "status": "complete", "started_at": NOW - 9, "ended_at": NOW},
        {"id": 9, "bot": 1, "user_id": 2, "survey": "adder", "edition": "e", "language": "ru",
         "status": "parked", "started_at": NOW - 9},
    ],
    "sprints": [
        {"bot": 1, "user_id": 1, "rev": 1, "interview": None, "update_id": 10, "at": NOW - 9},
        {"bot": 1, "user_id": 1, "rev": 2, "interview": 7, "update_id": 11, "at": NOW - 9, "draft": DRAFT},
        {"bot": 1, "user_id": 1, "rev": 3, "interview": 7, "update_id": 12, "at": NOW - 5,
         "entries": '[{"key":"ё"}]', "draft": DRAFT, "messages": "[]"},
        {"bot": 1, "user_id": 2, "rev": 1, "interview": 8, "update_id": None, "at": NOW - 9},
    ],
    "responses": [
        {"id": 8, "bot": 1, "user_id": 2, "survey": "adder", "edition": "e", "language": "ru", "status": "complete",
         "started_at": NOW - 9, "ended_at": NOW, "content": '{"answers":{"a":"ё"}}'},
    ],
    "uptime": [{"bot": 1, "alive_at": NOW}],
    "set_aside": [{"bot": 1, "update_id": 3, "user_id": 1, "why": "flood", "update": "{}", "at": NOW}],
}  # fmt: skip


def make_the_first_tables(connection: Connection) -> None:
    """The tables of revision 0001, with rows in each of them."""
    config = Config()
    config.set_main_option("script_location", str(shipped("alembic")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")
    first = MetaData()
    first.reflect(connection)
    assert set(first.tables) - {"alembic_version"} == set(ROWS)
    for name, rows in ROWS.items():
        for row in rows:
            connection.execute(insert(first.tables[name]).values(row))


def contents(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, by the names of its columns."""
    found = MetaData()
    found.reflect(connection)
    return {
        name: [dict(row._mapping) for row in connection.execute(select(table).order_by(*table.primary_key))]
        for name, table in found.tables.items()
        if name != "alembic_version"
    }


async def test_a_database_of_the_first_version_keeps_all_of_its_rows(empty: Database) -> None:
    """Row for row and value for value, on both kinds of database; the new columns have values that mean nothing new."""
    await empty.write(make_the_first_tables)
    before = await empty.read(contents)
    assert not await is_current(empty)
    await upgrade(empty)
    assert await is_current(empty)
    after = await empty.read(contents)
    for name, rows in before.items():
        assert len(after[name]) == len(rows)
        for was, now in zip(rows, after[name], strict=True):
            assert {column: now[column] for column in was if column in now} == {
                column: value for column, value in was.items() if column in now
            }
    assert {name for name in after if name not in before and after[name]} == set()
    first, other, without_sprints = after["interviews"]
    assert (first["due_at"], first["silent_since"]) == (NOW + 60, NOW - 5)  # it was the respondent's; the last sprint's
    assert (other["due_at"], other["silent_since"]) == (None, None)
    assert (first["first_rev"], other["first_rev"], without_sprints["first_rev"]) == (2, 1, 0)
    record = await empty.read(respondents.load, Key(1, 1))
    assert record.journal is not None
    assert [entry["key"] for entry in record.journal.entries] == ["ё"]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_before_an_upgrade_there_is_a_backup(empty: Database, tmp_path: Path) -> None:
    """Beside the file, of the tables as they were."""
    await empty.write(make_the_first_tables)
    backup = await upgrade(empty)
    assert backup is not None
    assert [path.name for path in tmp_path.glob("*.bak")] == [Path(backup).name]
    assert "answers.db.0001." in backup
