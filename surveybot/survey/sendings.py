"""What a respondent sends in a test that is no text: in, `{file: cv.pdf}` and its like; out, what it is."""

import re
from typing import NamedTuple

from surveybot.language.fields import read_duration, read_scalar
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.problem import Problem
from surveybot.language.record import wrong_type
from surveybot.questions.sizes import read_size

KINDS = ("file", "photo", "voice", "location", "contact")
_WANTED = {
    "file": "here belongs the name of a file, such as `cv.pdf`; there need not be one",
    "photo": "here belongs the name of a picture, such as `me.jpg`; there need not be one",
    "contact": 'here belongs a number in quotes, such as `"+37120000000"`',
}


class Sending(NamedTuple):
    """`what` is a file's name, a number, a place or nothing; `size` in bytes, `seconds` of what is spoken."""

    at: Node
    kind: str
    what: str = ""
    size: int | None = None
    seconds: int | None = None


def read_sending(node: Mapping, problems: list[Problem]) -> Sending | None:
    """What is sent; `size: 12MB` may stand beside a file."""
    kind = next(key for key in node if key in KINDS)
    what = node[kind]
    if kind == "voice":
        return Sending(node, kind, seconds=int(read_duration(what, problems).total_seconds()))
    if kind == "location":
        return Sending(node, kind, str(what)) if _is_place(what, problems) else None
    words = read_scalar(what, problems, _WANTED[kind])
    size = _size(node["size"], problems) if "size" in node else None
    return Sending(node, kind, str(words), size) if words is not None else None


def place_of(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in `56.9, 24.1`; None if that is nowhere."""
    found = re.fullmatch(r"\s*(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)\s*,\s*(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)\s*", text)
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _is_place(node: Node, problems: list[Problem]) -> bool:
    if isinstance(node, Scalar) and place_of(node) is not None:
        return True
    problems.append(wrong_type(node, 'a place is latitude and longitude in quotes, such as `"56.9, 24.1"`'))
    return False


def _size(node: Node, problems: list[Problem]) -> int | None:
    size = read_size(node) if isinstance(node, Scalar) else None
    if size is None:
        problems.append(wrong_type(node, "here belongs the size of a file, such as `12MB`"))
    return size
