"""Conditions and plural forms as other tools write them into texts: in, a text; out, where one ends, and a problem."""

import re

from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, error

_CONDITION = re.compile(
    r"\{%.*%\}|\{\s*[#/]?(?:if|unless)\b(?![^{}]*\belse\b)[^{}]*\}(?:.*\{\s*(?:/if|/unless|end\s*\w*)\s*\})?", re.DOTALL
)
_FORMS = re.compile(r"\{\s*(?P<name>\w+)\s*,\s*(?:plural|select)\b.*\}\s*\}", re.DOTALL)


def logic_of_others(source: Scalar, start: int, end: int) -> tuple[int, Problem] | None:
    """What begins with the brace at `start`, and where it ends; None if it is a placeholder of ours."""
    condition, forms = _CONDITION.match(source, start, end), _FORMS.match(source, start, end)
    found = condition or forms
    if found is None:
        return None
    span = source.source_span(start, found.end())
    if condition is not None:
        help = 'write `{{"…" if CONDITION else "…"}}`, or two steps, each with its `if:`'
        return found.end(), error(
            "placeholder-syntax", span, "a placeholder is no condition around a part of the text", help=help
        )
    return found.end(), error(
        "placeholder-syntax",
        span,
        "the forms of a number are written otherwise here",
        name=found["name"],
        help='write `{{plural({name}, "# year", "# years")}}`, as many forms as the language has',
    )
