"""The tree of an expression: in, what the parser has read; out, frozen nodes that know where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from surveybot.language.position import Span


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of an expression: its place in the file, and how it was written."""

    span: Span
    source: str


@dataclass(frozen=True, slots=True)
class NumberLiteral(Node):
    """`3` or `1.5`."""

    value: int | Decimal


@dataclass(frozen=True, slots=True)
class TextLiteral(Node):
    """Something in quotes: a text, a code, a date or a time."""

    value: str


@dataclass(frozen=True, slots=True)
class Flag(Node):
    """The word `yes` or `no`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A variable; `path` is its full dotted name, as in `child.number`."""

    path: str


@dataclass(frozen=True, slots=True)
class Broken(Node):
    """A piece that the parser has complained of already; nothing more is said of it."""


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not x`."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Minus(Node):
    """`-x`."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """`a + b - c` or `a * b / c`: one flat node however long, worked from the left."""

    first: "Expression"
    rest: tuple[tuple[str, "Expression"], ...]


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """`a and b and c`, or `a or b or c`: one flat node however long."""

    operator: Literal["and", "or"]
    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`a == b`; the operator is one of `== != < <= > >=`."""

    left: "Expression"
    operator: str
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Has(Node):
    """`whole has member`, which is also written `member in whole`."""

    whole: "Expression"
    member: "Expression"


@dataclass(frozen=True, slots=True)
class In(Node):
    """`value in (a, b)`."""

    value: "Expression"
    options: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Choose(Node):
    """`a if x else b if y else c`: pairs of value and condition, and what is left."""

    branches: tuple[tuple["Expression", "Expression"], ...]
    otherwise: "Expression"


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`function(a, b)`; `function_span` is the place of the function's name."""

    function: str
    function_span: Span
    arguments: tuple["Expression", ...]


Expression = (
    NumberLiteral
    | TextLiteral
    | Flag
    | Name
    | Broken
    | Not
    | Minus
    | Chain
    | Logic
    | Comparison
    | Has
    | In
    | Choose
    | Call
)


def names(expression: Expression) -> Iterator[Name]:
    """Every variable an expression refers to, in the order of writing, as often as it is written."""
    found: list[Name] = []
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name):
            found.append(node)
        waiting.extend(children(node))
    yield from sorted(found, key=lambda name: (name.span.line, name.span.column))


def children(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that one is directly made of."""
    match expression:
        case Not(operand=operand) | Minus(operand=operand):
            return (operand,)
        case Chain(first=first, rest=rest):
            return (first, *(operand for _, operand in rest))
        case Logic(operands=operands):
            return operands
        case Comparison(left=left, right=right):
            return (left, right)
        case Has(whole=whole, member=member):
            return (whole, member)
        case In(value=value, options=options):
            return (value, *options)
        case Choose(branches=branches, otherwise=otherwise):
            return (*(part for branch in branches for part in branch), otherwise)
        case Call(arguments=arguments):
            return arguments
        case _:
            return ()
