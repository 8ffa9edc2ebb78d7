"""Words that people write from memory: in, a word and those that are possible here; out, the one that is meant."""

import re
from collections.abc import Container, Iterable
from difflib import SequenceMatcher, get_close_matches

from surveybot.language.alphabets import look_alike

_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "answers": ("choices",),
    "battery": ("grid",),
    "condition": ("if", "that"),
    "depends_on": ("if",),
    "relevant": ("if",),
    "show_if": ("if",),
    "visible_if": ("if",),
    "confirm": ("review",),
    "count": ("times",),
    "description": ("hint",),
    "each": ("over",),
    "exclusive": ("alone",),
    "for": ("repeat", "over"),
    "foreach": ("repeat",),
    "help": ("hint",),
    "input": ("say",),
    "items": ("choices",),
    "limit": ("at_most",),
    "locales": ("languages",),
    "loop": ("repeat",),
    "matrix": ("grid",),
    "max": ("at_most",),
    "maximum": ("at_most",),
    "message": ("error", "say", "text"),
    "multiline": ("long",),
    "options": ("choices",),
    "other": ("write_in",),
    "pattern": ("match",),
    "print": ("say",),
    "prompt": ("text", "ask"),
    "question": ("text", "ask"),
    "questions": ("steps",),
    "regex": ("match",),
    "replies": ("say",),
    "rows": ("items",),
    "statements": ("items",),
    "summary": ("review",),
    "title": ("text",),
    "validation": ("rules",),
    "variants": ("choices",),
    "version": ("surveybot",),
    "when": ("if",),
}
"""The same things as other tools of the trade call them; the first that is possible counts."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The known name that `name` was probably meant to be, letter case aside, or an empty text."""
    known = list(known)
    alike = next((candidate for candidate in known if look_alike(name, candidate)), "")
    if alike:
        return alike
    possible = {candidate.casefold(): candidate for candidate in reversed(known)}
    close = get_close_matches(name.casefold(), list(possible), n=1, cutoff=0.6)
    return possible[close[0]] if close else ""


SAME_LOOK = "that looks like `{guess}` and has letters of another alphabet: type `{guess}` again"


def proposal(name: str, guess: str, otherwise: str) -> str:
    """The help that proposes `guess` for `name`, a template over it; `otherwise` where there is no guess."""
    if look_alike(name, guess):
        return SAME_LOOK
    return "did you mean `{guess}`?" if guess else otherwise


def surely_meant(name: str, known: Iterable[str]) -> str:
    """The one known name that `name` is but for a slip of the finger; an empty text if there is none, or several."""
    slips = [candidate for candidate in known if _is_slip(name.casefold(), candidate.casefold())]
    return slips[0] if len(slips) == 1 else ""


def _is_slip(written: str, meant: str) -> bool:
    """Letters exchanged, or most of them the same; figures are never a slip: `child_2` is not `child_1`."""
    if re.findall("[0-9]", written) != re.findall("[0-9]", meant):
        return False
    return sorted(written) == sorted(meant) or SequenceMatcher(None, written, meant).ratio() >= 0.75


def key_surely_meant(key: str, known: Iterable[str], taken: Container[str] = ()) -> str:
    """The key that stands for `key` here, as `key_meant` has it, but only where there is no doubt."""
    meant = key_meant(key, known := list(known), taken)
    return meant if meant in _OTHER_WORDS.get(key.casefold(), ()) else surely_meant(key, known)


def key_meant(key: str, known: Iterable[str], taken: Container[str] = ()) -> str:
    """The key that stands for `key` here: what other tools call it, else one spelt alike, else an empty text.

    `taken` are the keys that are given already.
    """
    known = list(known)
    other = (word for word in _OTHER_WORDS.get(key.casefold(), ()) if word in known and word not in taken)
    return next(other, "") or did_you_mean(key, known)


def remark(key: str, known: Iterable[str]) -> str:
    """What to do about a key that nothing here corresponds to, though people expect it; or an empty text."""
    lowered, known = key.casefold(), set(known)
    if lowered in ("required", "mandatory") and "optional" in known:
        return "every question needs an answer unless it has `optional: yes`; take this line out"
    if lowered in ("min", "max") and "ends" in known:
        return "the points of a scale stand in one line, such as `choices: 1..5`"
    if lowered in ("min", "max") and "rules" in known:
        return "write it under `rules:`, as `- range: 1..10` for a number and `- length: 2..50` for a text"
    if lowered in ("min", "max") and "range" in known:
        return "write both ends in one line: `range: 1..10` for a number, `length: 2..50` for a text"
    if lowered in ("elif", "elseif", "elsif", "else if") and "else" in known:
        return "put a step `- if: …` of its own into the list under `else:`"
    if lowered in ("while", "until") and "at_most" in known:
        return "`text:` asks before each round; to stop earlier, jump to a label behind the `repeat`"
    return ""
