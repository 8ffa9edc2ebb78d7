"""Formulas of spreadsheets: in, an expression as it is written; out, the problem that it is one, if so."""

import re

from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, Replacement, error

_CHOICE = re.compile(r"\s*(=?\s*(?:IF|ЕСЛИ))\s*\(")
_EQUALS = re.compile(r"\s*(=)(?!=)")


def formula(source: Scalar, start: int, end: int) -> Problem | None:
    """`=IF(age>18;"old";"young")`, or only the `=` before a computation."""
    choice, equals = _CHOICE.match(source, start, end), _EQUALS.match(source, start, end)
    found = choice or equals
    if found is None:
        return None
    span = source.source_span(found.start(1), found.end(1))
    return error(
        "expr-syntax",
        span,
        "this is how a spreadsheet computes",
        help="write `X if CONDITION else Y`" if choice else "leave the `=` out",
        fix=() if choice else (Replacement(span, ""),),
    )
