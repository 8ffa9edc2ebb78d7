"""The pages in docs keep up with the code: every problem has its page, and the examples of a page are run."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from surveybot.checks.families import FAMILIES
from surveybot.cli.checking import check_files, everything_wrong
from surveybot.language.problem import Problem

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs" / "problems").glob("*.md"))
ROOMS = ("language", "questions", "survey", "program", "checks", "trial", "cli")
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
NO_CODES = {"look-around", "rust-regex", "system-out"}  # words of the engine that reads patterns, and of JUnit
MAKERS = {"error", "warning", "info", "Problem"}
ENCODED = {"file-encoding": "windows-1251"}
REPEATED = {"yaml-too-big": 60_000}
SIZES = {"map.png": 1, "plan.png": 11 * 1024 * 1024}  # of what lies beside the examples; `mapp.png` does not


def codes() -> set[str]:
    """Every code that surveybot can give, found in its source."""
    found = set()
    for path in (path for room in ROOMS for path in (ROOT / "surveybot" / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                found |= {first.value for first in node.args[:1] if isinstance(first, ast.Constant)}
    return found - NO_CODES


def examples(page: str, heading: str) -> list[str]:
    """The YAML files under a heading of a page."""
    section = page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)


def problems(sources: list[bytes], folder: Path) -> list[Problem]:
    """Everything that is wrong with some files, also what their test dialogues show."""
    for name, size in SIZES.items():
        with open(folder / name, "wb") as file:
            file.truncate(size)
    paths = [folder / f"{number}.yaml" for number in range(len(sources))]
    for path, source in zip(paths, sources, strict=True):
        path.write_bytes(source)
    return everything_wrong(check_files(paths), date(2026, 9, 10))


def test_every_code_has_its_page() -> None:
    """No code is without a page, and no page without a code."""
    assert {path.stem for path in PAGES} == codes()


def test_every_page_has_its_russian() -> None:
    """In one file, in the order of the codes, each with what it means and a remedy; nothing is left over."""
    text = (ROOT / "docs" / "problems" / "ru" / "pages.md").read_text(encoding="utf-8")
    told = re.findall(r"(?m)^## ([a-z-]+): .*[а-яё].*\n\n.*[а-яё].*\n\n.*[а-яё].*$", text)
    assert told == [path.stem for path in PAGES]
    assert text.count("\n## ") == len(told)


def test_the_tests_that_back_a_promise_exist() -> None:
    """Whatever docs/reliability.md calls a proof is there."""
    named = re.findall(r"`(tests/[^`]+)`", (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8"))
    assert len(named) > 40
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_code_is_in_one_family() -> None:
    """So that it can be selected by it, and is listed by `surveybot rules`."""
    listed = [code for family in FAMILIES for code in family.codes]
    assert sorted(listed) == sorted(codes())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_bad_example(path: Path, tmp_path: Path) -> None:
    """The bad example gives the code of the page and no other, as severe as the page says."""
    page, code = path.read_text(encoding="utf-8"), path.stem
    more = REPEATED.get(code, 0)
    texts = [text + (text.splitlines()[-1] + "\n") * more for text in examples(page, "Bad")]
    found = problems([text.encode(ENCODED.get(code, "utf-8")) for text in texts], tmp_path)
    assert {problem.code for problem in found} == {code}
    (severity,) = re.findall(r"^Severity: (.+)$", page, re.MULTILINE)
    assert {str(problem.severity) for problem in found} <= set(severity.split(" or "))
    assert page.startswith(f"# {code}: ")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_good_example(path: Path, tmp_path: Path) -> None:
    """The good example gives no problem of any kind."""
    texts = examples(path.read_text(encoding="utf-8"), "Good")
    assert texts
    assert [problem.message for problem in problems([text.encode() for text in texts], tmp_path)] == []
