"""Open interviews moved to a changed survey while it is served: told and asked where they stand now, nothing lost."""

import asyncio
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from surveybot.cli.diff import diff
from surveybot.cli.migrate import migrate
from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from tests.serve.processes import Served, served
from tests.serve.stage import Stage, until
from tests.serve.test_processes import SAYS_READY
from tests.storage.postgres import PostgreSQL

VISIT = """surveybot: 1
id: visit
title: A visit
languages: [en, ru]
expire: 10d
steps:
  - say: Welcome!
  - ask: name
    type: text
    text: Your name?
  - ask: city
    type: choice
    text: Which city?
    choices:
      - riga: Riga
      - tartu: Tartu
  - ask: tools
    type: multi
    text: Which tools?
    choices:
      - lamp: A lamp
      - chair: A chair
  - end: Bye, {name}!
"""
# Riga has one place, which two people hold by then; what was told at the start has gone, so that all else moves up.
CHANGED = (
    VISIT.replace("      - riga: Riga\n", "      - riga: Riga\n        limit: 1\n")
    .replace("      - tartu: Tartu\n", "      - vilnius: Vilnius\n        limit: 2\n")
    .replace("expire: 10d", "expire: 20d")
    .replace("  - say: Welcome!\n", "")
)
TEA = """surveybot: 1
id: tea
title: Tea
language: en
steps:
  - ask: kind
    type: text
    text: Which tea?
"""
MOVED = "This survey has been changed; your answers are kept."


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def database(request: pytest.FixtureRequest, sqlite: str) -> str:
    """A new database of either kind."""
    if request.param == "SQLite":
        return sqlite
    server: PostgreSQL = request.getfixturevalue("postgres")
    return server.new_database()


async def test_who_is_under_way_goes_on_in_the_changed_survey(
    sandbox: Sandbox, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One returns, two stay with their open question, one waits behind another survey and finds his where it was."""
    (tmp_path / "visit.yaml").write_text(VISIT)
    (tmp_path / "tea.yaml").write_text(TEA)
    stage = Stage(sandbox, database, (tmp_path / "visit.yaml", tmp_path / "tea.yaml"))
    back, stays, first, aside, done = (sandbox.person(language_code="en") for _ in range(5))
    async with stage.polling():
        for person, city in ((back, "Tartu"), (stays, "Riga"), (aside, "Riga"), (done, "Riga")):
            await person.send("/start visit")
            await person.send("Anna")
            await person.wait_for("Which city?")
            await person.tap(city)
            await person.wait_for("Which tools?")
        await first.send("/start visit")
        await first.wait_for("Your name?")
        await stays.tap("☐ A chair")
        await done.tap("Done")
        await done.send("lamp")
        await done.wait_for("Bye, Anna!")
        await aside.send("/start tea")
        await aside.wait_for("Which tea?")
        await stage.settled()
        heard = {person: len(stage.heard(person)) for person in (back, stays, first, aside, done)}
        changed = tmp_path / "changed.yaml"
        changed.write_text(CHANGED)
        assert await asyncio.to_thread(diff, "served", changed, db=stage.url) == 1
        *_, weights, fates, standing = capsys.readouterr().out.splitlines()
        assert weights == "1 breaking, 1 needs a rule, 3 safe"
        assert fates == "4 in progress; 3 can move on, 1 returns to `city`"
        assert standing == "they stand at `tools` (3), `name` (1)"
        assert await asyncio.to_thread(migrate, "visit", changed, db=stage.url, dry_run=True) == 0
        assert capsys.readouterr().out == "nothing is moved yet: 4 in progress; 3 can move on, 1 returns to `city`\n"
        assert await asyncio.to_thread(migrate, "visit", changed, db=stage.url) == 0
        assert capsys.readouterr().out == "4 in progress; 3 moved on, 1 returned to `city`\n"
        await back.wait_for(MOVED)
        await stage.settled()
        *before, asked = stage.heard(back)[heard[back] :]
        assert set(before) == {"~ (no buttons)", f"< {MOVED}"}
        assert asked in ("< Which city? [Riga] [Vilnius]", "< Which city? [Riga (no places left)] [Vilnius]")
        await back.tap("Vilnius")
        await back.wait_for("Which tools?")
        await back.send("lamp")
        await back.wait_for("Bye, Anna!")
        await stays.tap("Done")
        await stays.wait_for("Bye, Anna!")
        assert any(line.startswith("~ Which tools?") for line in stage.heard(stays)[heard[stays] :])
        await first.send("Berta")
        await first.wait_for("Which city?")
        assert stage.heard(aside)[heard[aside] :] == []
        await aside.send("/start visit")
        await aside.wait_for("You have begun")
        await aside.tap("Continue")
        await until(lambda: has_asked(stage, aside, heard[aside]))
        await stage.settled()
        assert await asyncio.to_thread(migrate, "visit", changed, db=stage.url) == 0
        assert capsys.readouterr().out == "2 in progress; 2 were there already\n"
    rows = await stage.rows("SELECT content, edition FROM responses WHERE survey = 'visit' ORDER BY started_at")
    answers = [json.loads(row.content)["answers"] for row in rows]
    assert {"name": "Anna", "city": "vilnius", "tools": ["lamp"]} in answers
    assert {"name": "Anna", "city": "riga", "tools": ["chair"]} in answers
    assert len({row.edition for row in rows}) == 2
    used = await stage.rows("SELECT code, used FROM quotas ORDER BY code")
    assert [tuple(row) for row in used] == [("riga", 2), ("vilnius", 1)]
    limits = await stage.rows(
        "SELECT expires_at - started_at AS days, due_at FROM interviews WHERE status = 'in progress'"
    )
    assert {round(row.days / 86_400) for row in limits if row.days} == {20}


async def has_asked(stage: Stage, person: Person, since: int) -> bool:
    """Whether the open question was asked again."""
    return any("< Which tools?" in line for line in stage.heard(person)[since:])


async def test_a_killed_migration_is_run_again(stage: Stage, tmp_path: Path) -> None:
    """What is moved is moved, the rest is when it is run again: everybody is told once."""
    (tmp_path / "visit.yaml").write_text(VISIT)
    changed = tmp_path / "changed.yaml"
    changed.write_text(VISIT.replace("tartu: Tartu", "vilnius: Vilnius"))
    stage = replace(stage, surveys=(tmp_path / "visit.yaml",))
    people = [stage.sandbox.person(language_code="en") for _ in range(40)]
    words = ["migrate", "visit", str(changed), "--db", stage.url]
    async with served(stage) as process:
        await process.says(SAYS_READY)
        for person in people:
            await person.send("/start visit")
            await person.send("Anna")
            await person.send("tartu")
        await stage.settled()
        for _ in range(3):
            before = await moved(stage)
            if before == len(people):
                break  # it was faster than we could look
            migration = Served(words, dict(os.environ))
            await until(lambda before=before: has_moved_more(stage, before))
            await migration.kill()
        last = Served(words, dict(os.environ))
        assert await last.ended() == 0
        assert "40 in progress; " in last.said
        await last.kill()
        assert await moved(stage) == len(people)
        await stage.settled()
        for person in people:
            await person.wait_for(MOVED)
            await person.send("vilnius")
            await person.send("lamp")
        await stage.settled()
    assert [stage.heard(person).count(f"< {MOVED}") for person in people] == [1] * len(people)
    assert [row.status for row in await stage.rows("SELECT status FROM interviews")] == ["complete"] * len(people)


async def moved(stage: Stage) -> int:
    """How many interviews were moved."""
    first = "SELECT hash FROM editions ORDER BY added_at LIMIT 1"
    (row,) = await stage.rows(f"SELECT count(*) AS number FROM interviews WHERE edition <> ({first})")
    return int(row.number)


async def has_moved_more(stage: Stage, before: int) -> bool:
    """Whether some more were moved."""
    return await moved(stage) > before
