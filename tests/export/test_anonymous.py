"""Exports of responses without a respondent: none of a small group, and never a person, a time or an order."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from surveybot.cli import export
from surveybot.errors import SurveybotError
from surveybot.serve.catalogue import Catalogue, Publication
from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade
from surveybot.storage.tables import anonymous_responses, responses
from surveybot.survey.edition_text import EditionText
from tests.serve.test_reception import SURVEY, edition

GROUP = "anonymous: { min_group: 3 }"
COMMON = {"survey": "a", "edition": "e" * 64, "language": "en"}


def apart(id: int, mood: str | None) -> dict[str, Any]:
    """A response without a respondent; without a mood nothing of it is kept."""
    kept = {"answers": {"mood": mood}, "computed": {}, "missing": {}}
    erased = {"answers": {}, "computed": {}, "missing": {"mood": "not kept"}}
    status = "refused" if mood is None else "complete"
    return {"id": id, "status": status, "content": json.dumps(erased if mood is None else kept)} | COMMON


NAMED = {"id": 7, "bot": 1, "user_id": 1001, "status": "complete", "started_at": 0.0, "ended_at": 60.0} | COMMON
NAMED["content"] = apart(7, "known")["content"]


async def served(folder: Path, settings: list[str], *rows: dict[str, Any]) -> str:
    """The URL of a database from which editions of these settings were served, one after another."""
    url = f"sqlite:///{folder}/answers.db"
    database = Database(database_url(url))
    await database.open()
    await upgrade(database)
    for one in settings:
        await Catalogue(database).publish(
            Publication(EditionText(SURVEY.format(id="a", settings=one).encode(), {}), edition(one).program)
        )

    def put(connection: Connection) -> None:
        for row in rows:
            connection.execute(insert(responses if "user_id" in row else anonymous_responses).values(row))

    await database.write(put)
    await database.close()
    return url


def exported(url: str, path: Path) -> list[str]:
    """The lines of the file that `surveybot export` writes."""
    assert export.export("a", db=url, output=path) == 0
    return path.read_text("utf-8-sig").splitlines()


@pytest.mark.parametrize("moods", [[], ["x", "y"], ["x", "y", None, None]])
def test_a_small_group_is_not_exported(tmp_path: Path, moods: list[str | None]) -> None:
    """Whoever left no answer does not count; the file of an earlier export stays as it was."""
    rows = [apart(number, mood) for number, mood in enumerate(moods, 1)]
    url = asyncio.run(served(tmp_path, [GROUP], *rows))
    (tmp_path / "out.csv").write_text("before")
    with pytest.raises(SurveybotError, match="fewer than 3 people have answered"):
        exported(url, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "before"


def test_a_group_is_exported_without_a_trace(tmp_path: Path) -> None:
    """Neither respondent nor times have a column, and the order is that of random numbers."""
    rows = [apart(9, "first"), apart(30, "second"), apart(2, "third"), apart(5, None)]
    url = asyncio.run(served(tmp_path, [GROUP], *rows))
    assert exported(url, tmp_path / "out.csv") == [
        "response,status,language,edition,mood",
        "2,complete,en,eeeeeeeeeeee,third",
        "5,refused,en,eeeeeeeeeeee,not kept",
        "9,complete,en,eeeeeeeeeeee,first",
        "1e,complete,en,eeeeeeeeeeee,second",
    ]


def test_the_largest_group_that_was_ever_promised_holds(tmp_path: Path) -> None:
    """A later edition with smaller groups, or none, does not show what an earlier one has kept back."""
    for settings in (["anonymous: { min_group: 4 }", GROUP], [GROUP.replace("3", "4"), ""]):
        rows = [apart(number, "x") for number in (1, 2, 3)]
        folder = tmp_path / str(len(settings[1]))
        folder.mkdir()
        url = asyncio.run(served(folder, settings, *rows))
        with pytest.raises(SurveybotError, match="fewer than 4"):
            exported(url, folder / "out.csv")


def test_known_and_unknown_respondents_stand_in_one_table(tmp_path: Path) -> None:
    """Of a survey that is not anonymous those who wanted nothing stored have empty cells."""
    url = asyncio.run(served(tmp_path, [""], NAMED, apart(5, None)))
    assert exported(url, tmp_path / "out.csv") == [
        "response,respondent,status,language,started_at,ended_at,edition,mood",
        "7,1001,complete,en,1970-01-01T00:00:00+00:00,1970-01-01T00:01:00+00:00,eeeeeeeeeeee,known",
        "5,,refused,en,,,eeeeeeeeeeee,not kept",
    ]
