"""Patterns of `match` rules: in, the text of a regular expression; out, a whole-text match in linear time.

The engine is Rust's `regex`, which pydantic brings along: no look-around, no back-references, no way to hang on it.
"""

import re
from typing import NamedTuple
from weakref import WeakValueDictionary

from pydantic_core import SchemaError, SchemaValidator, core_schema

from surveybot.language.nodes import Node, Scalar
from surveybot.language.problem import Problem, error
from surveybot.language.record import wrong_type
from surveybot.language.words import Worded

_PLAIN_WORDS = {
    "unclosed character class": "the `[` is never closed with `]`",
    "unclosed group": "the `(` is never closed with `)`",
    "unopened group": "there is a `)` without its `(`",
    "repetition operator missing expression": "there is nothing before the `*`, `+`, `?` or `{{}}` to repeat",
    "incomplete escape sequence": "the `\\` at the end escapes nothing",
    "escape sequence": "this `\\` does not go with the letter after it",
    "invalid character class range": "in `[a-z]` the first letter must come before the second",
    "invalid range boundary": "the `-` in `[a-z]` stands between two single letters; as a sign it is written `\\-`",
    "invalid repetition count range": "in `{{2,5}}` the first number must be the smaller one",
    "counted repetition": "this `{{` is never closed with `}}`; as a sign it is written `\\{{`",
    "expects a valid decimal": "between `{{` and `}}` stand numbers, as in `{{2,5}}` or `{{0,5}}`",
    "duplicate capture group name": "another group has this name already",
    "capture group": "the name of a group is letters and digits; most groups need none and begin with `(` alone",
    "hexadecimal": "`\\x` wants the number of a character, as in `\\x{{41}}`",
    "Unicode property": "there are no letters of this kind; any letter is `\\p{{L}}`",
}
_UNSUPPORTED = {
    "look-around": (
        "looking ahead or behind is not supported in a pattern",
        "write a rule of its own for each demand, each with its own `error`",
    ),
    "backreferences": (
        "a reference back such as `\\1` is not supported in a pattern",
        "write the pattern without it: no pattern here compares two parts of an answer",
    ),
    "flag": (
        "this kind of `(?…)` is not supported in a pattern",
        "begin a group with `(` or `(?:`, and write a rule of its own for each demand",
    ),
}
"""What other engines know, in words, and the remedy."""


MIXED_RANGE = re.compile("[A-Za-z]-[А-Яа-яЁё]|[А-Яа-яЁё]-[A-Za-z]")
MIXED = "in `{range}` one letter is Latin and the other one Cyrillic, though they may look alike"
IN_ONE_ALPHABET = "type both letters again without changing the keyboard"
_DIGITS = {"d": "[0-9]", "D": "[^0-9]"}


class _Engine:
    """What runs a pattern."""

    def __init__(self, pattern: str) -> None:
        """SchemaError if it cannot be read."""
        if ")" in pattern:
            _try(pattern)  # `a)(b` must not become right in brackets
        try:
            self.validator = _try(rf"\A(?:{_with_latin_digits(pattern)})\z")
        except SchemaError:
            _try(pattern)  # what is wrong is told where it stands in the pattern itself
            raise


# Those in use, by their patterns: one with many `\w` takes megabytes, and many questions have the same.
_engines: WeakValueDictionary[str, _Engine] = WeakValueDictionary()


class Pattern(NamedTuple):
    """A compiled pattern; `matches` holds for a text that it describes from its first to its last character."""

    source: Scalar
    engine: _Engine

    def matches(self, text: str) -> bool:
        """Whether the whole text fits."""
        return self.engine.validator.isinstance_python(text)


def _try(pattern: str) -> SchemaValidator:
    return SchemaValidator(core_schema.str_schema(pattern=pattern, regex_engine="rust-regex"))


def _compiled(pattern: Scalar) -> Pattern:
    engine = _engines.get(pattern)
    if engine is None:
        engine = _engines[str(pattern)] = _Engine(str(pattern))
    return Pattern(pattern, engine)


def _with_latin_digits(pattern: str) -> str:
    r"""The pattern with a `\d` that knows only 0-9, as our numbers do; Rust's own takes the digits of all scripts."""
    return re.sub(r"\\(.)", lambda found: _DIGITS.get(found[1], found[0]), pattern, flags=re.DOTALL)


ANYTHING = _compiled(Scalar.nowhere(r"(?s).*"))


def read_pattern(node: Node, problems: list[Problem]) -> Pattern:
    """The pattern in a node; a wrong one becomes a problem and a pattern that accepts everything."""
    if not isinstance(node, Scalar) or not node:
        problems.append(wrong_type(node, r"`match` needs a pattern in single quotes, for example '\d+'"))
        return ANYTHING
    try:
        return _compiled(node)
    except SchemaError as failed:
        problems.append(_explain(node, str(failed)))
        return ANYTHING


def _explain(source: Scalar, engine_words: str) -> Problem:
    told = re.search(r"error: (.+)", engine_words)
    said = told[1] if told else engine_words.splitlines()[-1].strip()
    if "exceeds size limit" in said:
        return too_big(source, "this pattern is too big: it repeats too much too often")
    caret = re.search(r"^( {4,})\^+$", engine_words, re.MULTILINE)
    start = min(len(caret[1]) - 4, len(source)) if caret else 0
    span = source.source_span(start, min(start + 1, len(source))) if caret else source.span
    unsupported = next((part for part in _UNSUPPORTED if part in said), "")
    if unsupported:
        words, remedy = _UNSUPPORTED[unsupported]
        return error("regex-unsupported", span, words, help=remedy)
    reason = next((part for part in _PLAIN_WORDS if part in said), "")
    mixed = MIXED_RANGE.match(source, start) if "range" in reason else None
    if mixed is not None:
        return error("regex-invalid", span, MIXED, help=IN_ONE_ALPHABET, range=mixed[0])
    return error(
        "regex-invalid",
        span,
        "this pattern cannot be read: {reason}",
        reason=Worded(_PLAIN_WORDS[reason]) if reason else said,
        help="mend the pattern, or describe the answer by `length:` or `range:` instead",
    )


def too_big(source: Scalar, words: str) -> Problem:
    """The problem of a pattern that takes too much room."""
    counts = [int(count) for count in re.findall(r"[{,](\d{1,9})\}", source)]
    return error(
        "regex-too-big",
        source.span,
        words,
        most=max(counts, default=100),
        help="write `+` or `*` here, and count in a rule of its own: `length: ..{most}`",
    )
