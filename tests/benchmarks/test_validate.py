"""A cold `surveybot validate` of 1,000 and 10,000 questions, and a process that imports the same and only parses."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUESTIONS = 1_000
MARK_SECONDS = 0.5
MOST_TIMES = 5.0
MOST_GROWTH = 20.0  # 10 is linear; the rest is for a machine that is busy meanwhile
BARE = (
    "import sys, yaml, surveybot.cli.main, surveybot.cli.validated\n"
    "yaml.compose(open(sys.argv[1], encoding='utf-8'), Loader=yaml.CBaseLoader)\n"
)


HEAD = "surveybot: 1\nid: long\ntitle: Long\nlanguages: [en, ru]\nrespondents: once\n\nsteps:\n"


def _survey() -> str:
    """A survey as people write them: names, numbers, choices, branches and pipes, in two languages."""
    return HEAD + _blocks(0)


def _blocks(first: int) -> str:
    return "".join(_block(number) for number in range(first, first + QUESTIONS, 5))


def _in_parts(folder: Path, parts: int) -> Path:
    """A survey of as many thousand questions, each thousand in a file of its own: one file holds 1 MiB at most."""
    for number in range(parts):
        (folder / f"part_{number}.yaml").write_text("steps:\n" + _blocks(number * QUESTIONS), encoding="utf-8")
    path = folder / f"survey_of_{parts}.yaml"
    included = "".join(f"  - include: part_{number}.yaml\n" for number in range(parts))
    path.write_text(f"{HEAD}  - say: {{ en: Hello!, ru: Привет! }}\n{included}", encoding="utf-8")
    return path


def _block(number: int) -> str:
    n = number
    return f"""\
  - ask: name_{n}
    type: text
    text: {{ en: Your name number {n}?, ru: Ваше имя номер {n}? }}
    rules:
      - match: '\\w+( \\w+)*'
        error: {{ en: Letters only., ru: Только буквы. }}
  - ask: years_{n}
    type: integer
    text: {{ en: "How many years, {{name_{n}}}?", ru: "Сколько лет, {{name_{n}}}?" }}
    rules:
      - range: 0..60
        error: {{ en: From 0 to 60., ru: От 0 до 60. }}
  - ask: team_{n}
    type: choice
    text: {{ en: Which team?, ru: Какая команда? }}
    choices:
      - it: {{ en: IT, ru: ИТ }}
      - hr: {{ en: People, ru: Персонал }}
  - if: team_{n} == "it" and years_{n} >= 3
    then:
      - ask: tools_{n}
        type: multi
        text: {{ en: Which tools?, ru: Какие инструменты? }}
        choices:
          - code: {{ en: Code, ru: Код }}
          - talk: {{ en: Talk, ru: Разговоры }}
    else:
      - ask: likely_{n}
        type: nps
        text: {{ en: How likely?, ru: Насколько вероятно? }}
"""


def _environment(folder: Path) -> dict[str, str]:
    """Ours is imported, and its modules are compiled once, as pip does with what it installs."""
    names = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**names, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def _cpu_seconds(words: list[str], environment: dict[str, str]) -> float:
    """User and system time of a process that must end well."""
    process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime


def test_validate_is_quick(tmp_path: Path, effort: int, figure: Callable[[str], None]) -> None:
    """Checking costs at most five times what the imports and the parsing of the YAML cost in the same run."""
    path = tmp_path / "long.yaml"
    path.write_text(_survey(), encoding="utf-8")
    environment = _environment(tmp_path)
    ours = [sys.executable, "-m", "surveybot", "validate", str(path)]
    bare = [sys.executable, "-c", BARE, str(path)]
    for words in (ours, bare):  # compiles modules and fills the file cache
        _cpu_seconds(words, environment)
    rounds = [(_cpu_seconds(ours, environment), _cpu_seconds(bare, environment)) for _ in range(3 * effort)]
    validate, parse = (min(column) for column in zip(*rounds, strict=True))
    figure(
        f"validate of {QUESTIONS:,} questions: {validate:.2f} s of CPU (mark: {MARK_SECONDS} s), "
        f"{validate / parse:.1f} times imports and bare parse ({parse:.2f} s; at most {MOST_TIMES:.0f} times)"
    )
    assert validate <= MOST_TIMES * parse


def test_validate_grows_with_the_survey(tmp_path: Path, figure: Callable[[str], None]) -> None:
    """Ten times as many questions take ten times as long, what a start costs taken off."""
    environment = _environment(tmp_path)
    validate = [sys.executable, "-m", "surveybot", "validate"]
    empty, one, ten = (
        min(_cpu_seconds([*validate, str(_in_parts(tmp_path, parts))], environment) for _ in range(2))
        for parts in (0, 1, 10)
    )
    growth = (ten - empty) / (one - empty)
    figure(f"validate of {10 * QUESTIONS:,} questions: {ten:.2f} s of CPU, {growth:.1f} times {QUESTIONS:,} questions")
    assert growth <= MOST_GROWTH
