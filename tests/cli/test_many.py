"""Files with more problems than anybody reads: people see the worst of them, programs all, and neither waits long."""

import json

import pytest

from surveybot.cli.formats.underline import underlined
from surveybot.cli.printing import MOST_PRINTED

SLIPS = MOST_PRINTED + 50
SURVEY = (
    "surveybot: 1\nid: many\ntitle: Many\nlanguage: en\nsteps:\n"
    + "".join(f"  - say: Hi #{number} and all\n" for number in range(SLIPS))
    + "  - goto: nowhere\n"
)


@pytest.fixture
def many(tmp_path):
    """A folder with a survey of many warnings, and an error below all of them."""
    (tmp_path / "many.yaml").write_text(SURVEY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("format", ["text", "concise", "github"])
def test_people_see_the_worst(surveybot, many, format):
    """The error is among them, though it stands last; how many are left out is told, and so is how to see them."""
    ran = surveybot("validate", "many.yaml", "--format", format, cwd=many)
    assert ran.code == 1
    assert ran.out.count("yaml-lost-comment") == MOST_PRINTED - 1
    assert ran.out.count("goto-unknown") == 1
    assert f"many.yaml: {SLIPS + 1 - MOST_PRINTED} more problems; `surveybot validate --all` prints them too" in ran.out
    assert format == "github" or ran.out.endswith(f"1 error, {SLIPS} warnings in 1 file\n")


@pytest.mark.parametrize("format", ["text", "concise", "github"])
def test_all_are_printed_where_that_is_wanted(surveybot, many, format):
    """With --all nothing is left out."""
    ran = surveybot("validate", "many.yaml", "--all", "--format", format, cwd=many)
    assert ran.out.count("yaml-lost-comment") == SLIPS
    assert "more problem" not in ran.out


def test_programs_get_all(surveybot, many):
    """One record a line."""
    ran = surveybot("validate", "many.yaml", "--format", "json", cwd=many)
    assert len(json.loads(ran.out)) == SLIPS + 1
    assert len(ran.out.splitlines()) == SLIPS + 3


def test_each_file_has_room_of_its_own(surveybot, many):
    """What is wrong in one file hides nothing of another."""
    (many / "other.yaml").write_text(SURVEY.replace("many", "other"), encoding="utf-8")
    ran = surveybot("validate", ".", "--format", "concise", cwd=many)
    assert ran.out.count("goto-unknown") == 2
    assert ran.out.count("more problems; ") == 2


@pytest.mark.parametrize("column", [1, 2_001, 3_999])
def test_a_huge_line_is_cut_like_a_long_one(column):
    """What lies far from the piece changes nothing."""
    long, huge = "абв " * 2_000, "абв " * 100_000
    shown = underlined(long, column, column + 1, 80)
    assert underlined(huge, column, column + 1, 80) == shown
    assert len(shown.line) <= 80
    assert shown.line[shown.offset] == long[column - 1]
