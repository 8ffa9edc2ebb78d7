"""Words that people write from memory: in, a word and those that are possible here; out, the one that is meant."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from surveybot.language.alphabets import look_alike, look_of
from surveybot.language.tags import is_language

MOST_COMPARED = 32

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
    "example": ("hint",),
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
    "placeholder": ("hint",),
    "print": ("say",),
    "show": ("say",),
    "tell": ("say",),
    "send": ("say",),
    "write": ("say",),
    "note": ("say",),
    "display": ("say",),
    "go": ("goto",),
    "jump": ("goto",),
    "jump_to": ("goto",),
    "skip_to": ("goto",),
    "let": ("set",),
    "var": ("set",),
    "calculate": ("set",),
    "compute": ("set",),
    "finish": ("end",),
    "stop": ("end",),
    "exit": ("end",),
    "otherwise": ("else",),
    "prompt": ("text", "ask"),
    "question": ("text", "ask"),
    "questions": ("items", "steps"),
    **dict.fromkeys(("dialog", "elements", "fields", "flow", "forms", "pages", "script", "survey"), ("steps",)),
    **dict.fromkeys(("enable_if", "enableif", "visibleif"), ("if",)),
    **dict.fromkeys(("has_other", "hasother", "showotheritem"), ("write_in",)),
    **dict.fromkeys(("validations", "validators"), ("rules",)),
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
    "тип": ("type",),
    "текст": ("text",),
    "вопрос": ("text", "ask"),
    "варианты": ("choices",),
    "подсказка": ("hint",),
    "правила": ("rules",),
    "ошибка": ("error",),
    "если": ("if",),
    "иначе": ("else",),
    "название": ("title",),
    "язык": ("language",),
    "языки": ("languages",),
    "шаги": ("steps",),
    "тесты": ("tests",),
    "сказать": ("say",),
    "конец": ("end",),
    "метка": ("label",),
}
"""The same things as other tools of the trade call them; the first that is possible counts."""


_PARTS = {
    "settings": "settings stand at the top of the file, each at the left edge",
    "welcome": "write it as the first step: `- say: …`",
    "thanks": "write it as the last step: `- end: …`",
    "logic": "conditions stand among the steps: `if: …`, with `goto: …` or `then:`",
    "variables": "answers are called by the names after `ask:`; a step `- set:` computes others",
    "responses": "what the bot says stands among the steps: `- say: …`, `- ask: …`",
}
"""Parts of a survey that other tools keep apart, and where they stand here."""
_PART_OF = {
    **{part: part for part in _PARTS},
    **dict.fromkeys(("config", "meta"), "settings"),
    **dict.fromkeys(("greeting", "intro", "welcome_screen"), "welcome"),
    **dict.fromkeys(("completedhtml", "outro", "thank_you", "thankyou_screens"), "thanks"),
    **dict.fromkeys(("conditions", "rules", "transitions"), "logic"),
    **dict.fromkeys(("slots", "vars"), "variables"),
}


def did_you_mean(name: str, known: "Iterable[str] | Known") -> str:
    """The known name that `name` was probably meant to be, letter case aside, or an empty text."""
    names = _names(known)
    alike = next((candidate for candidate in names.looks.get(look_of(name), ()) if candidate != name), "")
    if alike:
        return alike
    close = get_close_matches(name.casefold(), names.near(name.casefold()), n=1, cutoff=0.6)
    return names.folded[close[0]][0] if close else ""


SAME_LOOK = "that looks like `{guess}` and has letters of another alphabet: type `{guess}` again"


def proposal(name: str, guess: str, otherwise: str) -> str:
    """The help that proposes `guess` for `name`, a template over it; `otherwise` where there is no guess."""
    if look_alike(name, guess):
        return SAME_LOOK
    return "did you mean `{guess}`?" if guess else otherwise


def surely_meant(name: str, known: "Iterable[str] | Known") -> str:
    """The one known name that `name` is but for a slip of the finger; an empty text if there is none, or several."""
    names, word = _names(known), name.casefold()
    slips = [candidate for near in names.near(word) if _is_slip(word, near) for candidate in names.folded[near]]
    return slips[0] if len(slips) == 1 else ""


class Known:
    """Known names by how they look, and (`folded`) letter case aside."""

    def __init__(self, known: tuple[str, ...]) -> None:
        """All of them."""
        self.looks: dict[str, list[str]] = {}
        self.folded: dict[str, list[str]] = {}
        for name in known:
            self.looks.setdefault(look_of(name), []).append(name)
            self.folded.setdefault(name.casefold(), []).append(name)
        self._forwards = sorted(self.folded)
        self._backwards = sorted(name[::-1] for name in self.folded)

    def near(self, word: str) -> list[str]:
        """What a folded word is compared with: of many names those beside it in the alphabet, read from both ends."""
        if len(self.folded) <= MOST_COMPARED:
            return self._forwards
        behind = (name[::-1] for name in _beside(word[::-1], self._backwards))
        return list(dict.fromkeys([*_beside(word, self._forwards), *behind]))


_kept = lru_cache(maxsize=16)(Known)  # a survey that has one name wrong often has many


def _names(known: Iterable[str] | Known) -> Known:
    return known if isinstance(known, Known) else _kept(tuple(known))


def _beside(word: str, names: list[str]) -> list[str]:
    at = bisect_left(names, word)
    return names[max(0, at - MOST_COMPARED // 8) : at + MOST_COMPARED // 8]


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
    if "surveybot" in known and lowered in _PART_OF:
        return _PARTS[_PART_OF[lowered]]
    if key.count(" ") > 1 and not {"text", "say", "end", "review"}.isdisjoint(known):
        return "if it goes on the text above, write that below `|`: all of its lines further right than their key"
    if lowered in ("after", "delay", "pause", "sleep", "timeout", "wait") and "media" in known and "ask" not in known:
        return "the bot waits for answers only: a time limit stands in a question"
    if "surveybot" in known and lowered.endswith("token"):
        return "the bot's token stands in no survey: the bot is given it as `BOT_TOKEN`"
    if lowered.replace("_", "") in ("maxlength", "minlength", "maxlen", "minlen", "maxchars") and "rules" in known:
        return "write it under `rules:`, as `- length: ..50`, and `error: …` in a line below it"
    if lowered in ("hide_if", "hidden_if", "skip_if", "unless") and "if" in known:
        return "write the contrary: `if: not (…)`"
    if lowered in ("required", "mandatory", "isrequired", "is_required") and "optional" in known:
        return "every question needs an answer unless it has `optional: yes`; take this line out"
    if lowered in ("constraint", "constraint_message", "validation_message") and "rules" in known:
        return "write both under `rules:`, as `- that: age >= 16`, and `error: …` in a line below it"
    if lowered in ("text", "title", "say") and known == {"label"}:
        return "a label says nothing: write the words in a step of their own below, `- say: …`"
    if lowered in ("attributes", "config", "properties", "props") and "optional" in known:
        return "the keys of a question stand below each other: move what hangs on this one to the left"
    if is_language(lowered) and len(lowered) == 2 and "hint" in known:
        return "a language stands below its text, further right than `text:`, aligned with the other languages"
    if lowered in ("min", "max", "ratemin", "ratemax") and "ends" in known:
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
