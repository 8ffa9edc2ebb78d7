"""`surveybot export` as it is run: in, a database with responses; out, files, read again by Python and LibreOffice."""

import asyncio
import csv
import io
import json
import stat
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from surveybot.storage import editions
from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade
from surveybot.storage.tables import responses
from surveybot.survey.edition_text import EditionText
from tests.cli.conftest import run
from tests.export.test_csv import answered, reopened
from tests.transcripts.conversation import program_of

OLD = """
surveybot: 1
id: family
title: Family
language: en
respondents: many
steps:
  - repeat: child
    text: A child?
    at_most: 9
    steps:
      - ask: age
        type: integer
        text: How old?
      - ask: size
        type: integer
        text: How tall?
"""
NEW = OLD.replace("size", "name").replace("integer\n        text: How tall?", "text\n        text: What name?")
PEOPLE = {OLD: ["yes", "4", "101", "yes", "7", "120", "yes", "9", "130", "no"], NEW: ["yes", "5", "=Zoë; 1+1", "no"]}


async def served(url: str) -> None:
    """A database from which both editions were served, and answered by one person each."""
    database = Database(database_url(url))
    await database.open()
    await upgrade(database)

    def answer(connection: Connection) -> None:
        for number, (text, words) in enumerate(PEOPLE.items(), 1):
            edition = editions.remember(connection, "family", EditionText(text.encode(), {}), number)
            response = answered(program_of(text), *words, id=number)
            row = {"id": number, "bot": 1, "user_id": 1001, "survey": "family", "edition": edition, "language": "en"}
            row |= {"status": response.status, "started_at": 0, "ended_at": number}
            connection.execute(insert(responses), row | {"content": json.dumps(response.content)})

    await database.write(answer)
    await database.close()


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The URL of that database."""
    url = f"sqlite:///{tmp_path}/answers.db"
    asyncio.run(served(url))
    return url


def rows(text: str) -> list[list[str]]:
    """The cells of a file, without what every export has."""
    header, *lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    first = header.index("edition") + 1 if "edition" in header else 0
    return [line[first:] for line in (header, *lines)]


CHILDREN = [
    ["response", "child.round", "age", "name", "size"],
    ["1", "1", "4", "not asked", "101"],
    ["1", "2", "7", "not asked", "120"],
    ["1", "3", "9", "not asked", "130"],
    ["2", "1", "5", "'=Zoë; 1+1", "not asked"],
]


def test_as_many_rounds_as_the_fullest_response_has(database: str, tmp_path: Path) -> None:
    """The columns of the newest edition come first, round by round; nothing that an older one has asked is lost."""
    ran = run("export", "family", "--db", database, cwd=tmp_path)
    assert ran.code == 0
    assert rows(ran.out) == [
        ["child_1_age", "child_1_name", "child_2_age", "child_2_name", "child_3_age", "child_3_name",
         "child_1_size", "child_2_size", "child_3_size"],
        ["4", "not asked", "7", "not asked", "9", "not asked", "101", "120", "130"],
        ["5", "'=Zoë; 1+1", *["not asked"] * 7],
    ]  # fmt: skip


def test_a_file_for_each_loop(database: str, tmp_path: Path) -> None:
    """It stands beside the first, and only its owner can read it; what was written is told."""
    ran = run("export", "family", "--db", database, "-o", "out.csv", "--loops", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "2 responses of family\n4 rounds in out_child.csv\n"
    assert rows((tmp_path / "out_child.csv").read_text(encoding="utf-8")) == CHILDREN
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("out.csv", "out_child.csv")] == [0o600] * 2


def test_loops_need_a_file(database: str, tmp_path: Path) -> None:
    """Several tables do not go to one standard output."""
    ran = run("export", "family", "--db", database, "--loops", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "--output" in ran.err


def test_libreoffice_gets_the_rounds_back(database: str, tmp_path: Path, soffice: str) -> None:
    """The table of a loop, opened as a spreadsheet and saved again, has the same cells."""
    run("export", "family", "--db", database, "-o", "out.csv", "--loops", cwd=tmp_path)
    assert reopened(tmp_path / "out_child.csv", soffice) == CHILDREN
