"""A survey that changes while people answer it: in, other files after a restart; out, each goes on as they began."""

from dataclasses import replace
from pathlib import Path

from tests.serve.stage import Stage

SURVEY = """surveybot: 1
id: parts
title: Parts
language: en
steps:
  - ask: first
    type: text
    text: First?
  - include: parts/second.yaml
  - end: Bye.
"""
SECOND = """steps:
  - ask: second
    type: text
    text: Second?
"""


async def test_fifty_interviews_keep_the_parts_they_began_with(stage: Stage, tmp_path: Path) -> None:
    """Only the included file changes, in more than words; whoever is under way is asked as before, others as now."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "survey.yaml").write_text(SURVEY)
    (tmp_path / "parts" / "second.yaml").write_text(SECOND)
    stage = replace(stage, surveys=(tmp_path / "survey.yaml",))
    late, *fifty = (stage.sandbox.person(language_code="en") for _ in range(51))
    async with stage.polling():
        for early in fifty:
            await early.send("/start parts")
        await stage.settled()
    (tmp_path / "parts" / "second.yaml").write_text(
        SECOND.replace("type: text\n    text: Second?", "type: integer\n    text: Number two?")
    )
    async with stage.polling():
        for early in fifty:
            await early.send("a")
        for early in fifty:
            await early.wait_for("Second?")
        await late.send("/start parts")
        await late.wait_for("First?")
        await late.send("b")
        await late.wait_for("Number two?")
    assert len(await stage.rows("SELECT 1 FROM editions")) == 2
