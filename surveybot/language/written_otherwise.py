"""Values as people write them elsewhere: in, a node; out, the value as it is written here, or an empty text."""

import re
from collections.abc import Mapping as Words

from surveybot.language.meant import did_you_mean
from surveybot.language.nodes import Node, Scalar, Sequence

_NUMBER = r"-?\d{1,15}(?:[.,]\d{1,10})?"
_BETWEEN = re.compile(rf"(?:from|between|от|с)?\s*({_NUMBER})\s*(?:[-–—…]|\.\.\.|\.\.|to|and|до|по)\s*({_NUMBER})")
_AT_LEAST = re.compile(rf"(?:min|from|at least|>=|от|не меньше|не менее)\s*({_NUMBER})")
_AT_MOST = re.compile(rf"(?:max|up to|at most|<=|до|не больше|не более)\s*({_NUMBER})")

_COUNTED = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
)
_NUMBERS = {word: str(number) for words in _COUNTED for number, word in enumerate(words, 1)}

# The longest beginning of a word that fits counts: `month` before `m`.
_UNITS = {
    **{"s": "s", "sec": "s", "с": "s", "сек": "s"},
    **{"m": "m", "min": "m", "м": "m", "мин": "m"},
    **{"h": "h", "hour": "h", "hr": "h", "ч": "h", "час": "h"},
    **{"d": "d", "day": "d", "д": "d", "дн": "d", "день": "d", "сут": "d"},
    **{"w": "w", "week": "w", "н": "w", "нед": "w"},
    **{"mo": "mo", "mon": "mo", "month": "mo", "мес": "mo"},
    **{"y": "y", "year": "y", "г": "y", "год": "y", "л": "y", "лет": "y"},
}
_DURATION = re.compile(r"(\d{1,6}|[^\W\d]+)\s*([^\W\d]+)\.?")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(.*)")
_NIGHT = re.compile(r"(\d{1,2})(?::(\d\d))?\s*(?:[-–—…]|\.{2,3}|to|до)\s*(\d{1,2})(?::(\d\d))?")


def _words(node: Node | str) -> str:
    return node.strip().casefold() if isinstance(node, str) else ""


def range_meant(node: Node) -> str:
    """`1-5`, `from 1 to 5`, `[1, 5]`, `max 3`."""
    if isinstance(node, Sequence) and len(node) == 2:
        low, high = (_words(item) for item in node)
        ends = re.fullmatch(f"({_NUMBER}) ({_NUMBER})", f"{low} {high}")
    else:
        ends = _BETWEEN.fullmatch(_words(node))
    at_least, at_most = _AT_LEAST.fullmatch(_words(node)), _AT_MOST.fullmatch(_words(node))
    meant = (
        f"{ends[1]}..{ends[2]}" if ends else f"{at_least[1]}.." if at_least else f"..{at_most[1]}" if at_most else ""
    )
    return meant.replace(",", ".")


def whole_meant(node: Node) -> str:
    """`five`, `10 people`."""
    words = _words(node)
    number = re.fullmatch(r"(\d{1,9})(?:\.0+|\s+[^\W\d]+)", words)
    return number[1] if number and int(number[1]) else _NUMBERS.get(words, "")


def duration_meant(node: Node) -> str:
    """`2 days`, `30 мин`."""
    found = _DURATION.fullmatch(_words(node))
    if found is None:
        return ""
    number = found[1] if found[1].isdecimal() else _NUMBERS.get(found[1], "")
    beginning = max((unit for unit in _UNITS if found[2].startswith(unit)), key=len, default="")
    is_word = len(beginning) > 1 or found[2] == beginning
    return f"{number}{_UNITS[beginning]}" if number and beginning and is_word else ""


def day_meant(node: Node | str) -> str:
    """`1.9.2026`, perhaps with a time behind it."""
    found = _DAY.fullmatch(_words(node))
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}{found[4]}" if found else ""


def night_meant(node: Node) -> str:
    """`21-8`, `21:00 to 8:00`."""
    found = _NIGHT.fullmatch(_words(node))
    return f"{found[1]:0>2}:{found[2] or '00'}..{found[3]:0>2}:{found[4] or '00'}" if found else ""


def list_meant(node: Node) -> str:
    """`name, age` without its brackets."""
    return f"[{node}]" if isinstance(node, Scalar) and node and not re.search(r"[\[\]{}:#\"']", node) else ""


def word_meant(node: Node, known: tuple[str, ...], others: Words[str, str]) -> str:
    """The word of a few that was meant; `others` are words that stand for one of them."""
    return others.get(_words(node)) or (did_you_mean(node, known) if isinstance(node, Scalar) else "")
