"""What a reply means at a question: in, the words and the question; out, a typed value, or `Refused`."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from tests.reference.shape import Step

Choices = list[dict[str, Any]]
YES_NO = {"en": ("yes", "no"), "ru": ("да", "нет")}


class Refused(Exception):
    """The reply is no answer to this question."""


def read(step: Step, choices: Choices, reply: str | list[str], languages: list[str]) -> Any:
    """The value of a reply; `choices` are those on offer."""
    kind = step.keys["type"]
    if kind == "multi":
        return _several(step, choices, reply)
    if isinstance(reply, list):
        raise Refused("several for a single answer")
    words = reply.strip()
    if kind == "text":
        return _text(words, 4000 if step.keys.get("long") == "yes" else 1000)
    if kind in ("integer", "number"):
        return _number(kind, words)
    if kind == "yes_no":
        return yes_or_no(words, languages)
    if kind == "date":
        return _date(words)
    code = _one(choices, words, by_number=kind in ("choice", "language"))
    return Decimal(code) if kind in ("scale", "nps") else code


def fits(step: Step, choices: Choices, value: Any) -> bool:
    """Whether a stored value is still on offer."""
    codes = [choice["code"] for choice in choices]
    if step.keys["type"] == "multi":
        return all(code in codes for code in value)
    return step.keys["type"] not in ("choice", "language") or value in codes


def yes_or_no(words: str, languages: list[str]) -> bool:
    """Yes or no in any of the survey's languages; the codes always count."""
    for language in {*languages, "en"}:
        yes, no = YES_NO[language]
        if words.lower() in (yes, no):
            return words.lower() == yes
    raise Refused(words)


def keeps(rule: dict[str, Any], value: Any) -> bool:
    """Whether a value keeps a rule that needs nothing but the value itself."""
    if "match" in rule:
        return re.fullmatch(rule["match"], value) is not None
    if "length" in rule:
        return _between(rule["length"], len(value))
    return "range" not in rule or _between(rule["range"], value)


def _between(bounds: str, value: Any) -> bool:
    low, _, high = bounds.partition("..")
    return (not low or Decimal(low) <= value) and (not high or value <= Decimal(high))


def _text(words: str, longest: int) -> str:
    if not words or len(words) > longest:
        raise Refused("no text, or too long")
    return words


def _number(kind: str, words: str) -> Decimal:
    fraction = r"([.,]\d+)?" if kind == "number" else ""
    if not re.fullmatch(r"[-+]?(\d+|\d{1,3}( \d{3})+)" + fraction, words):
        raise Refused(words)
    return Decimal(words.replace(" ", "").replace(",", "."))


def _date(words: str) -> date:
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words)
    spoken = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", words)
    if not iso and not spoken:
        raise Refused(words)
    parts = iso.groups() if iso else tuple(reversed(spoken.groups())) if spoken else ()
    try:
        return date(*map(int, parts))
    except ValueError as impossible:
        raise Refused(words) from impossible


def _one(choices: Choices, words: str, *, by_number: bool) -> str:
    """The code that is meant: the code, else the label, else the number on the list where no code is all digits."""
    wanted = words.lower()
    for key in ("code", "label"):
        for choice in choices:
            written = choice[key].values() if isinstance(choice[key], dict) else [choice[key]]
            if wanted in [words.lower() for words in written]:
                return str(choice["code"])
    if by_number and words.isdecimal() and not any(choice["code"].isdecimal() for choice in choices):
        at = int(words) - 1
        if 0 <= at < len(choices):
            return str(choices[at]["code"])
    raise Refused(words)


def _several(step: Step, choices: Choices, reply: str | list[str]) -> tuple[str, ...]:
    """The chosen codes in the order of the choices, kept to `pick` and `alone`."""
    words = reply if isinstance(reply, list) else reply.split(",")
    chosen = {_one(choices, word.strip(), by_number=True) for word in words}
    alone = step.keys.get("alone", [])
    alone = [alone] if isinstance(alone, str) else alone
    if chosen & set(alone):
        if len(chosen) > 1:
            raise Refused("not together")
    elif not _between(step.keys.get("pick", "1.."), len(chosen)):
        raise Refused("too few or too many")
    return tuple(choice["code"] for choice in choices if choice["code"] in chosen)
