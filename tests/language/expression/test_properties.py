"""Expressions that nobody has thought of: no text and no answers make reading, checking or evaluating raise."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from surveybot.language.expression import Duration, Value, check, names, parse
from surveybot.language.expression.types import CONDITION, DATE, DATETIME, NUMBER, OPAQUE, TEXT, TIME, Code, Codes, Type
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span

TYPES: dict[str, Type] = {
    "a": CONDITION,
    "b": CONDITION,
    "c": CONDITION,
    "n": NUMBER,
    "m": NUMBER,
    "t": TEXT,
    "d": DATE,
    "w": DATETIME,
    "k": TIME,
    "p": OPAQUE,
    "q": Code(("x", "y")),
    "s": Codes(("x", "y")),
}
NUMBERS = st.integers(-(10**27), 10**27) | st.decimals(-(10**9), 10**9, places=3)
VALUES: dict[str, SearchStrategy[Value]] = {
    "a": st.none() | st.booleans(),
    "b": st.none() | st.booleans(),
    "c": st.none() | st.booleans(),
    "n": st.none() | NUMBERS,
    "m": st.none() | NUMBERS,
    "t": st.none() | st.text(max_size=9) | st.from_regex(r"-?[0-9 ]{1,9}[.,]?[0-9]{0,3}", fullmatch=True),
    "d": st.none() | st.dates(),
    "w": st.none() | st.datetimes(),
    "k": st.none() | st.times(),
    "p": st.none(),
    "q": st.none() | st.sampled_from(["x", "y"]),
    "s": st.none() | st.sampled_from([(), ("x",), ("x", "y")]),
}
PIECES = [
    *TYPES, "z", "and", "or", "not", "has", "in", "if", "else", "yes", "no", "true", "is", "==", "=", "!=", "<", ">=",
    "&&", "+", "-", "*", "/", "(", ")", "(", ")", ",", "[", '"x"', '"2026-09-30"', "'", '"', "1", "2.5", "007", "“",
    "{",
    ".", "answered(", "count(", "sum(", "plural(", "days(", "today()", "now()", "rank(", "number(", "child[1].age",
    "\n", "é", "٣",
]  # fmt: skip


class Answers:
    """Any answers, at a fixed moment."""

    def __init__(self, given: dict[str, Value], language: str = "ru") -> None:
        self.given = given
        self.language = language
        self.now = datetime(2026, 9, 10, 12, tzinfo=UTC)

    def value(self, name: str) -> Value:
        """The answer; None if there is none."""
        return self.given.get(name)


def scalar(text: str) -> Scalar:
    """A text at the beginning of a file."""
    return Scalar(text, Span("survey.yaml", 1, 1, 1, len(text) + 1))


def evaluate(text: str, answers: dict[str, Value]) -> Value:
    """What a text gives that must be free of problems."""
    tree, problems = parse(scalar(text))
    assert tree is not None, problems
    checked = check(tree, TYPES)
    assert not problems + checked.problems, text
    return checked.evaluate(Answers(answers))


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.fixed_dictionaries(VALUES)
)
@settings(max_examples=400, deadline=None)
def test_no_text_makes_anything_raise(text: str, answers: dict[str, Value]) -> None:
    """Whatever is written, there is an expression or a problem, and its problems have their words."""
    tree, problems = parse(scalar(text))
    assert problems or tree is not None
    if tree is not None:
        for pipe, condition in product((False, True), repeat=2):
            checked = check(tree, TYPES, pipe=pipe, condition=condition)
            checked.evaluate(Answers(answers))
            problems = problems + checked.problems
        assert all(name.path for name in names(tree))
    assert all(problem.message and isinstance(problem.help, str) for problem in problems)


def typed() -> dict[str, SearchStrategy[str]]:
    """Well-typed expressions of each type, each within brackets."""
    found: dict[str, SearchStrategy[str]] = {}

    def of(kind: str) -> SearchStrategy[str]:
        return st.deferred(lambda: found[kind])

    def form(template: str, *kinds: str) -> SearchStrategy[str]:
        return st.tuples(*(of(kind) for kind in kinds)).map(lambda parts: template.format(*parts))

    signs = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
    compared = st.sampled_from(["number", "date", "time", "moment"]).flatmap(
        lambda kind: st.tuples(of(kind), signs, of(kind)).map(lambda parts: "({} {} {})".format(*parts))
    )
    found["condition"] = st.one_of(
        st.sampled_from(["a", "b", "c", "yes", "no", 'q == "x"', 's has "y"', "answered(p)", 'q in ("x", "y")']),
        compared, form("({} and {})", "condition", "condition"), form("({} or {})", "condition", "condition"),
        form("(not {})", "condition"), form("({} == {})", "text", "text"),
    )  # fmt: skip
    found["number"] = st.one_of(
        st.sampled_from(["n", "m", "0", "1", "2.5", "99999999999999999999999999", "count(s)", "length(t)"]),
        st.tuples(of("number"), st.sampled_from("+-*/"), of("number")).map(lambda parts: "({} {} {})".format(*parts)),
        form("(-{})", "number"), form("({0} or {1})", "number", "number"), form("number({})", "text"),
        form("({} if {} else {})", "number", "condition", "number"), form("mean({}, {})", "number", "number"),
        form("round({}, 2)", "number"), form("days_between({}, {})", "date", "moment"),
        form("months_between({}, {})", "date", "date"), form("years_between({}, {})", "date", "date"),
        form("max({}, {})", "number", "number"), form("count({}, {})", "text", "date"),
    )  # fmt: skip
    found["text"] = st.one_of(
        st.sampled_from(["t", '"12"', "'it is'", "join(s)"]), form("lower({})", "text"), form("first_word({})", "text"),
        form('plural({}, "# год", "# года", "# лет")', "number"),
        form("({} if {} else {})", "text", "condition", "text"),
    )  # fmt: skip
    found["date"] = st.one_of(
        st.sampled_from(["d", "today()"]), form("({} + days({}))", "date", "number"),
        form("({} - months({}))", "date", "number"), form("min({}, {})", "date", "date"),
    )  # fmt: skip
    found["moment"] = st.sampled_from(["w", "now()"]) | form("({} - weeks({}))", "moment", "number")
    found["time"] = st.sampled_from(["k", '(k or "12:30")'])
    return found


TYPED = typed()
KINDS: dict[str, tuple[type, ...]] = {
    "condition": (bool,),
    "number": (int, Decimal),
    "text": (str,),
    "date": (date,),
    "moment": (datetime,),
    "time": (time,),
}


@given(st.data(), st.sampled_from(sorted(TYPED)), st.fixed_dictionaries(VALUES))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_well_typed_expression_gives_its_type(data: st.DataObject, kind: str, answers: dict[str, Value]) -> None:
    """Nothing well typed is complained of; its value is missing or of its type, and numbers stay small."""
    text = data.draw(TYPED[kind])
    tree, problems = parse(scalar(text))
    if tree is None:
        assert "deep" in problems[0].message or "longer" in problems[0].message
        return
    value = evaluate(text, answers)
    assert value is None or isinstance(value, KINDS[kind])
    assert not isinstance(value, Duration)
    if isinstance(value, Decimal):
        assert value != value.to_integral_value()
    if isinstance(value, int | Decimal) and kind == "number":
        assert len(f"{value:f}" if isinstance(value, Decimal) else str(value)) < 90


def naive(text: str, answers: dict[str, str]) -> str:
    """The same logic by the sentences of the language's description, over the words yes, no and unknown."""
    if text in answers:
        return answers[text]
    if text.startswith("(not "):
        return {"yes": "no", "no": "yes", "unknown": "unknown"}[naive(text[5:-1], answers)]
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        for word, decisive, other in ((" and ", "no", "yes"), (" or ", "yes", "no")):
            if depth == 1 and text.startswith(word, index):
                sides = {naive(text[1:index], answers), naive(text[index + len(word) : -1], answers)}
                return decisive if decisive in sides else "unknown" if "unknown" in sides else other
    raise AssertionError(text)


LOGIC = st.recursive(
    st.sampled_from("abc"),
    lambda inner: (
        inner.map("(not {})".format)
        | st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: "({} {} {})".format(*parts))
    ),
    max_leaves=8,
)
WORDS: dict[str, Value] = {"yes": True, "no": False, "unknown": None}


@given(LOGIC)
@settings(deadline=None)
def test_logic_agrees_with_a_truth_table(text: str) -> None:
    """For each of the 27 cases of three variables, the value is that of the plain rules."""
    for words in product(WORDS, repeat=3):
        answers = dict(zip("abc", words, strict=True))
        assert evaluate(text, {name: WORDS[word] for name, word in answers.items()}) is WORDS[naive(text, answers)]
