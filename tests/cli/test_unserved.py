"""What can be tried but not be served yet is refused by `serve` before a respondent meets it."""

from pathlib import Path

import pytest

from surveybot.cli.checking import check_files
from surveybot.cli.unserved import unserved

SURVEY = """surveybot: 1
id: papers
title: Papers
language: en
steps:
  - say: Look at this.
    {say}
  - ask: paper
    type: {type}
    text: Send it.
"""


@pytest.mark.parametrize(
    ("say", "kind", "places"), [("", "text", []), ("", "file", []), ("media: map.png", "photo", [6])]
)
def test_what_serve_refuses(tmp_path: Path, say: str, kind: str, places: list[int]) -> None:
    """Each question for a file and each medium is named with its line; all else is served."""
    path = tmp_path / "papers.yaml"
    path.write_text(SURVEY.format(say=say, type=kind))
    (checked,) = check_files([path])
    assert checked.program is not None
    assert [problem.span.line for problem in unserved(checked.program)] == places
