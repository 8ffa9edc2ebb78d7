"""The rules of docs/style.md that a program can check, on every file that is under version control."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from surveybot.cli.main import NAMES

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "surveybot").rglob("*.py"))
SOURCES = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "alembic").rglob("*.py"))]

LONGEST_MODULE, MEDIAN_MODULE = 300, 100
LONGEST_FUNCTION, NINE_OF_TEN_FUNCTIONS = 50, 25
BOT_API_WORDS = {"base_url", "get_webhook_info"}  # as Telegram and aiogram call them
EMPTY_WORDS = {"manager", "handler", "hub", "helper", "util", "misc", "impl"}
EMPTY_NOUNS = EMPTY_WORDS | {"common", "base", "service", "data", "info"}  # the Bot API has functions of such names
BANNER = re.compile(r"^\s*#\s*[-=*#~─━]{3,}", re.MULTILINE)
# In two halves each, so that this file does not hold what it looks for.
MACHINES = ("/wo" + r"rk/\w", "/ho" + r"me/\w", "/op" + r"t/\w", "pypi" + r"\.org", "index" + "-url", "find" + "-links")
LOUD = {"asyncio", "aiogram", "aiohttp", "sqlalchemy", "pygls"}
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _defined(path: Path) -> Iterator[Defined]:
    """Every function and class of a module."""
    return (node for node in ast.walk(_tree(path)) if isinstance(node, Defined))


def _functions() -> Iterator[tuple[str, int]]:
    """Every function of the program, with the lines from its `def` to its end."""
    for path in MODULES:
        for node in _defined(path):
            if not isinstance(node, ast.ClassDef):
                assert node.end_lineno is not None
                yield f"{_name(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def _words(name: str) -> set[str]:
    """The words of a name in one style or the other, in the singular."""
    return {word.removesuffix("s") for word in re.findall("[a-z]+", re.sub("([A-Z])", r"_\1", name).lower())}


def _tracked() -> list[Path]:
    """The files that git knows of or would add; without git (an unpacked archive) there is nothing to be ashamed of."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if listed.returncode:
        return []
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_modules_are_short() -> None:
    """The median module has fewer than 100 lines, and none has more than 300."""
    assert {_name(path): _lines(path) for path in MODULES if _lines(path) > LONGEST_MODULE} == {}
    assert statistics.median(map(_lines, MODULES)) < MEDIAN_MODULE


def test_functions_are_short() -> None:
    """Nine functions of ten have fewer than 25 lines, and none has more than 50."""
    lengths = dict(_functions())
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert statistics.quantiles(lengths.values(), n=10)[-1] < NINE_OF_TEN_FUNCTIONS


def test_names_say_what_a_thing_is() -> None:
    """No module, class or function of the program has a word in its name that says nothing."""
    named = [(path, path.stem, EMPTY_NOUNS) for path in MODULES]
    for path in MODULES:
        nodes = ((node, EMPTY_NOUNS if isinstance(node, ast.ClassDef) else EMPTY_WORDS) for node in _defined(path))
        named += [(path, node.name, empty) for node, empty in nodes]
    assert [f"{_name(path)}: {name}" for path, name, empty in named if _words(name) & empty] == []


def test_a_module_opens_with_one_sentence() -> None:
    """The first paragraph of a module's docstring is a sentence."""
    openings = {_name(path): (ast.get_docstring(_tree(path)) or "").partition("\n\n")[0] for path in MODULES}
    assert [name for name, opening in openings.items() if not re.search(r"[.:!?`]$", opening)] == []


def test_no_banners() -> None:
    """A comment gives a reason; none is a line of dashes."""
    assert [_name(path) for path in SOURCES if BANNER.search(path.read_text(encoding="utf-8"))] == []


def test_every_test_says_what_holds() -> None:
    """Each test has a docstring of a sentence."""
    tests = [path for path in SOURCES if path.is_relative_to(ROOT / "tests")]
    found = [(path, node) for path in tests for node in _defined(path) if node.name.startswith("test_")]
    assert [f"{_name(path)}: {node.name}" for path, node in found if not ast.get_docstring(node)] == []


def test_tests_replace_nothing_of_ours() -> None:
    """No test patches or mocks."""
    patched = re.compile(r"\bunit" + r"test\.mock|\bMagic" + r"Mock|monkey" + r"patch\.setattr")
    assert [_name(path) for path in SOURCES if patched.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    """Nothing under version control names a folder of somebody's machine or where packages were fetched from."""
    told = []
    for path in _tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        told += [f"{_name(path)}: {found[0]}" for found in re.finditer("|".join(MACHINES), text)]
    assert told == []


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["validate", "--help"],
        ["validate", str(ROOT / "surveys")],
        ["test", str(ROOT / "surveys")],
        ["i18n", "status", str(ROOT / "surveys")],
    ],
    ids=["help", "help of a command", "validate", "test", "i18n"],
)
def test_what_needs_no_bot_imports_none(words: list[str]) -> None:
    """Help, `validate`, `test` and `i18n` start without aiogram, aiohttp, SQLAlchemy, pygls and an event loop."""
    program = (
        "import sys\n"
        "from surveybot.cli.main import run\n"
        f"code = run({words!r}, debug=True)\n"
        f"print('loud:', *sorted({LOUD!r} & set(sys.modules)), file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "loud:"


def test_pages_name_what_there_is() -> None:
    """Every command, file and link that a page names exists."""
    wrong = []
    for page in PAGES:
        text = re.sub("```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        commands = re.findall(
            r"(?:^|[ `])surveybot ([a-z]+)(?=[ `\n])", "\n".join(re.findall("`[^`]+`|^    .*", text, re.M))
        )
        wrong += [f"{_name(page)}: surveybot {word}" for word in commands if word not in NAMES]
        files = re.findall(r"`((?:tests|surveybot|docs|alembic|surveys)/[\w./-]*[\w/])`", text)
        wrong += [f"{_name(page)}: {name}" for name in files if not (ROOT / name).exists()]
        links = re.findall(r"\]\((?!https?:)([^)#\s]+)\)", re.sub("`[^`]*`", "", text))
        wrong += [f"{_name(page)}: {link}" for link in links if not (page.parent / link).exists()]
    assert wrong == []


def test_the_readme_names_every_command() -> None:
    """A command that is not in the README's table does not exist for a newcomer."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `surveybot {name}" not in readme] == []
