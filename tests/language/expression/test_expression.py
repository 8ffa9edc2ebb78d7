"""Expressions by tables: what they give, and what is said of the wrong ones."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from surveybot.language.expression import Duration, Value, check, names, parse
from surveybot.language.expression.types import (
    CONDITION,
    DATE,
    DATETIME,
    NUMBER,
    OPAQUE,
    TEXT,
    TIME,
    UNKNOWN,
    Code,
    Codes,
    Ranking,
    Type,
)
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span

HERE = Path(__file__).parent
CODES = ("pay", "growth", "other", "team")
TYPES: dict[str, Type] = {
    "years": NUMBER,
    "half": NUMBER,
    "big": NUMBER,
    "child.number": NUMBER,
    "parking": CONDITION,
    "insured": CONDITION,
    "department": Code(("it", "hr", "law"), ("IT", "Human resources", "Legal", "ИТ", "Кадры", "Юристы")),
    "grade": Code(("1", "2")),
    "office": Code(("riga", "berlin")),
    "reasons": Codes(CODES),
    "ranked": Ranking(CODES),
    "start_date": DATE,
    "birthday": DATE,
    "plate_date": DATE,
    "meeting": DATETIME,
    "clock": TIME,
    "photo": OPAQUE,
    "full_name": TEXT,
    "first": TEXT,
    "empty": TEXT,
    "mystery": UNKNOWN,
}


class Answers:
    """Answers written as in a CSV, at a fixed moment."""

    def __init__(self, given: dict[str, str], language: str = "en") -> None:
        self.given = given
        self.language = language
        self.now = datetime(2026, 9, 10, 12, tzinfo=UTC)

    def value(self, name: str) -> Value:
        """The answer as a value of its type."""
        written = self.given.get(name)
        return None if written is None else read(written, TYPES[name])


def read(written: str, of: Type) -> Value:
    """A value as the tables write it."""
    if isinstance(of, Codes | Ranking):
        return tuple(written.split(";"))
    if isinstance(of, Code):
        return written
    readers: dict[Type, Any] = {
        NUMBER: lambda text: Decimal(text) if "." in text else int(text),
        CONDITION: lambda text: text == "yes",
        DATE: date.fromisoformat,
        TIME: time.fromisoformat,
        DATETIME: datetime.fromisoformat,
    }
    value: Value = readers.get(of, str)(written)
    return value


def write(value: Value) -> str:
    """A value as the tables write it."""
    match value:
        case None:
            return "missing"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case tuple():
            return ";".join(value)
        case _:
            return str(value)


def scalar(text: str) -> Scalar:
    """A text at the beginning of a file."""
    return Scalar(text, Span("survey.yaml", 1, 1, 1, len(text) + 1))


def table(name: str) -> Any:
    """One of the tables beside this file; every scalar in it is text."""
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def evaluations() -> list[Any]:
    """The rows of values.yaml."""
    return [
        pytest.param(expression, group, expected, id=f"{group['about']}: {expression}")
        for group in table("values.yaml")
        for expression, expected in group["values"].items()
    ]


@pytest.mark.parametrize(("expression", "group", "expected"), evaluations())
def test_values(expression: str, group: dict[str, Any], expected: str) -> None:
    """An expression is free of problems and gives what the table says."""
    tree, problems = parse(scalar(expression))
    assert tree is not None
    checked = check(tree, TYPES)
    assert problems + checked.problems == []
    assert write(checked.evaluate(Answers(group["given"], group.get("language", "en")))) == expected


def complaints(expression: str, **options: Any) -> list[str]:
    """All that is said of an expression, as problems.yaml writes it."""
    tree, problems = parse(scalar(expression))
    if tree is not None:
        checked = check(tree, TYPES, **options)
        assert checked.evaluate(Answers({})) is None
        problems = problems + checked.problems
    places = [f"{problem.span.column}-{problem.span.end_column}" for problem in problems]
    return [
        f"{problem.code} {place}: {problem.message}" + (f" → {problem.help}" if problem.help else "")
        for problem, place in zip(problems, places, strict=True)
    ]


@pytest.mark.parametrize(
    ("expression", "expected"), [pytest.param(*row, id=row[0] or "empty") for row in table("problems.yaml").items()]
)
def test_problems(expression: str, expected: str) -> None:
    """A mistake is told at its place, in the words of the table."""
    assert "\n".join(complaints(expression)) == expected.rstrip("\n")


def test_what_is_no_condition_is_told_where_one_is_wanted() -> None:
    """With `condition`, a number alone is a problem, and a comparison is none."""
    assert complaints("years", condition=True) == [
        "expr-type 1-6: `years` is a number, not a condition"
        " → compare it: `years > 0`; or ask whether there is an answer: `answered(years)`"
    ]
    assert complaints("half > 0", condition=True) == []


def test_plural_forms_are_counted_where_the_language_is_known() -> None:
    """Two forms are too few for Russian; three are one too many for English, which harms nobody."""
    two, three = 'plural(half, "#", "#")', 'plural(half, "#", "#", "#")'
    assert complaints(two, languages=["ru"]) == [
        "plural-form-missing 1-23: `ru` has 3 plural forms, here are 2 → write them in this order: for 1, 2, 5"
    ]
    assert complaints(three, languages=["ru"]) == []
    assert [line.split()[0] for line in complaints(three, languages=["en"])] == ["plural-form-extra"]


def test_a_pipe_takes_text_on_the_right() -> None:
    """In a pipe `or` may name a text, also for a date or a yes/no; each side keeps its own type."""
    for expression, types in {
        'years or "many"': [NUMBER, TEXT],
        'start_date or "soon"': [DATE, TEXT],
        'parking or "?"': [CONDITION, TEXT],
        'department or office or "—"': [TYPES["department"], TYPES["office"], TEXT],
    }.items():
        tree, _ = parse(scalar(expression))
        assert tree is not None
        checked = check(tree, TYPES, pipe=True)
        assert checked.problems == []
        assert [of for of, _ in checked.alternatives] == types
        assert checked.evaluate(Answers({})) == expression.split('"')[1]
        assert check(tree, TYPES).problems or expression.startswith("department")


def test_names_and_spans_of_a_piece() -> None:
    """Names come in the order of writing, with their places, also out of the middle of a text."""
    text = scalar('Hi {"pay" in reasons and child.number > years}!')
    tree, problems = parse(text, 4, len(text) - 2)
    assert tree is not None
    assert problems == []
    assert [(name.path, name.span.column) for name in names(tree)] == [
        ("reasons", 14),
        ("child.number", 26),
        ("years", 41),
    ]
    assert tree.source == text[4:-2]


def test_a_thousand_operands_are_no_danger() -> None:
    """Flat chains of any operator are read, checked and evaluated without recursion."""
    for sign, word in (("+", "years"), ("*", "years"), ("or", "insured"), ("and", "parking")):
        chain = f" {sign} ".join([word] * (3900 // (len(sign) + len(word) + 2)))
        tree, problems = parse(scalar(chain))
        assert tree is not None
        assert problems == []
        assert check(tree, TYPES).evaluate(Answers({"years": "1", "insured": "no", "parking": "yes"})) is not None
    long = "1" + "+1" * 1999
    tree, _ = parse(scalar(long))
    assert tree is not None
    assert check(tree, {}).evaluate(Answers({})) == 2000


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 4000,
        "not " * 900,
        "-" * 4000,
        "f(" * 1900,
        "1 if 1 else " * 300,
        "a." * 1900,
        "[" * 4000,
        "1" * 4000,
        "1" * 4001,
        "parking or insured and not years == half + big * (" * 70,
    ],
)
def test_hostile_expressions_get_an_ordinary_problem(hostile: str) -> None:
    """Nothing that is deep or long exhausts the stack."""
    tree, problems = parse(scalar(hostile))
    found = problems + (check(tree, TYPES).problems if tree is not None else [])
    assert found
    assert {problem.code for problem in found} <= {"expr-syntax", "expr-type"}


def test_a_duration_is_a_value() -> None:
    """`months` and `weeks` make months and days of a calendar."""
    for expression, expected in (("months(2)", Duration(months=2)), ("weeks(2)", Duration(days=14))):
        tree, _ = parse(scalar(expression))
        assert tree is not None
        assert check(tree, {}).evaluate(Answers({})) == expected
