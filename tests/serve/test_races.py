"""Many at the same moment: as many interviews begin as there are places and invitations, over two workers."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from surveybot.sandbox.server import Sandbox
from surveybot.serve.app import running
from surveybot.serve.inviting import invite
from surveybot.storage.database import open_existing
from tests.serve.stage import SETTINGS, Stage
from tests.serve.test_stale import all_is_sent, take
from tests.storage.postgres import PostgreSQL


def changed(folder: Path) -> tuple[Path, ...]:
    """The surveys of `settings`, but for a tour with ten places."""
    tour = folder / "tour.yaml"
    (original,) = (path for path in SETTINGS if path.name == tour.name)
    tour.write_text(original.read_text("utf-8").replace("limit: 1\n", "limit: 10\n"), "utf-8")
    return tour, *(path for path in SETTINGS if path != original)


@pytest.fixture(params=["sqlite", "postgresql"])
def crowded(request: pytest.FixtureRequest, sandbox: Sandbox) -> Stage:
    """A stage on each kind of database; the tour has ten places."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite")
    else:
        server: PostgreSQL = request.getfixturevalue("postgres")
        url = server.new_database()
    return Stage(sandbox, url, changed(request.getfixturevalue("tmp_path")))


async def rush(stage: Stage, payload: str | None, number: int) -> Counter[str]:
    """So many people use one link (or one invitation) at once, half of them at each of two workers; what they heard."""
    people = [stage.sandbox.person(language_code="en") for _ in range(number)]
    await asyncio.gather(*(person.send("/help") for person in people))
    async with (
        running(stage.options("a"), stage.published()) as (one, _),
        running(stage.options("b"), stage.published()) as (other, _),
    ):
        if payload is None:
            async with open_existing(stage.url) as database:
                [payload] = await invite(database, "leaving")
        words = f"/start {payload}"
        takes = (take((one, other)[at % 2], person, at + 1, text=words) for at, person in enumerate(people))
        await asyncio.gather(*takes)
        await all_is_sent(stage)
    return Counter(line for person in people for line in stage.heard(person))


async def test_two_hundred_who_want_ten_places(crowded: Stage) -> None:
    """Ten interviews are open, ten places taken, and a hundred and ninety people are told that it is full."""
    heard = await rush(crowded, "tour", 200)
    assert heard == {"< Will you come? [Yes] [No]": 10, "< Sold out.": 190}
    assert [tuple(row) for row in await crowded.rows("SELECT survey, used FROM quotas")] == [("tour", 10)]
    assert len(await crowded.rows("SELECT 1 FROM interviews")) == 10


async def test_twenty_who_have_the_same_invitation(crowded: Stage) -> None:
    """One interview begins; nineteen people are told that the invitation has been used."""
    heard = await rush(crowded, None, 20)
    assert heard["< Why do you leave? [The pay] [The team]"] == 1
    assert heard["< Это приглашение уже использовано. Попросите новое у того, кто его прислал."] == 19
    assert len(await crowded.rows("SELECT 1 FROM interviews")) == 1
