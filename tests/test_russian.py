"""The Russian words of problems: none is missing, none is left over, and each says what the English ones say."""

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from surveybot import russian
from surveybot.language.expression.types import Kind
from surveybot.language.problem import Problem
from surveybot.russian import RUSSIAN, in_russian
from tests.problems.examined import examined
from tests.templates import templates

FILES = sorted((Path(__file__).parent / "problems").glob("*/*.yaml"))


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Every English template, and where it is written: looked for only by who runs these tests."""
    return templates() | dict.fromkeys(map(str, Kind), "words that are members of an enumeration")


def placeholders(template: str) -> set[str]:
    """The names of what is put into a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_template_has_its_russian(written: dict[str, str]) -> None:
    """Whoever writes a new message writes it in both languages."""
    assert [f"{where}: {template}" for template, where in written.items() if template not in RUSSIAN] == []


def test_no_russian_is_left_over(written: dict[str, str]) -> None:
    """What no module says any more is taken out."""
    assert sorted(set(RUSSIAN) - set(written)) == []


def test_no_template_is_translated_twice() -> None:
    """Each stands in one module of the room, which is named after those who say it."""
    modules = [
        import_module(f"surveybot.russian.{path.stem}") for path in Path(russian.__file__).parent.glob("[a-z]*.py")
    ]
    assert len(RUSSIAN) == sum(len(getattr(module, module.__name__.rpartition(".")[2].upper())) for module in modules)


@pytest.mark.parametrize("english", RUSSIAN)
def test_both_languages_say_the_same(english: str) -> None:
    """With the same placeholders, and three forms wherever something is counted."""
    russian = RUSSIAN[english]
    assert placeholders(russian) == placeholders(english)
    forms = [spec.split("|") for _, _, spec, _ in Formatter().parse(russian) if spec]
    assert all(len(form) == 3 for form in forms)
    assert english.count("`") % 2 == russian.count("`") % 2 == 0 or "backtick" in english


def english_words(problem: Problem) -> list[str]:
    """The words of a problem in Latin letters, but for what is quoted from the survey or from the language."""
    told = [problem.message, problem.help, *(label.message for label in problem.labels)]
    values = sorted((str(value) for value in problem.values.values()), key=len, reverse=True)
    found = []
    for words in told:
        for value in values:
            words = words.replace(value, "") if value else words
        found += re.findall(
            r"\b[a-z]{3,}\b", re.sub(r"`[^`]*`|«[^»]*»|\(https?[^)]*\)|\w+://", "", words.split("\n")[0])
        )
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_english_is_left_in_a_message(path: Path) -> None:
    """The words of every known mistake are Russian."""
    for problem in map(in_russian, examined(path)):
        assert re.search("[а-яё]", problem.message)
        assert english_words(problem) == []
