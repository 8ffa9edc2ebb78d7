"""The tree of an expression: in, what the parser has read; out, frozen nodes that know where they stand."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from surveybot.language.position import Span


class Node(Struct, frozen=True):
    """A piece of an expression: its place in the file, and how it was written."""

    span: Span
    source: str


class NumberLiteral(Node, frozen=True):
    """`3` or `1.5`."""

    value: int | Decimal


class TextLiteral(Node, frozen=True):
    """Something in quotes: a text, a code, a date or a time."""

    value: str


class Flag(Node, frozen=True):
    """The word `yes` or `no`."""

    value: bool


class Name(Node, frozen=True):
    """A variable; `path` is its full dotted name, as in `child.number`."""

    path: str


class Broken(Node, frozen=True):
    """A piece that the parser has complained of already; nothing more is said of it."""


class Not(Node, frozen=True):
    """`not x`."""

    operand: "Expression"


class Minus(Node, frozen=True):
    """`-x`."""

    operand: "Expression"


class Chain(Node, frozen=True):
    """`a + b - c` or `a * b / c`: one flat node however long, worked from the left."""

    first: "Expression"
    rest: tuple[tuple[str, "Expression"], ...]


class Logic(Node, frozen=True):
    """`a and b and c`, or `a or b or c`: one flat node however long."""

    operator: Literal["and", "or"]
    operands: tuple["Expression", ...]


class Comparison(Node, frozen=True):
    """`a == b`; the operator is one of `== != < <= > >=`."""

    left: "Expression"
    operator: str
    right: "Expression"


class Has(Node, frozen=True):
    """`whole has member`, which is also written `member in whole`."""

    whole: "Expression"
    member: "Expression"


class In(Node, frozen=True):
    """`value in (a, b)`."""

    value: "Expression"
    options: tuple["Expression", ...]


class Choose(Node, frozen=True):
    """`a if x else b if y else c`: pairs of value and condition, and what is left."""

    branches: tuple[tuple["Expression", "Expression"], ...]
    otherwise: "Expression"


class Call(Node, frozen=True):
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
