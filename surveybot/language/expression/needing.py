"""What becomes of an expression where an answer is missing: in, an expression; out, the names that it needs, and when.

`answered(x)` asks whether an answer is there, `x or 0` says what to take in its place, and `count sum mean min max`
leave out what is missing.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from surveybot.language.expression.nodes import (
    Call,
    Choose,
    Comparison,
    Expression,
    Has,
    In,
    Logic,
    Name,
    Not,
    children,
    names,
)

_FORGIVING = frozenset({"answered", "count", "sum", "mean", "min", "max"})
Context = tuple[tuple[Expression, bool], ...]


class Need(NamedTuple):
    """A name that is needed where all conditions of `context` hold, or do not.

    `compared`: it only decides a condition. `denied`: that condition is one which people expect to hold without it,
    as `not x` or `x != 1`. `chooses`: where it is missing, the value after `else` is taken.
    """

    name: Name
    context: Context = ()
    compared: bool = False
    denied: bool = False
    chooses: bool = False


def needs(node: Expression, like: Need | None = None) -> Iterator[Need]:
    """Every name that is needed, where it stands; `like` says what holds for all of them."""
    at = like or Need(Name(node.span, node.source, ""))
    match node:
        case Name():
            yield at._replace(name=node)
        case Not(operand=operand):
            yield from needs(operand, at._replace(compared=True, denied=not at.denied))
        case Comparison(operator=operator):
            within = at._replace(compared=True, denied=at.denied != (operator == "!="))
            yield from (need for part in children(node) for need in needs(part, within))
        case Has() | In():
            yield from (need for part in children(node) for need in needs(part, at._replace(compared=True)))
        case Logic(operator=operator, operands=operands):
            for index, operand in enumerate(operands):
                if operator == "and" or not isinstance(operand, Name):  # without `x`, `x or y` is `y`
                    others = ((other, operator == "and") for other in (*operands[:index], *operands[index + 1 :]))
                    yield from needs(operand, at._replace(context=(*at.context, *others), compared=True))
        case Choose(branches=branches, otherwise=otherwise):
            failed: Context = at.context
            for value, condition in branches:
                yield from needs(condition, at._replace(context=failed, compared=True, chooses=True))
                yield from needs(value, at._replace(context=(*failed, (condition, True))))
                failed = (*failed, (condition, False))
            yield from needs(otherwise, at._replace(context=failed))
        case Call(function=function) if function in _FORGIVING:
            return
        case _:
            yield from (need for part in children(node) for need in needs(part, at))


def outcomes(condition: Expression, is_missing: Callable[[Name], bool]) -> set[bool | None]:
    """What a condition can be where some answers are missing; None is unknown."""
    match condition:
        case Not(operand=operand):
            return {None if each is None else not each for each in outcomes(operand, is_missing)}
        case Logic(operator=operator, operands=operands):
            decisive = operator == "or"
            sides = [outcomes(operand, is_missing) for operand in operands]
            found: set[bool | None] = {decisive} if any(decisive in side for side in sides) else set()
            found |= {not decisive} if all(decisive not in side for side in sides) else set()
            return found | ({None} if any(None in side for side in sides) else set())
        case Call(function="answered", arguments=(Name() as name,)) if is_missing(name):
            return {False}
        case _:
            return {None} if any(is_missing(name) for name in names(condition)) else {True, False}
