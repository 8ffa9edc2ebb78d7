"""Connections, files and migrations: durable settings on every connection, private files, tables that are today's."""

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from surveybot.errors import DatabaseTrouble
from surveybot.storage.database import BadDatabase, Database, database_url, open_existing
from surveybot.storage.migrate import is_current, upgrade
from surveybot.storage.tables import REVISION, metadata

# Written out, not taken from the program: synchronous=2 is FULL (https://sqlite.org/pragma.html).
SAFE = {
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 30_000,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "temp_store": 2,
}


def count_editions(connection: Connection) -> object:
    """How many rows the table has."""
    return connection.exec_driver_sql("SELECT count(*) FROM editions").scalar()


async def test_every_connection_has_the_settings_that_keep_answers_safe(tmp_path: Path) -> None:
    """The writer's, and readers side by side: WAL, synchronous=FULL and the others, read back (P2)."""
    database = Database(database_url(f"sqlite:///{tmp_path}/answers.db"))
    await database.open()

    def settings(connection: Connection) -> dict[str, object]:
        time.sleep(0.05)  # long enough for all readers to be at work, each on a connection of its own
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in SAFE}

    found = await asyncio.gather(*(database.read(settings) for _ in range(8)), database.write(settings))
    assert found == [SAFE] * 8 + [SAFE | {"busy_timeout": 0}]  # the writer's lane waits itself
    await database.close()


async def test_a_write_waits_for_another_program_unless_there_is_a_hurry(tmp_path: Path) -> None:
    """It is committed when the file is free again; in a hurry it is refused, and reading goes on all the time."""
    database = Database(database_url(f"sqlite:///{tmp_path}/answers.db"))
    await database.open()
    await upgrade(database)
    other = sqlite3.connect(tmp_path / "answers.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(database.write(count_editions))
    assert await asyncio.gather(*(database.read(count_editions) for _ in range(50))) == [0] * 50
    assert not writing.done()
    other.execute("ROLLBACK")
    assert await writing == 0
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(database.write(count_editions))
    database.hurry()
    with pytest.raises(DatabaseTrouble, match="database is locked"):
        await writing
    other.close()
    assert await database.write(count_editions) == 0
    await database.close()


async def test_files_are_private_from_their_first_moment(tmp_path: Path) -> None:
    """The database, what SQLite puts beside it, and a backup: 0600 whatever the umask."""
    database = Database(database_url(f"sqlite:///{tmp_path}/answers.db"))
    await database.open()
    await upgrade(database)
    await database.vacuum_into(f"{tmp_path}/copy.db")
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(["answers.db", "answers.db-wal", "answers.db-shm", "copy.db"], "0o600")
    await database.close()


async def test_a_backup_made_while_writing_has_everything_that_was_committed_before(tmp_path: Path) -> None:
    """A consistent copy, by SQLite's own judgement, with at least the rows of the moment at which it began."""
    database = Database(database_url(f"sqlite:///{tmp_path}/answers.db"))
    await database.open()
    await upgrade(database)
    written = 0

    def write(connection: Connection, number: int) -> None:
        connection.exec_driver_sql(
            "INSERT INTO editions (hash, survey, source, added_at) VALUES (?, 's', 't', 0)", (str(number),)
        )

    async def go_on() -> None:
        nonlocal written
        while True:
            await database.write(write, written)
            written += 1

    writing = asyncio.create_task(go_on())
    while written < 20:
        await asyncio.sleep(0.01)
    before = written
    await database.vacuum_into(f"{tmp_path}/copy.db")
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    await database.close()
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert before <= copy.execute("SELECT count(*) FROM editions").fetchone()[0] <= written
    copy.close()


async def test_a_snapshot_stands_still(database: Database) -> None:
    """What is written while somebody looks is seen by the next one who looks, in both kinds of database."""

    def write(connection: Connection, name: str) -> None:
        connection.execute(metadata.tables["editions"].insert(), edition(name))

    def edition(name: str) -> dict[str, object]:
        return {"hash": name, "survey": "s", "source": "t", "added_at": 0}

    await database.write(write, "first")
    async with database.snapshot() as snapshot:
        assert await snapshot.read(count_editions) == 1
        await database.write(write, "second")
        assert await snapshot.read(count_editions) == 1
        assert [row.hash async for row in snapshot.stream(metadata.tables["editions"].select())] == ["first"]
    async with database.snapshot() as snapshot:
        assert await snapshot.read(count_editions) == 2


async def test_the_migrations_make_the_tables_of_this_program(empty: Database) -> None:
    """Head and `tables.metadata` are the same, in both kinds of database; a second upgrade has nothing to do."""
    assert not await is_current(empty)
    assert await upgrade(empty) is None
    assert await is_current(empty)
    assert await upgrade(empty) is None
    revision = await empty.read(lambda connection: MigrationContext.configure(connection).get_current_revision())
    assert revision == REVISION

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, metadata))

    assert await empty.read(differences) == []


async def test_workers_that_start_at_the_same_time_upgrade_once(url: str) -> None:
    """Three of them on one empty database: all come up."""
    databases = [Database(database_url(url)) for _ in range(3)]
    for database in databases:
        await database.open()
    await asyncio.gather(*map(upgrade, databases))
    assert await is_current(databases[0])
    for database in databases:
        await database.close()


async def test_a_database_from_the_future_is_left_alone(database: Database, tmp_path: Path) -> None:
    """One sentence, no backup, nothing changed."""
    await database.write(
        lambda connection: connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    )
    with pytest.raises(BadDatabase, match="made by a newer surveybot"):
        await upgrade(database)
    assert list(tmp_path.glob("*.bak")) == []


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "This is no database URL"),
        ("answers.db", "This is no database URL"),
        ("://", "This is no database URL"),
        ("postgresql://host:port/x", "This is no database URL"),
        ("mysql://root@localhost/x", "not with mysql"),
        ("sqlite://", "is a file here"),
        ("sqlite:///:memory:", "is a file here"),
    ],
)
def test_a_bad_url_is_told_in_one_sentence(url: str, sentence: str) -> None:
    """And never shown: a password may be in it."""
    with pytest.raises(BadDatabase, match=sentence) as told:
        database_url(url)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/a.db", "sqlite:////proc/a.db", "sqlite:////"])
async def test_a_place_that_cannot_be_written_is_told_in_one_sentence(url: str) -> None:
    """No folder, no permission, no file."""
    with pytest.raises(BadDatabase) as told:
        await Database(database_url(url)).open()
    assert "\n" not in str(told.value)


async def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    """It is not touched either."""
    (tmp_path / "letter.txt").write_text("Dear Anna, " * 200)
    with pytest.raises(BadDatabase, match="file is not a database"):
        await Database(database_url(f"sqlite:///{tmp_path}/letter.txt")).open()
    assert (tmp_path / "letter.txt").read_text() == "Dear Anna, " * 200


async def test_nothing_is_made_where_something_should_be_read(tmp_path: Path) -> None:
    """`open_existing` refuses, in a sentence, a file that is not there."""
    with pytest.raises(BadDatabase, match="There is no database"):
        async with open_existing(f"sqlite:///{tmp_path}/none.db"):
            pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", ["no such database", "no server"])
async def test_a_postgresql_that_cannot_be_reached_is_database_trouble(
    request: pytest.FixtureRequest, wrong: str
) -> None:
    """The same sentence-long error for a wrong name and for a server that is not there."""
    url = "postgresql://nobody@127.0.0.1:1/none"
    if wrong == "no such database":
        url = request.getfixturevalue("postgres").url("nowhere")
    database = Database(database_url(url))
    await database.open()
    with pytest.raises(DatabaseTrouble) as told:
        await upgrade(database)
    assert "\n" not in str(told.value)
    await database.close()


async def test_a_write_whose_caller_is_gone_is_committed_all_the_same(tmp_path: Path) -> None:
    """Cancelling the wait does not cancel the transaction: whoever was told nothing finds it done."""
    database = Database(database_url(f"sqlite:///{tmp_path}/answers.db"))
    await database.open()
    await upgrade(database)

    def write(connection: Connection) -> None:
        time.sleep(0.1)
        connection.exec_driver_sql("INSERT INTO editions (hash, survey, source, added_at) VALUES ('h', 's', 't', 0)")

    writing = asyncio.create_task(database.write(write))
    await asyncio.sleep(0.01)
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    count = await database.write(count_editions)
    assert count == 1
    await database.close()


async def test_what_counts_and_then_writes_is_never_overtaken(tmp_path: Path) -> None:
    """Twenty-five transactions side by side that read n and write n + 1 make 25: on SQLite writers are serial."""
    database = Database(database_url(f"sqlite:///{tmp_path}/answers.db"))
    await database.open()
    await upgrade(database)

    def count(connection: Connection) -> None:
        row = (str(count_editions(connection)),)
        connection.exec_driver_sql("INSERT INTO editions (hash, survey, source, added_at) VALUES (?, 's', 't', 0)", row)

    await asyncio.gather(*(database.write(count) for _ in range(25)))
    assert await database.read(count_editions) == 25
    await database.close()


async def test_the_log_is_emptied_unless_somebody_reads(tmp_path: Path) -> None:
    """What was erased is in no file then; a reader who takes long is not waited for, and holds nobody up."""
    database = Database(database_url(f"sqlite:///{tmp_path}/answers.db"))
    await database.open()
    await upgrade(database)
    canary = "канарейка"
    insert = f"INSERT INTO editions (hash, survey, source, added_at) VALUES ('h', 's', '{canary}', 0)"
    for statement in (insert, "DELETE FROM editions"):
        await database.write(lambda connection, statement=statement: connection.exec_driver_sql(statement))
    with sqlite3.connect(tmp_path / "answers.db", isolation_level=None) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM editions").fetchone()
        assert not await database.scrub()
        reader.execute("ROLLBACK")
    reader.close()
    assert await database.scrub()
    for path in tmp_path.iterdir():
        assert canary.encode() not in path.read_bytes()
    assert (tmp_path / "answers.db-wal").stat().st_size == 0
    await database.close()
