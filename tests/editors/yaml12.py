"""YAML as editors read it: in, a text; out, its values by the core schema of YAML 1.2, keys always as text."""

import re
from collections.abc import Callable
from typing import Any

from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.reader import read_text

_CORE: tuple[tuple[str, Callable[[str], Any]], ...] = (
    (r"null|Null|NULL|~|", lambda text: None),
    (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text[2:], 8)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text[2:], 16)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
)


def read(text: str | bytes) -> Any:
    """Everything in the file, as the core schema takes it."""
    return _value(_tree(text), _scalar)


def read_as_text(text: str | bytes) -> Any:
    """The same with every scalar as text."""
    return _value(_tree(text), str)


def _tree(text: str | bytes) -> Node | None:
    return read_text(text, "file")[0]


def _value(node: Node | None, scalar: Callable[[Scalar], Any]) -> Any:
    if isinstance(node, Mapping):
        return {str(key): _value(value, scalar) for key, value in node.items()}
    if isinstance(node, Sequence):
        return [_value(item, scalar) for item in node]
    return scalar(node) if node is not None else None


def _scalar(text: Scalar) -> Any:
    conversions = (convert(str(text)) for pattern, convert in _CORE if text.plain and re.fullmatch(pattern, text))
    return next(conversions, str(text))
