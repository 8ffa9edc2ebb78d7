"""The surveys that the project was given run as they are, as far as today's language goes."""

import re
from datetime import date
from pathlib import Path

import pytest

from surveybot.cli.checking import check_file, played
from surveybot.survey.reader import UNFINISHED_SETTINGS

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
WHOLE = ("surveys/adder.yaml", "bench/reference.yaml")
BUT_FOR_SETTINGS = ("surveys/onboarding.yaml", "surveys/exit_interview.yaml")


@pytest.mark.parametrize("name", WHOLE)
def test_a_given_survey_has_no_errors_and_passes_its_tests_twice(name: str) -> None:
    """Not a letter of it was changed, and its own dialogues go as it says."""
    if not SHARED.is_dir():
        pytest.skip("there is no ../shared beside the project")
    checked = check_file(SHARED / name)
    assert checked.is_sound, checked.problems
    assert played(checked, date(2026, 9, 1)) == []


@pytest.mark.parametrize("name", BUT_FOR_SETTINGS)
def test_but_for_settings_a_given_survey_passes_its_tests_twice(name: str, tmp_path: Path) -> None:
    """Only the lines of settings that are not built yet are taken out."""
    if not SHARED.is_dir():
        pytest.skip("there is no ../shared beside the project")
    unfinished = re.compile(rf"^({'|'.join(UNFINISHED_SETTINGS)}):.*\n", re.MULTILINE)
    path = tmp_path / "survey.yaml"
    path.write_text(unfinished.sub("", (SHARED / name).read_text(encoding="utf-8")), encoding="utf-8")
    checked = check_file(path)
    assert checked.problems == []
    assert played(checked, date(2026, 9, 1)) == []


def test_the_adder_that_we_ship_is_the_one_that_was_given() -> None:
    """`surveys/adder.yaml` is the article's bot, byte for byte."""
    if not SHARED.is_dir():
        pytest.skip("there is no ../shared beside the project")
    assert (ROOT / "surveys/adder.yaml").read_bytes() == (SHARED / "surveys/adder.yaml").read_bytes()
