"""What has changed in a survey: pairs of files with what is told of them, codes and weights."""

import json
import re
from pathlib import Path

import pytest

from surveybot.cli.checking import check_file
from surveybot.cli.diff import diff as command
from surveybot.editions.change import WEIGHTS, Weight
from surveybot.editions.diff import diff
from surveybot.errors import CannotRead
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.survey.reader import read_survey
from tests.editions.test_shape import MORE, SURVEY, WORDS

ROOT = Path(__file__).parents[2]
PAIRS = sorted((Path(__file__).parent / "changes").iterdir())


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_pair(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says what the file says, and the same in JSON; 1, for each pair breaks something."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    assert command("old.yaml", Path("new.yaml")) == 1
    told = capsys.readouterr().out
    assert told == Path("changes.out").read_text(encoding="utf-8")
    assert command("old.yaml", Path("new.yaml"), format="json") == 1
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [f"{one['weight']}[{one['code']}]: {one['message']}" for one in changes] == re.findall(
        r"^\S.*\]: .*", told, re.M
    )


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A misspelt file is no edition of a database."""
    (tmp_path / "new.yaml").write_text(SURVEY)
    with pytest.raises(CannotRead, match=r"odl\.yaml"):
        command("odl.yaml", tmp_path / "new.yaml")


def test_every_code_is_told_of_a_pair_and_documented() -> None:
    """No code without an example, and none that docs/editions.md does not list with its weight."""
    told = "".join((folder / "changes.out").read_text(encoding="utf-8") for folder in PAIRS)
    assert set(re.findall(r"^(.+)\[(\S+)\]: ", told, re.M)) == {
        (weight.value, code) for code, weight in WEIGHTS.items()
    }
    page = (ROOT / "docs" / "editions.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (breaking|needs a rule|safe) \|", page, re.M))
    assert rows == {code: weight.value for code, weight in WEIGHTS.items()}


def program(source: str) -> Program:
    """The program of a survey in text."""
    survey, _ = read_survey(source.encode(), "visit.yaml")
    assert survey is not None
    return compile_survey(survey)[0]


@pytest.mark.parametrize(("old", "new"), [("Hello", "Hello"), *WORDS], ids=["nothing", *(new for _, new in WORDS)])
def test_words_are_safe(old: str, new: str) -> None:
    """Where only words have changed, or nothing, there is nothing heavier than that."""
    changes = diff(program(SURVEY), program(SURVEY.replace(old, new)))
    assert {change.weight for change in changes} <= {Weight.SAFE}
    assert bool(changes) == (old != new and "#" not in new)


@pytest.mark.parametrize(("old", "new"), MORE, ids=[new or old for old, new in MORE])
def test_nothing_that_changes_the_shape_is_passed_over(old: str, new: str) -> None:
    """Whatever keeps an edition from taking over is told, and not as a change of words; the way back is told, too."""
    for before, after in ((SURVEY, SURVEY.replace(old, new)), (SURVEY.replace(old, new), SURVEY)):
        codes = {change.code for change in diff(program(before), program(after))}
        assert codes - {"text-changed"}


@pytest.mark.parametrize("path", sorted((ROOT / "surveys").rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_survey_does_not_differ_from_itself(path: Path) -> None:
    """Also where its lines stand elsewhere."""
    checked = check_file(path)
    survey, _ = read_survey(b"# moved\n" + path.read_bytes(), "moved.yaml")
    assert survey is not None
    assert checked.program is not None
    assert diff(checked.program, compile_survey(survey)[0]) == []
