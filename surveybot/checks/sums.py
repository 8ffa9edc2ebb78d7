"""`self-compare` and `div-by-zero`: comparisons and divisions that are always the same, or never anything."""

from collections.abc import Iterator

from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.nodes import Chain, Comparison, Expression, Name, NumberLiteral, children
from surveybot.language.problem import Problem, warning
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """Two sides are two things, and nothing is divided by nothing."""
    for written in program.written:
        yield from _wrong(written.expression)


def _wrong(expression: Expression) -> Iterator[Problem]:
    match expression:
        case Comparison(left=Name(path=left), right=Name(path=right)) if left == right:
            yield warning(
                "self-compare",
                expression.span,
                "`{found}` compares `{name}` with itself",
                help="one of the two sides is probably another answer",
                found=shorten(expression.source),
                name=left,
            )
        case Chain(rest=rest):
            for sign, operand in rest:
                if sign == "/" and isinstance(operand, NumberLiteral) and operand.value == 0:
                    yield warning(
                        "div-by-zero",
                        operand.span,
                        "nothing is divided by 0: `{found}` never has a value",
                        help="divide by another number",
                        found=shorten(expression.source),
                    )
    for part in children(expression):
        yield from _wrong(part)
