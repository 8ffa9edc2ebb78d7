"""Logic with three values and choices: in, conditions of which some are unknown; out, yes, no or unknown."""

from surveybot.language.expression.examination import Examination, Typed, nothing
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.naming import as_moment
from surveybot.language.expression.nodes import (
    Choose,
    Comparison,
    Expression,
    Has,
    Logic,
    Not,
    NumberLiteral,
    TextLiteral,
)
from surveybot.language.expression.types import (
    CONDITION,
    DATE,
    DATETIME,
    NUMBER,
    TEXT,
    TIME,
    UNKNOWN,
    Code,
    Codes,
    Type,
    kind,
)
from surveybot.language.expression.values import Evaluate, Scope, Value


def negation(examination: Examination, node: Not) -> Typed:
    """`not x`: unknown stays unknown."""
    operand = examination.visit(node.operand)
    require_condition(examination, operand)
    inner = operand.evaluate

    def evaluate(scope: Scope) -> Value:
        value = inner(scope)
        return None if value is None else not value

    return Typed(node, CONDITION, evaluate)


def logic(examination: Examination, node: Logic) -> Typed:
    """`x and y`, `x or y`; `or` of what is no condition gives the first that is there."""
    parts = [examination.visit(operand) for operand in node.operands]
    evaluates = [part.evaluate for part in parts]
    if node.operator == "and":
        _require_conditions(examination, parts)
        return Typed(node, CONDITION, _decided_by(False, evaluates))
    plain = [part for part in parts if part.type is not UNKNOWN]
    if node is examination.pipe and any(part.type is not CONDITION for part in plain):
        return _in_pipe(examination, node, parts)
    if any(part.type is CONDITION for part in plain) or not plain:
        _require_conditions(examination, parts)
        return Typed(node, CONDITION if plain else UNKNOWN, _decided_by(True, evaluates))
    agreed = agree(examination, parts)
    return nothing(node) if agreed is None else Typed(node, agreed[0], _first_there(agreed[1]))


def _in_pipe(examination: Examination, node: Logic, parts: list[Typed]) -> Typed:
    examination.alternatives = tuple(parts)
    others = [part for part in parts if part.type is not TEXT] or parts
    agreed = agree(examination, others)
    if agreed is None:
        return nothing(node)
    return Typed(node, agreed[0], _first_there([part.evaluate for part in parts]))


def _decided_by(decisive: bool, evaluates: list[Evaluate]) -> Evaluate:
    def evaluate(scope: Scope) -> Value:
        found: Value = not decisive
        for part in evaluates:
            value = part(scope)
            if value is decisive:
                return decisive
            if value is None:
                found = None
        return found

    return evaluate


def _first_there(evaluates: list[Evaluate]) -> Evaluate:
    def evaluate(scope: Scope) -> Value:
        for part in evaluates:
            value = part(scope)
            if value is not None:
                return value
        return None

    return evaluate


def choose(examination: Examination, node: Choose) -> Typed:
    """`x if c else y`: `y` where `c` is unknown."""
    conditions = [examination.visit(condition) for _, condition in node.branches]
    for condition in conditions:
        require_condition(examination, condition)
    values = [examination.visit(value) for value in (*(value for value, _ in node.branches), node.otherwise)]
    agreed = agree(examination, values)
    if agreed is None:
        return nothing(node)
    *outcomes, otherwise = agreed[1]
    branches = [(condition.evaluate, outcome) for condition, outcome in zip(conditions, outcomes, strict=True)]

    def evaluate(scope: Scope) -> Value:
        for holds, outcome in branches:
            if holds(scope):
                return outcome(scope)
        return otherwise(scope)

    return Typed(node, agreed[0], evaluate)


def _require_conditions(examination: Examination, parts: list[Typed]) -> None:
    for index, part in enumerate(parts):
        before = _last(parts[index - 1].node) if index else None
        after = parts[index + 1].node if index + 1 < len(parts) else None
        if isinstance(part.node, _LITERALS) and isinstance(before, Comparison | Has):
            _repeat(examination, before, [later.node for later in parts[index:]])
            return
        if part.type is not CONDITION and isinstance(after, Comparison) and isinstance(after.left, _LITERALS):
            right = f"({part.node.source} or {after.left.source}) {after.operator} {after.right.source}"
            template = "`{found}` is {kind}, not a condition"
            help = "for a value in the place of a missing one, write `{right}`"
            examination.complain(part.node, "expr-type", template, help, kind=kind(part.type), right=shorten(right, 80))
            return
        require_condition(examination, part)


def _last(node: Expression) -> Expression:
    """What stands before `or` in `a and b or c`: `b`."""
    return _last(node.operands[-1]) if isinstance(node, Logic) else node


_LITERALS = (TextLiteral, NumberLiteral)


def _repeat(examination: Examination, compared: Comparison | Has, others: list[Expression]) -> None:
    """Complains of `department == "it" or "hr" or "law"`, and of `reasons has "pay" or "boss"`."""
    literals = [node.source for node in others if isinstance(node, _LITERALS)]
    if isinstance(compared, Has):
        right = f"{compared.whole.source} has {literals[0]}"
    else:
        right = f"{compared.left.source} {compared.operator} {literals[0]}"
    if isinstance(compared, Comparison) and compared.operator == "==":
        right = f"{compared.left.source} in ({', '.join([compared.right.source, *literals])})"
    template = "`{found}` is no condition; each side of `and` and `or` is complete"
    examination.complain(others[0], "expr-type", template, "write `{right}`", right=shorten(right, 80))


def require_condition(examination: Examination, part: Typed) -> bool:
    """True if a piece is a condition or unknown; else it has complained, with what could be asked of it."""
    if part.type in (CONDITION, UNKNOWN):
        return True
    first = ""
    if isinstance(part.type, Code | Codes) and part.type.choices:
        first = part.type.choices[0]
        help = (
            'write `{found} == "{first}"`, for example'
            if isinstance(part.type, Code)
            else 'write `{found} has "{first}"`, for example'
        )
    elif part.type is NUMBER and isinstance(part.node, NumberLiteral):
        help = ""
    elif part.type is NUMBER:
        help = "compare it: `{found} > 0`; or ask whether there is an answer: `answered({found})`"
    elif isinstance(part.node, TextLiteral):
        help = "compare something with it: `department == {found}`"
    else:
        help = "to ask whether there is an answer, write `answered({found})`"
    template = "`{found}` is {kind}, not a condition"
    examination.complain(part.node, "expr-type", template, help, kind=kind(part.type), first=first)
    return False


def agree(examination: Examination, parts: list[Typed]) -> tuple[Type, list[Evaluate]] | None:
    """The one type that all parts have, and how to get each of them so; None if it has complained.

    A text in quotes may stand for a date; a choice and a text, or two choices of different lists, make a text.
    """
    evaluates = [part.evaluate for part in parts]
    known = [part for part in parts if part.type is not UNKNOWN]
    if not known:
        return UNKNOWN, evaluates
    types = [part.type for part in known]
    moment = next((of for of in (DATETIME, DATE, TIME) if of in types), None)
    if moment is not None:
        moments = [as_moment(examination, part, moment) for part in parts]
        found = [evaluate for evaluate in moments if evaluate is not None]
        return (moment, found) if len(found) == len(parts) else None
    if all(of == types[0] for of in types):
        return types[0], evaluates
    if all(of is TEXT or isinstance(of, Code) for of in types):
        return TEXT, evaluates
    _disagree(examination, known[0], next(part for part in known if part.type != types[0]))
    return None


def _disagree(examination: Examination, first: Typed, other: Typed) -> None:
    written: Expression = first.node
    examination.complain(
        other.node, "expr-type", "`{found}` is {kind}, `{first}` is {first_kind}; both must be of one kind",
        "leave one of the two out, or take another answer in its place",
        kind=kind(other.type), first=shorten(written.source), first_kind=kind(first.type),
    )  # fmt: skip
