"""The surveys that the project was given run as they are, as far as today's language goes."""

from datetime import date
from pathlib import Path

import pytest

from surveybot.cli.checking import check_file, played

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GIVEN = ("adder.yaml", "exit_interview.yaml", "onboarding.yaml")
WHOLE = (*(f"surveys/{name}" for name in GIVEN), "bench/reference.yaml")


@pytest.mark.parametrize("name", WHOLE)
def test_a_given_survey_has_no_errors_and_passes_its_tests_twice(name: str) -> None:
    """Not a letter of it was changed, and its own dialogues go as it says."""
    if not SHARED.is_dir():
        pytest.skip("there is no ../shared beside the project")
    checked = check_file(SHARED / name)
    assert checked.is_sound, checked.problems
    assert played(checked, date(2026, 9, 1)) == []


@pytest.mark.parametrize("name", GIVEN)
def test_a_survey_that_we_ship_is_the_one_that_was_given(name: str) -> None:
    """Byte for byte, comments and all."""
    if not SHARED.is_dir():
        pytest.skip("there is no ../shared beside the project")
    assert (ROOT / "surveys" / name).read_bytes() == (SHARED / "surveys" / name).read_bytes()
