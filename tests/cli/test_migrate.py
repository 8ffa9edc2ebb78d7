"""`surveybot migrate` and `surveybot diff` where there is nothing to look at: one sentence, and the exit code."""

from pathlib import Path

from tests.cli.conftest import ROOT, Surveybot

ADDER = ROOT / "surveys" / "adder.yaml"


def test_the_file_must_be_of_that_survey(surveybot: Surveybot, tmp_path: Path) -> None:
    """Two names that do not go together are wrong usage."""
    ran = surveybot("migrate", "onboarding", ADDER, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"surveybot: {ADDER} is the survey adder, not onboarding\n"


def test_a_file_with_errors_is_no_edition(surveybot: Surveybot, tmp_path: Path) -> None:
    """Its errors are told, and nothing is moved."""
    (tmp_path / "adder.yaml").write_text(ADDER.read_text("utf-8").replace("type: yes_no", "type: yes_noo"), "utf-8")
    for words in (["migrate", "adder", "adder.yaml"], ["diff", ADDER, "adder.yaml"]):
        ran = surveybot(*words, cwd=tmp_path)
        assert ran.code == 1
        assert "error[unknown-type]" in ran.out


def test_without_a_database_nothing_can_be_moved(surveybot: Surveybot, tmp_path: Path) -> None:
    """The same sentence as of other commands."""
    for words in (["migrate", "adder", ADDER], ["diff", "served", ADDER]):
        ran = surveybot(*words, cwd=tmp_path)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith("surveybot: There is no database surveybot.db")
        assert ran.err.count("\n") == 1
