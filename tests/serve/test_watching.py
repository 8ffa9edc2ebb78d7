"""Survey files that are edited while a real process serves them: what is sound is taken up, what is not is told."""

import os
from dataclasses import replace
from pathlib import Path

from tests.serve.processes import served
from tests.serve.stage import Stage, until
from tests.serve.test_processes import SAYS_READY

TEA = """surveybot: 1
id: tea
title: Tea
language: en
steps:
  - ask: kind
    type: text
    text: Which tea?
  - include: parts/sugar.yaml
  - end: Enjoy!
"""
SUGAR = """steps:
  - ask: sugar
    type: yes_no
    text: Sugar?
"""
COFFEE = TEA.replace("tea", "coffee").replace("Tea", "Coffee")


def save(path: Path, text: str) -> None:
    """Puts a text in the place of a file, at once as editors do."""
    path.parent.mkdir(exist_ok=True)
    path.with_suffix(".new").write_text(text)
    os.replace(path.with_suffix(".new"), path)


async def test_what_is_saved_is_served_without_a_restart(stage: Stage, tmp_path: Path) -> None:
    """New words reach who is under way, also in an included file; more only those who begin; so does a new file."""
    folder = tmp_path / "surveys"
    folder.mkdir()
    save(folder / "parts" / "sugar.yaml", SUGAR)
    save(folder / "tea.yaml", TEA)
    stage = replace(stage, surveys=(folder,))
    early, late = stage.sandbox.person(language_code="en"), stage.sandbox.person(language_code="en")
    async with served(stage) as process:
        await process.says(SAYS_READY)
        await early.send("/start tea")
        await early.wait_for("Which tea?")
        first = (await stage.rows("SELECT edition FROM interviews"))[0].edition
        save(folder / "parts" / "sugar.yaml", SUGAR.replace("Sugar?", "With sugar?"))
        await process.says("survey tea is served as edition")
        await early.send("green")
        await early.wait_for("With sugar?")
        second = (await stage.rows("SELECT edition FROM interviews"))[0].edition
        assert second != first
        save(folder / "tea.yaml", TEA.replace("type: text\n    text: Which tea?", "type: integer\n    text: How many?"))
        await until(lambda: said_times(process.said, "survey tea is served", 2))
        await late.send("/start tea")
        await late.wait_for("How many?")
        await early.send("yes")
        await early.wait_for("Enjoy!")
        save(folder / "coffee.yaml", COFFEE.replace("  - include: parts/sugar.yaml\n", ""))
        await process.says("survey coffee is served as edition")
        await early.send("/start coffee")
        await early.wait_for("Which coffee?")
    rows = await stage.rows("SELECT edition, status FROM interviews WHERE survey = 'tea' ORDER BY ended_at")
    assert (second, "complete") in [tuple(row) for row in rows]
    assert len({row.edition for row in rows}) == 2
    assert process.said.count("is served as edition") == 3


async def said_times(said: str, words: str, times: int) -> bool:
    """Whether it was said so often."""
    return said.count(words) >= times


async def test_a_bad_file_is_refused_and_the_administrator_is_told(stage: Stage, tmp_path: Path) -> None:
    """One line of the log for each error, and a message; only that survey stays behind, and what is gone is offered."""
    folder = tmp_path / "surveys"
    folder.mkdir()
    save(folder / "tea.yaml", TEA.replace("  - include: parts/sugar.yaml\n", "  - goto: bye\n  - label: bye\n"))
    save(folder / "coffee.yaml", COFFEE.replace("  - include: parts/sugar.yaml\n", ""))
    stage = replace(stage, surveys=(folder,))
    admin, person = stage.sandbox.person(language_code="en"), stage.sandbox.person(language_code="en")
    await admin.send("/start")
    async with served(stage, SURVEYBOT_ADMIN=str(admin.user_id)) as process:
        await process.says(SAYS_READY)
        save(folder / "tea.yaml", TEA.replace("  - include: parts/sugar.yaml\n", "  - goto: by\n  - label: bye\n"))
        save(folder / "coffee.yaml", COFFEE.replace("  - include: parts/sugar.yaml\n", "").replace("Which", "What"))
        await process.says(f"not taken up: {folder}/tea.yaml:9:11 goto-unknown: ")
        await process.says("survey coffee is served as edition")
        told = await admin.wait_for("A changed survey has errors and is not taken up")
        assert f"{folder}/tea.yaml:9:11 goto-unknown: " in told.text
        await person.send("/start tea")
        await person.wait_for("Which tea?")
        await person.send("green")
        await person.wait_for("Enjoy!")
        (folder / "coffee.yaml").unlink()
        await process.says(f"{folder}/coffee.yaml is gone; its survey is offered as it was until the next start")
        await person.send("/start coffee")
        await person.wait_for("What coffee?")
        save(folder / "twin.yaml", TEA.replace("  - include: parts/sugar.yaml\n", "").replace("Which", "Whose"))
        await process.says("twin.yaml:2:5 id-duplicate")
    assert "survey tea is served" not in process.said


async def test_a_chat_of_the_administrator_is_a_number(stage: Stage) -> None:
    """Anything else is told before the bot starts."""
    async with served(stage, SURVEYBOT_ADMIN="12, @anna") as process:
        assert await process.ended() == 3
    assert process.said.startswith("surveybot: `@anna` in SURVEYBOT_ADMIN is no chat id: ")
    assert process.said.count("\n") == 1
