"""What a single key of a survey file may hold: in, a node; out, a typed value, with problems told in plain words."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, NamedTuple

from surveybot.language.expression import Expression, parse
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error
from surveybot.language.record import reads, wrong_type
from surveybot.language.text import Text

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


def _name(node: Node, problems: list[Problem]) -> Scalar:
    name = read_scalar(node, problems, "here belongs a name")
    if name is None:
        return Scalar("", node.span)
    if not NAME.fullmatch(name):
        problems.append(
            error(
                "name-syntax",
                name.span,
                "`{name}` cannot be a name",
                name=str(name),
                right=_right_name(name),
                help="a name is a letter, then letters, digits or `_`, at most 40, for example `{right}`",
            )
        )
    elif name.lower() in RESERVED:
        problems.append(
            error(
                "name-reserved",
                name.span,
                "`{name}` is a word of the language and cannot be a name",
                name=str(name),
                help="choose another name, for example `{name}_1`",
            )
        )
    elif _mixes_alphabets(name):
        problems.append(
            error(
                "name-syntax",
                name.span,
                "`{name}` mixes Latin and Cyrillic letters that look alike",
                name=str(name),
                help="type the whole name in one alphabet",
            )
        )
    return name


def _right_name(name: str) -> str:
    words = re.sub(r"\W+", "_", name).strip("_")
    return (words if words[:1].isalpha() else f"q_{words}" if words else "full_name")[:40].rstrip("_")


def _mixes_alphabets(name: str) -> bool:
    return bool(re.search("[a-zA-Z]", name) and re.search("[а-яёА-ЯЁ]", name))


def _yes_no(node: Node, problems: list[Problem]) -> bool:
    if isinstance(node, Scalar) and node in ("yes", "no"):
        return node == "yes"
    problems.append(wrong_type(node, "here belongs `yes` or `no`"))
    return False


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
        problems.append(wrong_type(node, "`set` is written as `variable: computation` lines"))
        return {}
    return {_name(node.key_of(key), problems): _expression(value, problems) for key, value in node.items()}


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


def read_range(node: Node, problems: list[Problem]) -> Range:
    """The range in a node; a wrong one is open at both ends."""
    found = _RANGE.fullmatch(node) if isinstance(node, Scalar) else None
    if found is None or found[0].strip() == "..":
        problems.append(wrong_type(node, "here belongs a range such as `0..60`, `..9` or `3..`"))
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


_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800, "mo": 2_592_000, "y": 31_536_000}


def read_duration(node: Node, problems: list[Problem]) -> timedelta:
    """The duration in a node; a wrong one is a day."""
    found = re.fullmatch(r"(\d{1,6})\s*(mo|[smhdwy])", node) if isinstance(node, Scalar) else None
    if found is None or not int(found[1]):
        problems.append(
            wrong_type(node, "here belongs a duration such as `30s`, `15m`, `2h`, `1d`, `2w`, `6mo` or `1y`")
        )
        return timedelta(days=1)
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])


Name = Annotated[Scalar, reads(_name)]
Reference = Annotated[Scalar, reads(_reference)]
Assignments = Annotated[dict[Scalar, Expression | None], reads(_assignments)]
YesNo = Annotated[bool, reads(_yes_no)]
TextField = Annotated[Text, reads(_text)]
ExpressionField = Annotated[Expression | None, reads(_expression)]
RangeField = Annotated[Range, reads(read_range)]
Duration = Annotated[timedelta, reads(read_duration)]
