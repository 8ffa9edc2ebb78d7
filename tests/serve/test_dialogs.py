"""Whole dialogs over real HTTP: the transcripts of this folder hold, whoever handles which update."""

import asyncio
import csv
import io
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from surveybot.cli import export
from surveybot.sandbox.server import Sandbox
from tests.serve.stage import Stage, dialogs, play_all
from tests.storage.postgres import PostgreSQL

Way = Callable[[Stage], AbstractAsyncContextManager[Any]]

FETCHED, FORGETFUL_WORKERS = "fetched", "two workers that forget"
THREE_TIMES = "two workers, everything delivered three times"
WAYS: dict[str, Way] = {
    FETCHED: lambda stage: stage.polling(),
    "forgotten after each message": lambda stage: stage.polling(live=0),
    "two workers": lambda stage: stage.workers(2),
    FORGETFUL_WORKERS: lambda stage: stage.workers(2, live=0),
    THREE_TIMES: lambda stage: stage.workers(2, redeliver=True),
}

COLUMNS = {
    "adder": ["status", "first", "second", "more", "total"],
    "office": ["status", "tools", "tools_text", "note", "rating"],
    "quick": ["status"],
    "guest": ["mobile", "home_latitude", "home_longitude", "day", "order", "pass_name", "pass_size", "portrait_size"],
    "feast": [
        *("city", "dish", "dish_text", "arrives", "leaves", "mail", "song_seconds", "likes_cake", "likes_band"),
        *("child_1_age", "child_2_age"),
    ],
}
ANSWERS = {
    "adder": [
        ["complete", "10", "20", "no", "30"],
        ["complete", "10", "20", "no", "30"],
        ["complete", "2", "3", "no", "5"],
        ["complete", "2", "4", "no", "6"],
        ["complete", "2", "40", "no", "42"],
        ["complete", "2", "3", "no", "5"],
        ["complete", "5", "6", "no", "11"],
    ],
    "office": [
        ["complete", "chair;other", "a window", "It is dark", "4"],
        ["complete", "lamp", "not asked", "not answered", "1"],
        ["complete", "lamp", "not asked", "not answered", "2"],
        ["complete", "lamp", "not asked", "not answered", "3"],
        ["complete", "lamp", "not asked", "not answered", "5"],
        ["complete", "lamp;other", "Тишины", "not answered", "5"],
    ],
    "quick": [["timed_out"]],
    "guest": [
        ["'+37120000000", "56.95", "24.11", "2026-10-01", "lab;hall", "../../pass.pdf", "8", "2006"],
        ["'+37120000000", *["not answered"] * 2, "2026-09-30", "lab;hall", "", "2006", "2006"],
        ["'+37120000000", *["not answered"] * 2, "2026-10-01", "hall;lab", *["not answered"] * 2, "2006"],
    ],
    "feast": [
        [
            *("riga", "other", "Tea & <b>cake</b>", "2026-09-01 12:00", "21:45", "not answered", "3", "3", "2"),
            *["not asked"] * 2,
        ],
        ["riga", "pie", "not asked", "2026-09-30 19:00", "21:15", "anna@example.org", "2", "3", "1", "3", "4"],
    ],
}


@pytest.mark.parametrize("way", WAYS)
async def test_every_dialog_goes_as_written(way: str, stage: Stage, tmp_path: Path) -> None:
    """All dialogs side by side: each as its transcript says, nothing afterwards, and the answers in the CSV."""
    await goes_as_written(way, stage, tmp_path)


@pytest.mark.parametrize("way", [FETCHED, FORGETFUL_WORKERS, THREE_TIMES])
async def test_every_dialog_goes_as_written_on_postgresql(
    way: str, sandbox: Sandbox, postgres: PostgreSQL, tmp_path: Path
) -> None:
    """The same on the database for more than one worker."""
    await goes_as_written(way, Stage(sandbox, postgres.new_database(), media=tmp_path / "media"), tmp_path)


async def goes_as_written(way: str, stage: Stage, folder: Path) -> None:
    """Plays all dialogs in one of the ways, and exports."""
    expected = dialogs()
    async with WAYS[way](stage):
        went = await play_all(stage, expected)
    assert written(went) == written(expected).replace(" +ru", "")
    for survey, answers in ANSWERS.items():
        assert sorted(await exported(stage, survey, folder)) == sorted(answers)


def written(scripts: dict[str, list[str]]) -> str:
    """The transcripts as one text, in which a difference is easy to see."""
    return "\n".join("\n".join([f"# {name}", *lines]) for name, lines in scripts.items())


async def exported(stage: Stage, survey: str, folder: Path) -> list[list[str]]:
    """The status and the answers of every response, as `surveybot export` writes them."""
    path = folder / f"{survey}.csv"
    assert await asyncio.to_thread(export.export, survey, db=stage.url, output=path) == 0
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    return [[row[column] for column in COLUMNS[survey]] for row in rows]
