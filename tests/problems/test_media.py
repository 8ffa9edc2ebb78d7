"""Files that are too big for Telegram: made here, since nobody wants them under version control."""

from pathlib import Path

import pytest

from tests.problems.examined import examined, printed

SURVEY = """surveybot: 1
id: example
title: Example
language: en
steps:
  - say: This is the plan.
    media: {name}
"""
MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [
        ("plan.png", 10 * MEGABYTE, ""),
        ("plan.png", 10 * MEGABYTE + 1, "`plan.png` has 10 MB; Telegram takes at most 10 MB"),
        ("plan.JPEG", 12 * MEGABYTE, "`plan.JPEG` has 12 MB; Telegram takes at most 10 MB"),
        ("plan.pdf", 50 * MEGABYTE, ""),
        ("plan.pdf", 51 * MEGABYTE, "`plan.pdf` has 51 MB; Telegram takes at most 50 MB"),
        ("plan.mp4", 51 * MEGABYTE, "`plan.mp4` has 51 MB; Telegram takes at most 50 MB"),
    ],
)
def test_a_file_that_is_too_big(tmp_path: Path, name: str, size: int, told: str) -> None:
    """A picture has 10 MB at most, all else 50 (Bot API, Sending files)."""
    with open(tmp_path / name, "wb") as file:
        file.truncate(size)
    path = tmp_path / "survey.yaml"
    path.write_text(SURVEY.format(name=name))
    expected = f"7:12: error[media-too-big]: {told}\n  help: make it smaller\n" if told else ""
    assert "".join(map(printed, examined(path))) == expected


def test_a_link_that_leads_out_of_the_folder(tmp_path: Path) -> None:
    """What it leads to is not there."""
    (tmp_path / "surveys").mkdir()
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "surveys" / "plan.png").symlink_to(tmp_path / "secret.png")
    path = tmp_path / "surveys" / "survey.yaml"
    path.write_text(SURVEY.format(name="plan.png"))
    assert [problem.code for problem in examined(path)] == ["media-missing"]
