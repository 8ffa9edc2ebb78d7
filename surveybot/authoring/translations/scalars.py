"""A text as YAML: in, its characters and how its neighbour is written; out, a scalar that reads back the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import yaml

from surveybot.language.nodes import Mapping
from surveybot.language.reader import read_text

Style = Literal["plain", "'", '"', "|", ">"]

_FOLD = 100  # characters of a line in a folded text
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# What must not stand in the open: controls, line breaks, and signs that nobody sees (joiners and marks may stay).
_ESCAPED = re.compile(
    '[\\\\"\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]'
)
_UNSEEN = re.compile(_ESCAPED.pattern + "|[\xad\u061c\u200c-\u200f]")  # between some letters nobody means them


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a scalar is to stand: `column` (from 0) is that of its key, `step` how much deeper its own lines stand."""

    column: int
    step: int
    line_end: str
    in_brackets: bool = False


def style_of(source: str, *, plain: bool) -> Style:
    """How a scalar is written, from its source."""
    first = source[:1]
    if not plain and first in ("'", '"', "|", ">"):
        return first  # type: ignore[return-value]  # one of the four
    return "plain"


def written(value: str, like: Style, setting: Setting) -> str:
    """The scalar, in the style `like` if it can be, else in double quotes, which can say everything."""
    for scalar in _candidates(value, like, setting):
        if _reads_back(scalar, value, setting):
            return scalar
    raise AssertionError(f"not even in quotes: {value!r}")


def _candidates(value: str, like: Style, setting: Setting) -> Iterator[str]:
    several = "\n" in value.rstrip("\n")
    if like == "plain" and not several and _is_only_text(value):
        yield value
    if like == "'" and "\n" not in value:
        yield "'" + value.replace("'", "''") + "'"
    if not setting.in_brackets and (like in ("|", ">") or (like == "plain" and several)):
        if like == ">":
            yield _folded(value, setting)
        yield _block("|", value, value.split("\n"), setting)
    yield '"' + _ESCAPED.sub(_escape, value) + '"'
    yield '"' + _UNSEEN.sub(_escape, value) + '"'


def _is_only_text(value: str) -> bool:
    """Whether other programs too take it for a text: not `no`, `12` or `2026-09-01`."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[:1], [])
    return not any(pattern.match(value) for _, pattern in resolvers)


def _block(sign: str, value: str, lines: list[str], setting: Setting) -> str:
    """Lines below `|` or `>`; how many line breaks end the value is said by `-` or `+`."""
    content = value.rstrip("\n")
    breaks = len(value) - len(content)
    keep = "-" if not breaks else "" if breaks == 1 and content else "+"
    indent = str(setting.step) if content.lstrip("\n")[:1] == " " or not content else ""
    margin = " " * (setting.column + setting.step)
    while lines and not lines[-1]:
        lines = lines[:-1]
    ends = [""] * (breaks - 1)
    return setting.line_end.join([f"{sign}{indent}{keep}", *(margin + line if line else "" for line in lines), *ends])


def _folded(value: str, setting: Setting) -> str:
    width = max(40, _FOLD - setting.column)
    lines: list[str] = []
    for number, line in enumerate(value.rstrip("\n").split("\n")):
        if number:
            lines.append("")
        lines += re.findall(rf"(?:.{{1,{width}}}|\S+)(?: (?=\S)|$)", line) if line[:1] != " " else [line]
    return _block(">", value, [line.removesuffix(" ") for line in lines], setting)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    code = ord(sign)
    return _SHORT.get(sign) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _reads_back(scalar: str, value: str, setting: Setting) -> bool:
    entry = f"{{ x: {scalar}, y: z }}" if setting.in_brackets else f"x: {scalar}"
    lines = (f"{' ' * setting.column}{entry}", f"{' ' * setting.column}w: v")
    root, problems = read_text(setting.line_end.join(lines[: 1 if setting.in_brackets else 2]), "")
    return not problems and isinstance(root, Mapping) and root.get("x") == value
