"""The settings of surveys in whole dialogs: the transcripts of `settings` hold, whoever handles which update."""

import pytest

from surveybot.sandbox.server import Sandbox
from tests.serve.stage import SETTINGS, Stage, dialogs, play_all
from tests.serve.test_dialogs import FETCHED, FORGETFUL_WORKERS, THREE_TIMES, WAYS, written
from tests.storage.postgres import PostgreSQL

BROKEN_OFF = '{"answers":{},"computed":{},"missing":{"ready":"not answered","mood":"not reached"}}'
RESPONSES = [
    ("brief", "complete", '{"answers":{"ready":true,"mood":"Fine."},"computed":{},"missing":{}}'),
    ("brief", "expired", BROKEN_OFF),
    ("nudge", "complete", '{"answers":{"name":"Anna","drinks":["milk"]},"computed":{},"missing":{}}'),
    ("nudge", "complete", '{"answers":{"name":"Anna","drinks":["tea","milk"]},"computed":{},"missing":{}}'),
    ("plain", "complete", '{"answers":{"tea":"black"},"computed":{},"missing":{}}'),
    ("plain", "complete", '{"answers":{"tea":"green"},"computed":{},"missing":{}}'),
    ("plain", "complete", '{"answers":{"tea":"green"},"computed":{},"missing":{}}'),
    ("tour", "refused", '{"answers":{"comes":false},"computed":{},"missing":{}}'),
    ("tour", "complete", '{"answers":{"comes":true},"computed":{},"missing":{}}'),
]


@pytest.mark.parametrize("way", [FETCHED, FORGETFUL_WORKERS, THREE_TIMES])
async def test_every_dialog_goes_as_written(way: str, sandbox: Sandbox, sqlite: str) -> None:
    """All of them side by side, each as its transcript says and nothing afterwards."""
    await goes_as_written(way, Stage(sandbox, sqlite, SETTINGS))


async def test_every_dialog_goes_as_written_on_postgresql(sandbox: Sandbox, postgres: PostgreSQL) -> None:
    """The same on the database for more than one worker."""
    await goes_as_written(FORGETFUL_WORKERS, Stage(sandbox, postgres.new_database(), SETTINGS))


async def goes_as_written(way: str, stage: Stage) -> None:
    """Plays all dialogs in one of the ways."""
    expected = dialogs("settings")
    async with WAYS[way](stage):
        went = await play_all(stage, expected)
    assert [tuple(row) for row in await stage.rows("SELECT survey, used FROM quotas")] == [("tour", 1)]
    assert written(went) == written(expected).replace(" +ru", "")
    rows = await stage.rows("SELECT survey, status, content FROM responses ORDER BY survey, content")
    assert [(row.survey, row.status, row.content) for row in rows] == RESPONSES
