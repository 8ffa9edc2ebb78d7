"""The settings of surveys in whole dialogs: the transcripts of `settings` hold, whoever handles which update."""

import re

import pytest

from surveybot.sandbox.server import Sandbox
from surveybot.serve.inviting import invite
from surveybot.storage.database import open_existing
from tests.serve.stage import SETTINGS, Stage, dialogs, play_all
from tests.serve.test_dialogs import FETCHED, FORGETFUL_WORKERS, THREE_TIMES, WAYS, written
from tests.storage.postgres import PostgreSQL

BROKEN_OFF = '{"answers":{},"computed":{},"missing":{"ready":"not answered","mood":"not reached"}}'
GIVEN = {"first_name": "Ann *B*", "team": "it"}
PLACEHOLDER = re.compile(r"\{(\w+ \d)\}")
RESPONSES = [
    ("brief", "complete", '{"answers":{"ready":true,"mood":"Fine."},"computed":{},"missing":{}}'),
    ("brief", "expired", BROKEN_OFF),
    ("brief", "expired", BROKEN_OFF),
    ("checked", "complete", '{"answers":{"city":"Oslo","team":"Red"},"computed":{},"missing":{}}'),
    ("leaving", "complete", '{"answers":{"why":"pay"},"computed":{},"missing":{}}'),
    ("leaving", "complete", '{"answers":{"why":"team"},"computed":{},"missing":{}}'),
    ("nudge", "complete", '{"answers":{"name":"Anna","drinks":["milk"]},"computed":{},"missing":{}}'),
    ("nudge", "complete", '{"answers":{"name":"Anna","drinks":["tea","milk"]},"computed":{},"missing":{}}'),
    ("plain", "complete", '{"answers":{"tea":"black"},"computed":{},"missing":{}}'),
    ("plain", "complete", '{"answers":{"tea":"black"},"computed":{},"missing":{}}'),
    ("plain", "complete", '{"answers":{"tea":"green"},"computed":{},"missing":{}}'),
    ("plain", "complete", '{"answers":{"tea":"green"},"computed":{},"missing":{}}'),
    ("retreat", "complete", '{"answers":{"comes":true,"room":"hill"},"computed":{},"missing":{}}'),
    ("tour", "refused", '{"answers":{"comes":false},"computed":{},"missing":{}}'),
    ("tour", "complete", '{"answers":{"comes":true},"computed":{},"missing":{}}'),
    (
        "welcome",
        "complete",
        '{"answers":{"laptop":true,"mood":"Хорошо"},"computed":{},"missing":{},'
        '"given":{"first_name":"Ann *B*","team":"it"}}',
    ),
]


@pytest.mark.parametrize("way", [FETCHED, FORGETFUL_WORKERS, THREE_TIMES])
async def test_every_dialog_goes_as_written(way: str, sandbox: Sandbox, sqlite: str) -> None:
    """All of them side by side, each as its transcript says and nothing afterwards."""
    await goes_as_written(way, Stage(sandbox, sqlite, SETTINGS))


async def test_every_dialog_goes_as_written_on_postgresql(sandbox: Sandbox, postgres: PostgreSQL) -> None:
    """The same on the database for more than one worker."""
    await goes_as_written(FORGETFUL_WORKERS, Stage(sandbox, postgres.new_database(), SETTINGS))


PLACES = [("retreat", "", 1), ("retreat", "hill", 1), ("retreat", "lake", 0), ("tour", "", 1)]
NOT_KEPT = '{"answers":{},"computed":{},"missing":{"wish":"not kept","may":"not kept"}}'
APART = [
    ("consent", "refused", NOT_KEPT),
    ("mood", "complete", '{"answers":{"week":"Hard.","again":true},"computed":{},"missing":{}}'),
    ("mood", "timed_out", '{"answers":{"week":"So so."},"computed":{},"missing":{"again":"not answered"}}'),
]


async def invited(stage: Stage, scripts: dict[str, list[str]]) -> dict[str, list[str]]:
    """The transcripts with an invitation in place of each `{survey number}`."""
    wanted = sorted({found for lines in scripts.values() for line in lines for found in PLACEHOLDER.findall(line)})
    async with open_existing(stage.url) as database:
        made = {one: (await invite(database, one.split()[0], [GIVEN]))[0] for one in wanted}
    return {
        name: [PLACEHOLDER.sub(lambda found: made[found[1]], line) for line in lines] for name, lines in scripts.items()
    }


async def goes_as_written(way: str, stage: Stage) -> None:
    """Plays all dialogs in one of the ways."""
    async with WAYS[way](stage):
        expected = await invited(stage, dialogs("settings"))
        went = await play_all(stage, expected)
    rows = await stage.rows("SELECT survey, code, used FROM quotas ORDER BY survey, code")
    assert [tuple(row) for row in rows] == PLACES
    assert written(went) == written(expected).replace(" +ru", "")
    rows = await stage.rows("SELECT survey, status, content FROM responses ORDER BY survey, content")
    assert [(row.survey, row.status, row.content) for row in rows] == RESPONSES
    rows = await stage.rows("SELECT survey, status, content FROM anonymous_responses ORDER BY survey, content")
    assert [(row.survey, row.status, row.content) for row in rows] == APART
