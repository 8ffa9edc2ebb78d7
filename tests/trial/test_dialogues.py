"""Test dialogues as authors write them: what passes, and what a failing one says; both plays agree."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from surveybot.survey.dialogues import Dialogue
from surveybot.trial.play import play
from tests.problems.examined import printed
from tests.transcripts.conversation import program_of

HERE = Path(__file__).parent
TODAY = date(2026, 9, 10)
TWICE = pytest.mark.parametrize("forgetful", [False, True], ids=["typed", "tapped and forgotten"])


def _dialogues() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("surveys/*.yaml")):
        program = program_of(path.read_text(encoding="utf-8"))
        tests = program.survey.tests
        assert tests
        found += [pytest.param(program, dialogue, id=f"{path.stem}: {dialogue.name}") for dialogue in tests]
    return found


@TWICE
@pytest.mark.parametrize(("program", "dialogue"), _dialogues())
def test_it_goes_as_written(program: Any, dialogue: Dialogue, forgetful: bool) -> None:
    """Every way to say something and every expectation works, typed and tapped."""
    played = play(program, dialogue, TODAY, forgetful=forgetful)
    assert [printed(problem) for problem in played.problems] == [], played.transcript


@TWICE
@pytest.mark.parametrize("path", sorted(HERE.glob("failing/*.yaml")), ids=lambda path: path.stem)
def test_it_fails_as_written(path: Path, forgetful: bool) -> None:
    """What is not as expected is told at its place, in the same words for both plays."""
    program = program_of(path.read_text(encoding="utf-8"))
    found = ""
    for dialogue in program.survey.tests:
        problems = play(program, dialogue, TODAY, forgetful=forgetful).problems
        assert problems, dialogue.name
        found += f"{dialogue.name}\n" + "".join(map(printed, problems))
    assert found == path.with_suffix(".out").read_text(encoding="utf-8")


TAPPED = {
    ("boxes", "boxes of a former answer are as they are listed"): [
        "[No]", "[☐ Aachen] [2/2 ▶] [☐ Leipzig] [☐ Elsewhere] [Done]", "Ulm", "/back", "/back",
        "[☑ Aachen] [2/2 ▶] [☑ Elsewhere] [◀ 1/2] [☐ Bonn] [Done]", "[Yes]", "[✎ 2]",
        "[2/2 ▶] [☑ Leipzig] [◀ 1/2] [☐ Cologne] [2/2 ▶] [☐ Münster, Westphalia] [Done]", "[✓ All correct]",
    ],
    ("rounds", "a round is taken out"): [
        "[Yes]", "10", "[Yes]", "11", "[No]", "[Skip]", "[✎ 1]", "[No]", "[✓ All correct]",
    ],
    ("words", "all in another language"): ["/language ru", "[Среда]", "[5]", "Нет", "[✓ Всё верно]"],
    ("pauses", "one long silence at one question after another"): ["(silence)", "(silence)"],
}  # fmt: skip


@pytest.mark.parametrize(("survey", "name"), TAPPED, ids=[name for _, name in TAPPED])
def test_what_is_on_a_button_is_tapped(survey: str, name: str) -> None:
    """Pages are turned to it, and of the boxes only those are tapped that are to change."""
    program = program_of((HERE / f"surveys/{survey}.yaml").read_text(encoding="utf-8"))
    (dialogue,) = (dialogue for dialogue in program.survey.tests if dialogue.name == name)
    transcript = play(program, dialogue, TODAY, forgetful=True).transcript
    assert [line.words for line in transcript if line.speaker == "respondent"] == TAPPED[survey, name]
