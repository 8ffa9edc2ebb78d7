"""Sizes of files: in, a range such as `..10MB`; out, bounds in bytes, and words for a number of bytes."""

import re
from typing import Annotated, NamedTuple

from surveybot.language.nodes import Node, Scalar
from surveybot.language.problem import Problem, error
from surveybot.language.record import reads, wrong_type
from surveybot.language.shapes import matching

LARGEST = 20 * 1024 * 1024  # what a bot may fetch (Bot API, getFile: 20 MB)
_UNITS = {"b": 1, "kb": 1024, "mb": 1024 * 1024}
_SIZE = r"([0-9]{1,9})\s*([kKmM]?[bB])"
_RANGE = re.compile(rf"(?:{_SIZE})?\s*\.\.\s*(?:{_SIZE})?")


class Sizes(NamedTuple):
    """From `low` to `high` bytes, both included; None is open."""

    low: int | None
    high: int | None


def read_size(text: str) -> int | None:
    """The bytes in `10MB`; None if it is no size."""
    found = re.fullmatch(_SIZE, text)
    return int(found[1]) * _UNITS[found[2].lower()] if found else None


def spelled(size: int) -> str:
    """A number of bytes in the largest unit in which it is at least one: `10 MB`, `1.5 KB`."""
    unit = next((unit for unit in ("mb", "kb") if size >= _UNITS[unit]), "b")
    return f"{round(size / _UNITS[unit], 1):g} {unit.upper()}"


def _sizes(node: Node, problems: list[Problem]) -> Sizes:
    found = _RANGE.fullmatch(node.strip()) if isinstance(node, Scalar) else None
    if found is None or not any(found.groups()):
        number = re.search(rf"{_SIZE}|[0-9]+", node) if isinstance(node, Scalar) else None
        size = re.sub(r"\s", "", number[0]) if number else ""
        size += "" if size[-1:].isalpha() else "MB"
        help = "write `..{size}` for at most {size}" if number else ""
        problems.append(wrong_type(node, "here belongs a range of sizes such as `..10MB`", help=help, size=size))
        return Sizes(None, None)
    low, high = (
        int(number) * _UNITS[unit.lower()] if number else None
        for number, unit in (found.group(1, 2), found.group(3, 4))
    )
    if low is not None and high is not None and low > high:
        help, words = "write the smaller size first", "nothing lies in `{range}`: it starts above its end"
        problems.append(error("range-empty", node.span, words, range=str(node), help=help))
        return Sizes(None, None)
    if (high or low or 0) > LARGEST:
        wanted = "a bot can fetch files of at most {largest}"
        problems.append(wrong_type(node, wanted, help="write a smaller size", largest=spelled(LARGEST)))
    return Sizes(low, high)


SizesField = Annotated[Sizes | None, reads(_sizes, matching(_RANGE, "..10MB"))]
