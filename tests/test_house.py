"""The rules of docs/style.md that a program can check, on every file that is under version control."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "surveybot").rglob("*.py"))
SOURCES = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "alembic").rglob("*.py"))]

LONGEST_MODULE, MEDIAN_MODULE = 300, 100
LONGEST_FUNCTION, NINE_OF_TEN_FUNCTIONS = 50, 25
BOT_API_WORDS = {"base_url", "get_webhook_info"}  # as Telegram and aiogram call them
VAGUE = {"manager", "handler", "hub", "helper", "util", "common", "base", "impl", "service", "data", "info"}
BANNER = re.compile(r"^\s*#\s*[-=*#~─━]{3,}", re.MULTILINE)
# Written in two halves, so that this file does not hold what it looks for.
MACHINES = re.compile("|".join(("/wo" + r"rk/\w", "/ho" + r"me/\w", "/opt" + r"/\w", "pypi" + r"\.(?:org|python)", "index" + "-url", "find" + "-links")))
LOUD = {"asyncio", "aiogram", "aiohttp", "sqlalchemy"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions() -> Iterator[tuple[str, int]]:
    """Every function of the program, with the lines from its `def` to its end."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{_name(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


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
    vague = []
    for path in MODULES:
        names = [path.stem]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names.append(node.name)
        for name in names:
            words = set(re.findall("[a-z]+", re.sub(r"([A-Z])", r"_\1", name).lower()))
            if name not in BOT_API_WORDS and words & (VAGUE | {word + "s" for word in VAGUE}):
                vague.append(f"{_name(path)}: {name}")
    assert vague == []


def test_a_module_opens_with_one_sentence() -> None:
    """The docstring of a module begins with a sentence that ends on its first lines."""
    silent = []
    for path in MODULES:
        opening = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n\n")[0]
        if not re.search(r"[.:!?`]$", opening):
            silent.append(_name(path))
    assert silent == []


def test_no_banners() -> None:
    """A comment gives a reason; none is a line of dashes."""
    assert [_name(path) for path in SOURCES if BANNER.search(path.read_text(encoding="utf-8"))] == []


def test_every_test_says_what_holds() -> None:
    """Each test has a docstring of a sentence."""
    silent = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                if path.is_relative_to(ROOT / "tests") and not ast.get_docstring(node):
                    silent.append(f"{_name(path)}: {node.name}")
    assert silent == []


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
        told += [f"{_name(path)}: {found[0]}" for found in MACHINES.finditer(text)]
    assert told == []


@pytest.mark.parametrize(
    "words",
    [["--help"], ["validate", "--help"], ["validate", str(ROOT / "surveys")], ["test", str(ROOT / "surveys")]],
    ids=["help", "help of a command", "validate", "test"],
)
def test_what_needs_no_bot_imports_none(words: list[str]) -> None:
    """Help, `validate` and `test` start without aiogram, aiohttp, SQLAlchemy and an event loop."""
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
