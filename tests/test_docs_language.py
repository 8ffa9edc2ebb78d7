"""docs/language.md keeps up with the code: its examples have no problem, and every key and word stands in it."""

import re
from datetime import date
from pathlib import Path

import pytest

from surveybot.cli.checking import check_file, played
from surveybot.language.expression.functions import EXAMPLES
from surveybot.language.record import Record
from surveybot.phrases import KEYS
from surveybot.phrases.english import ENGLISH
from surveybot.questions import TYPES
from surveybot.questions.limits import Attempts, QuestionSilence, SilenceLimit
from surveybot.questions.rules import Rule
from surveybot.survey import dialogues
from surveybot.survey.model import (
    EndStep,
    GotoStep,
    IfStep,
    LabelStep,
    RepeatStep,
    ReviewStep,
    SayStep,
    SetStep,
    Survey,
)
from surveybot.survey.people import Anonymity, Report
from surveybot.survey.times import Reminder

PHRASES = Path(__file__).parents[1] / "docs" / "phrases.md"
PAGE = (Path(__file__).parents[1] / "docs" / "language.md").read_text(encoding="utf-8")
EXAMPLES_OF_PAGE = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEAD = "surveybot: 1\nid: example\ntitle: Example\nlanguage: en\n\nsteps:\n"
MODELS: list[type[Record]] = [
    *TYPES.values(), EndStep, GotoStep, IfStep, LabelStep, RepeatStep, ReviewStep, SayStep, SetStep,
    Rule, Survey, SilenceLimit, QuestionSilence, Attempts, Reminder, Anonymity, Report, dialogues.Dialogue,
]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES_OF_PAGE, ids=[str(n) for n in range(1, len(EXAMPLES_OF_PAGE) + 1)])
def test_example(example: str, tmp_path: Path) -> None:
    """A whole survey, or steps of one, without an error or a warning, and with passing tests."""
    path = tmp_path / "example.yaml"
    path.write_text(example if example.startswith("surveybot:") else HEAD + example, encoding="utf-8")
    checked = check_file(path)
    assert [problem.message for problem in checked.problems] == []
    assert [problem.message for problem in played(checked, date(2026, 9, 10))] == []


def test_every_key_is_described() -> None:
    """Each key that a file may have stands in the page, as code or in an example."""
    keys = {key for model in MODELS for key in model.keys}
    assert [key for key in sorted(keys) if not re.search(rf"`{key}\b|^[ -]*{key}:", PAGE, re.MULTILINE)] == []


def test_every_type_and_function_is_described() -> None:
    """Each type and each function stands in the page as code."""
    assert [word for word in (*TYPES, *EXAMPLES) if f"`{word}`" not in PAGE] == []


def test_every_phrase_is_listed() -> None:
    """docs/phrases.md has each phrase with its English words, and no other."""
    listed = (PHRASES.read_text(encoding="utf-8")).split("|---|---|\n", 1)[1]
    rows = [f"| `{key}` | {ENGLISH[key]} |".replace("\n", "<br>") for key in KEYS]
    assert listed.splitlines() == rows
