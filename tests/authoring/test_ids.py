"""Which texts are found, and what they are called: each survey in `ids` has the list beside it."""

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from surveybot.authoring.translations.document import open_document
from surveybot.authoring.translations.found import texts_in
from surveybot.authoring.translations.texts import open_texts
from surveybot.errors import CannotRead
from surveybot.language.position import Span
from surveybot.language.record import Record
from surveybot.language.text import Text
from surveybot.questions.choice import LanguageQuestion
from surveybot.survey.model import Survey
from surveybot.survey.reader import read_survey

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "surveys"
HERE = Path(__file__).parent / "ids"
LISTED = sorted(path.stem for path in HERE.glob("*.yaml"))
GIVEN = ("adder", "exit_interview", "onboarding")


def listed(path: Path) -> str:
    """The id and the place of each text."""
    survey = open_texts(path)
    return "".join(f"{survey.place(text)} {text.id} {text.source!r}\n" for text in survey.texts)


@pytest.mark.parametrize("name", LISTED)
def test_every_text_has_its_id(name: str) -> None:
    """In the order of the file, with its place; what is no text, or has no words, is left out."""
    assert listed(HERE / f"{name}.yaml") == (HERE / f"{name}.out").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GIVEN)
def test_the_given_surveys(name: str) -> None:
    """As they came with the task."""
    if not SHARED.is_dir():
        pytest.skip("there is no ../shared beside the project")
    assert listed(SHARED / f"{name}.yaml") == (HERE / f"{name}.given").read_text(encoding="utf-8")


def texts_of_model(value: Any) -> Iterator[Text]:
    """Every text in a record, wherever it stands."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, LanguageQuestion):
        yield value.text  # its choices are the languages' own names
    elif isinstance(value, Record):
        for name in value.fields:
            yield from texts_of_model(getattr(value, name))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts_of_model(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts_of_model(item)
    elif isinstance(value, list | tuple) and not isinstance(value, Span):
        for item in value:
            yield from texts_of_model(item)


def surveys() -> Iterator[tuple[Path, Survey]]:
    """All surveys of the project that can be read, be they right or wrong."""
    for path in sorted({*ROOT.glob("surveys/*.yaml"), *ROOT.glob("tests/**/*.yaml")}):
        try:
            open_document(path)
        except CannotRead:
            continue
        survey, _ = read_survey(path.read_bytes(), str(path))
        if survey is not None:
            yield path, survey


def test_no_text_of_the_model_is_forgotten() -> None:
    """Whatever the model of a survey holds as a `Text` is found among the nodes of its file."""
    forgotten = []
    count = 0
    for path, survey in surveys():
        root = open_document(path).root
        found = {one.node.span for one in texts_in(root, survey.source_language, {})}
        for text in texts_of_model(survey):
            if text.span.file and not _is_made_of_a_range(text, path):
                count += 1
                if text.span not in found:
                    forgotten.append(f"{text.span}")
    assert forgotten == []
    assert count > 500


def _is_made_of_a_range(text: Text, path: Path) -> bool:
    """Whether it is a label that `choices: 1..5` stands for."""
    line = path.read_text(encoding="utf-8-sig").splitlines()[text.span.line - 1]
    return line[: text.span.column - 1].endswith("choices: ")


def test_an_id_outlives_an_edit_and_a_move(tmp_path: Path) -> None:
    """Steps that are moved, and texts that are edited, keep their ids."""
    before = HERE / "everything.yaml"
    lines = before.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if "ask: years" in line)
    end = next(at for at, line in enumerate(lines) if "if: years" in line)
    moved = lines[:start] + lines[end:-4] + lines[start:end] + lines[-4:]
    after = tmp_path / "everything.yaml"
    after.write_text("".join(moved).replace("Roughly", "In whole years"), encoding="utf-8")
    assert {text.id for text in open_texts(after).texts} == {text.id for text in open_texts(before).texts}
