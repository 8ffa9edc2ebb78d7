"""Patterns of `match` rules: in, the text of a regular expression; out, a whole-text match in linear time.

The engine is Rust's `regex`, which pydantic brings along: no look-around, no back-references, no way to hang on it.
"""

import re
from typing import NamedTuple

from pydantic_core import SchemaError, SchemaValidator, core_schema

from surveybot.language.nodes import Node, Scalar
from surveybot.language.problem import Problem, error
from surveybot.language.record import wrong_type

_PLAIN_WORDS = {
    "unclosed character class": "the `[` is never closed with `]`",
    "unclosed group": "the `(` is never closed with `)`",
    "unopened group": "there is a `)` without its `(`",
    "repetition operator missing expression": "there is nothing before the `*`, `+`, `?` or `{}` to repeat",
    "incomplete escape sequence": "the `\\` at the end escapes nothing",
    "unrecognized escape sequence": "this `\\` does not go with the letter after it",
    "invalid character class range": "in `[a-z]` the first letter must come before the second",
    "look-around": "looking ahead or behind is not supported",
    "backreferences": "a reference back such as `\\1` is not supported",
    "exceeds size limit": "the pattern is too big",
    "invalid repetition count range": "in `{2,5}` the first number must be the smaller one",
}


_DIGITS = {"d": "[0-9]", "D": "[^0-9]"}


class Pattern(NamedTuple):
    """A compiled pattern; `matches` holds for a text that it describes from its first to its last character."""

    source: str
    validator: SchemaValidator

    def matches(self, text: str) -> bool:
        """Whether the whole text fits."""
        return self.validator.isinstance_python(text)


def _compiled(pattern: str) -> Pattern:
    schema = core_schema.str_schema(pattern=rf"\A(?:{_with_latin_digits(pattern)})\z", regex_engine="rust-regex")
    return Pattern(pattern, SchemaValidator(schema))


def _with_latin_digits(pattern: str) -> str:
    r"""The pattern with a `\d` that knows only 0-9, as our numbers do; Rust's own takes the digits of all scripts."""
    return re.sub(r"\\(.)", lambda found: _DIGITS.get(found[1], found[0]), pattern, flags=re.DOTALL)


ANYTHING = _compiled(r"(?s).*")


def read_pattern(node: Node, problems: list[Problem]) -> Pattern:
    """The pattern in a node; a wrong one becomes a problem and a pattern that accepts everything."""
    if not isinstance(node, Scalar) or not node:
        problems.append(wrong_type(node, r"`match` needs a pattern in single quotes, for example '\d+'"))
        return ANYTHING
    try:
        for attempt in (rf"{node}", rf"\A(?:{node})\z"):
            SchemaValidator(core_schema.str_schema(pattern=attempt, regex_engine="rust-regex"))
        return _compiled(node)
    except SchemaError as failed:
        problems.append(_explain(node, str(failed)))
        return ANYTHING


def _explain(source: Scalar, engine_words: str) -> Problem:
    reason = re.search(r"error: (.+)", engine_words)
    said = reason[1] if reason else engine_words.splitlines()[-1].strip()
    plain = next((words for part, words in _PLAIN_WORDS.items() if part in said), said)
    caret = re.search(r"^( {4,})\^+$", engine_words, re.MULTILINE)
    start = min(len(caret[1]) - 4, len(source)) if caret else 0
    span = source.source_span(start, min(start + 1, len(source))) if caret else source.span
    return error(
        "regex-invalid",
        span,
        "this pattern cannot be read: {reason}",
        reason=plain,
        help="mend the pattern, or describe the answer by `length:` or `range:` instead",
    )
