"""What commands print: each file of `problems`, `dialogues` and `conversations` has its output beside it, as `.out`."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def names(folder: str, ending: str) -> list[str]:
    """The files of a folder without their ending."""
    found = sorted(path.stem for path in (HERE / folder).glob(f"*{ending}"))
    assert found
    return found


@pytest.mark.parametrize("name", names("problems", ".yaml"))
def test_problems_are_drawn_as_expected(surveybot, name):
    """Every mistake is shown with its line and a caret under it, in display cells; an error ends with 1."""
    ran = surveybot("validate", f"{name}.yaml", cwd=HERE / "problems")
    assert ran.out == (HERE / "problems" / f"{name}.out").read_text(encoding="utf-8")
    assert ran.code == (1 if ": error[" in ran.out else 0)
    assert ran.err == ""


@pytest.mark.parametrize("name", names("dialogues", ".yaml"))
def test_dialogues_are_played_as_expected(surveybot, name):
    """A test that fails shows what was said, and what was expected where."""
    ran = surveybot("test", f"{name}.yaml", cwd=HERE / "dialogues")
    assert ran.out == (HERE / "dialogues" / f"{name}.out").read_text(encoding="utf-8")
    assert ran.code == (1 if "✗" in ran.out else 0)
    assert ran.err == ""


@pytest.mark.parametrize("name", names("conversations", ".in"))
def test_conversations_go_as_expected(surveybot, name):
    """Typed lines (the first one holds the words of the command) lead through the survey as in the chat."""
    words, _, typed = (HERE / "conversations" / f"{name}.in").read_text(encoding="utf-8").partition("\n")
    ran = surveybot(*words.split(), cwd=HERE / "conversations", typed=typed)
    assert ran.out == (HERE / "conversations" / f"{name}.out").read_text(encoding="utf-8")
    assert (ran.code, ran.err) == (0, "")
