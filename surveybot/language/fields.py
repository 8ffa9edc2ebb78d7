"""What a single key of a survey file may hold: in, a node; out, a typed value, with problems told in plain words."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, NamedTuple

from surveybot.language.alphabets import is_mixed, mixed_letters
from surveybot.language.expression import Expression, parse
from surveybot.language.expression.slips import keyword_meant
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error, replaced
from surveybot.language.record import reads, wrong_type
from surveybot.language.shapes import (
    CHOICE,
    EXPRESSION,
    FILE,
    LANGUAGE,
    PART,
    STEP,
    WORD,
    YES_NO,
    Shape,
    lines_of,
    matching,
    whole,
)
from surveybot.language.shapes import NAME as A_NAME
from surveybot.language.text import Text
from surveybot.language.text.translated import TAG
from surveybot.language.written_otherwise import duration_meant, range_meant, whole_meant

NAME = re.compile(r"[^\W\d_]\w{0,39}")
CODE = re.compile(r"[^\W_]\w{0,39}")
RESERVED = frozenset(
    (
        *("and", "or", "not", "has", "in", "if", "else", "yes", "no", "true", "false", "ticket", "wave", "language"),
        *("и", "или", "не", "если", "иначе", "да", "нет"),
    )
)


def read_scalar(node: Node, problems: list[Problem], wanted: str) -> Scalar | None:
    """The node as a text of the file; None, with a problem, if it is empty, a list or a mapping."""
    if isinstance(node, Scalar) and node:
        return node
    problems.append(wrong_type(node, wanted))
    return None


def _reference(node: Node, problems: list[Problem]) -> Scalar:
    name = read_scalar(node, problems, "here belongs the name of a label or a question")
    return name if name is not None else Scalar("", node.span)


def read_name(node: Node, problems: list[Problem]) -> Scalar:
    """A name; one that is none is read on as the name that is proposed, so that its uses are not complained of too."""
    name = read_scalar(node, problems, "here belongs a name")
    if name is None:
        return Scalar("", node.span)
    if not NAME.fullmatch(name):
        template = "`{name}` cannot be a name"
        help = "a name is a letter, then letters, digits or `_`, at most 40, for example `{right}`"
        right = right_name(name)
    elif name.lower() in RESERVED:
        problems.append(_reserved(name))
        return name
    elif is_mixed(name):
        mixed = mixed_letters("name-syntax", name.span, name)
        problems.append(mixed)
        return Scalar(str(mixed.values["right"]), name.span)
    else:
        return name
    is_near = right != name and len(name) <= len(right) + 2 and re.search(r"\w", name)
    fix = replaced(name, right if is_near else "")
    problems.append(error("name-syntax", name.span, template, help=help, fix=fix, name=str(name), right=right))
    return Scalar(right, name.span)


def _reserved(name: Scalar) -> Problem:
    return error(
        "name-reserved",
        name.span,
        "`{name}` is a word of the language and cannot be a name",
        name=str(name),
        help="choose another name, for example `{name}_1`",
    )


def right_name(name: str) -> str:
    """A name that is made of a text."""
    words = re.sub(r"\W+", "_", name).strip("_")
    return (words if words[:1].isalpha() else f"q_{words}" if words else "full_name")[:40].rstrip("_")


def _yes_no(node: Node, problems: list[Problem]) -> bool:
    if isinstance(node, Scalar) and node in ("yes", "no"):
        return node == "yes"
    meant = keyword_meant(node) if isinstance(node, Scalar) else None
    meant = meant if meant in ("yes", "no") else ""
    help = "write `yes`, or take the line out"
    problems.append(wrong_type(node, "here belongs `yes` or `no`", help=help, meant=meant))
    return meant == "yes"


def _one_text(words: str) -> Text:
    text, _ = Text.read(Scalar.nowhere(words))
    assert text is not None
    return text


STAND_IN = _one_text("…")


def _text(node: Node, problems: list[Problem]) -> Text:
    text, found = Text.read(node)
    problems.extend(found)
    return STAND_IN if text is None else text


def _expression(node: Node, problems: list[Problem]) -> Expression | None:
    source = read_scalar(node, problems, 'here belongs a condition or a computation, for example `city == "riga"`')
    if source is None:
        return None
    expression, found = parse(source)
    problems.extend(found)
    return expression


def _assignments(node: Node, problems: list[Problem]) -> dict[Scalar, Expression | None]:
    if not isinstance(node, Mapping):
        return _assignment_in_a_line(node, problems)
    assignments = {}
    for key, value in node.items():
        if "." in key or "[" in key:
            words, help = (
                "`{name}` is an answer in a round, and `set` changes none",
                "set a variable with a name of its own",
            )
            problems.append(error("name-syntax", node.key_of(key).span, words, name=key, help=help))
        else:
            assignments[read_name(node.key_of(key), problems)] = _expression(value, problems)
    return assignments


def _assignment_in_a_line(node: Node, problems: list[Problem]) -> dict[Scalar, Expression | None]:
    """`set: total = a + b`: nobody shall complain that there is no `total`."""
    found = re.fullmatch(r"\s*([^\W\d_]\w{0,39})\s*(?::=|=)(?!=)\s*(.+)", node) if isinstance(node, Scalar) else None
    wanted = "`set` is written as `variable: computation` lines"
    if found is None:
        problems.append(wrong_type(node, wanted))
        return {}
    name, value = found.groups()
    problems.append(wrong_type(node, wanted, help="write\n- set:\n    {name}: {value}", name=name, value=value))
    return {Scalar(name, node.span): None}


class Range(NamedTuple):
    """From `low` to `high`, both included; None is open."""

    low: Decimal | None
    high: Decimal | None
    span: Span | None = None

    def __contains__(self, value: object) -> bool:
        """Whether a number lies in it."""
        assert isinstance(value, int | Decimal)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


_NUMBER = r"-?\d{1,15}(?:\.\d{1,10})?"
_RANGE = re.compile(rf"({_NUMBER})?\s*\.\.\s*({_NUMBER})?")


_DAY_OR_TIME = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2}:\d{2}")


def read_range(node: Node, problems: list[Problem]) -> Range:
    """The range in a node; a wrong one is open at both ends."""
    found = _RANGE.fullmatch(node) if isinstance(node, Scalar) else None
    if found is None or found[0].strip() == "..":
        wanted, help = "here belongs a range such as `0..60`, `..9` or `3..`", ""
        if isinstance(node, Scalar) and re.fullmatch(_NUMBER, node):
            help = "write `{one}..` for at least {one}, `..{one}` for at most, `{one}..{one}` for exactly {one}"
        elif isinstance(node, Scalar) and _DAY_OR_TIME.search(node):
            help = 'days and times are compared in a condition, such as `- that: start >= "2026-09-30"`'
        problems.append(wrong_type(node, wanted, help=help, meant=range_meant(node), one=str(node)))
        return Range(None, None)
    low, high = (Decimal(end) if end else None for end in found.groups())
    if low is not None and high is not None and low > high:
        problems.append(
            error(
                "range-empty",
                node.span,
                "nothing lies in `{range}`: it starts above its end",
                range=str(node),
                help="write the smaller number first: `{high}..{low}`",
                low=low,
                high=high,
            )
        )
        return Range(None, None)
    return Range(low, high, node.span)


class Whole(int):
    """A whole number that knows its place."""

    span: Span


def read_count(node: Node, problems: list[Problem]) -> Whole:
    """The whole number, from 1 on, in a node; a wrong one is 1."""
    found = re.fullmatch(r"[0-9]{1,9}", node) if isinstance(node, Scalar) else None
    if found is None or not int(found[0]):
        help = "write a number, or take the line out"
        problems.append(wrong_type(node, "here belongs a whole number, from 1 on", help=help, meant=whole_meant(node)))
    number = Whole(found[0] if found is not None and int(found[0]) else 1)
    number.span = node.span
    return number


DURATION_WRITTEN = re.compile(r"(\d{1,6})\s*(mo|[smhdwy])")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800, "mo": 2_592_000, "y": 31_536_000}


ENDLESS = timedelta(days=36_500)
"""What stands for a duration that cannot be read."""


def read_duration(node: Node, problems: list[Problem]) -> timedelta:
    """The duration in a node; a wrong one is so long that nothing ends by it."""
    found = DURATION_WRITTEN.fullmatch(node) if isinstance(node, Scalar) else None
    if found is None or not int(found[1]):
        wanted, help = "here belongs a duration such as `30s`, `15m`, `2h`, `1d`, `2w`, `6mo` or `1y`", ""
        if isinstance(node, Scalar) and re.fullmatch("[1-9][0-9]{0,5}", node):
            help = "write `{one}m` for minutes, `{one}h` for hours or `{one}d` for days"
        problems.append(wrong_type(node, wanted, help=help, meant=duration_meant(node), one=str(node)))
        return ENDLESS
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])


TEXT: Shape = {
    "title": "a text",
    "anyOf": [
        *WORD["anyOf"],
        lines_of(WORD, {**LANGUAGE, "pattern": f"^{TAG.pattern}$"}),
    ],
}
DURATION = matching(DURATION_WRITTEN, "30s", "15m", "2h", "1d", "2w", "6mo", "1y")

Name = Annotated[Scalar, reads(read_name, A_NAME)]
Reference = Annotated[Scalar, reads(_reference, STEP)]
FileName = Annotated[Scalar, reads(_reference, FILE)]
PartName = Annotated[Scalar, reads(_reference, PART)]
CodeOfChoice = Annotated[Scalar, reads(_reference, CHOICE)]
Assignments = Annotated[dict[Scalar, Expression | None], reads(_assignments, lines_of(EXPRESSION))]
YesNo = Annotated[bool, reads(_yes_no, YES_NO)]
TextField = Annotated[Text, reads(_text, TEXT)]
ExpressionField = Annotated[Expression | None, reads(_expression, EXPRESSION)]
RangeField = Annotated[Range, reads(read_range, matching(_RANGE, "1..5", "..9", "3.."))]
Count = Annotated[Whole, reads(read_count, whole(1))]
Duration = Annotated[timedelta, reads(read_duration, DURATION)]
