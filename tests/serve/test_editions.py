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


async def test_an_interview_keeps_the_parts_it_began_with(stage: Stage, tmp_path: Path) -> None:
    """Only the included file changes, in more than words; whoever is under way is asked as before, others as now."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "survey.yaml").write_text(SURVEY)
    (tmp_path / "parts" / "second.yaml").write_text(SECOND)
    stage = replace(stage, surveys=(tmp_path / "survey.yaml",))
    early, late = stage.sandbox.person(language_code="en"), stage.sandbox.person(language_code="en")
    async with stage.polling():
        await early.send("/start parts")
        await early.wait_for("First?")
    (tmp_path / "parts" / "second.yaml").write_text(
        SECOND.replace("type: text\n    text: Second?", "type: integer\n    text: Number two?")
    )
    async with stage.polling():
        await early.send("a")
        await early.wait_for("Second?")
        await late.send("/start parts")
        await late.wait_for("First?")
        await late.send("b")
        await late.wait_for("Number two?")
    assert len(await stage.rows("SELECT 1 FROM editions")) == 2
