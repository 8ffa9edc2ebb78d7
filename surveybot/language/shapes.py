"""What editors are told of the values in a file: in, patterns and words; out, pieces of JSON Schema (draft-07).

In a shape a `Record` may stand for the schema of its keys. A scalar is text to us, whatever YAML makes of it, so that
`7`, `no` and `null` are good wherever words are.
"""

import re
from collections.abc import Mapping
from typing import Any

Shape = Mapping[str, Any]
Shaped = Shape | type[Any]
"""A shape, or the `Record` that has one."""

# In two parts, so that editors propose neither `true` nor `null`, which pass.
WORD: Shape = {"anyOf": [{"type": "string"}, {"not": {"type": ["string", "array", "object"]}}]}
NAME: Shape = {**WORD, "title": "a name"}
STEP: Shape = {**WORD, "title": "the name of a label or a question"}
QUESTION: Shape = {**WORD, "title": "the name of a question"}
CHOICE: Shape = {**WORD, "title": "the code of a choice"}
FILE: Shape = {**WORD, "title": "a file beside the survey"}
PART: Shape = {**WORD, "title": "a file with steps"}
LANGUAGE: Shape = {**WORD, "title": "a language"}
LIST: Shape = {**WORD, "title": "the name of a choice list"}
EXPRESSION: Shape = {**WORD, "title": "a condition or a computation"}
# The second one lets the true and false of YAML 1.1 pass without proposing them.
YES_NO: Shape = {"anyOf": [{"enum": ["yes", "no"]}, {"not": {"type": ["string", "number", "null", "array", "object"]}}]}


def matching(pattern: re.Pattern[str] | str, *examples: str) -> Shape:
    """A word that is described by a pattern from its first to its last character."""
    source = pattern if isinstance(pattern, str) else pattern.pattern
    shown = f"Here belongs something such as {' or '.join(examples)}." if examples else ""
    told = {"examples": list(examples), "patternErrorMessage": shown, "errorMessage": shown} if examples else {}
    return {"type": "string", "pattern": f"^(?:{source})$", **told}


def whole(low: int, high: int | None = None) -> Shape:
    """A whole number in a range, in digits."""
    limits = {"minimum": low, **({"maximum": high} if high is not None else {})}
    return {"type": ["integer", "string"], "pattern": "^-?[0-9]+$", **limits}


def one_of(*words: str) -> Shape:
    """One of a few words."""
    return {"enum": list(words)}


def list_of(shape: Shaped) -> Shape:
    """A list."""
    return {"type": "array", "items": shape}


def one_or_more(shape: Shaped, *, different: bool = False) -> Shape:
    """A list, of things that are all `different` if that is wanted, or one for which the brackets are left out."""
    return {"anyOf": [shape, {**list_of(shape), **({"uniqueItems": True} if different else {})}]}


def lines_of(shape: Shaped, names: Shape = NAME) -> Shape:
    """`name: value` lines with names that are the author's."""
    return {"type": "object", "propertyNames": names, "additionalProperties": shape}
