"""How people write what other languages write: in, a foreign sign or word; out, what this language writes instead."""

import difflib

from surveybot.language.meant import did_you_mean

SIGNS = {
    "=": "==",
    "===": "==",
    "!==": "!=",
    "<>": "!=",
    "≠": "!=",
    "=>": ">=",
    "=<": "<=",
    "≥": ">=",
    "≤": "<=",
    "&&": "and",
    "&": "and",
    "||": "or",
    "|": "or",
    "!": "not",
    "×": "*",
    "÷": "/",
    "−": "-",  # a minus sign that is no hyphen
    "–": "-",
    "—": "-",
}
"""Signs that stand for one of ours wherever they are met."""

NO_SIGNS = {
    "**": "there are no powers; multiply instead: `x * x`",
    "^": "there are no powers; multiply instead: `x * x`",
    "//": "divide with `/`, and round with `round(x)`",
    "%": "a part is written as a number, `0.2` for 20 %",
    "?": "write `X if CONDITION else Y`",
    ":": 'put a time in quotes, `"12:30"`; a choice by a condition is written `X if CONDITION else Y`',
    ";": "write one expression only",
    "{": "leave out the braces: inside an expression a name stands by itself",
    "}": "leave out the braces: inside an expression a name stands by itself",
    "$": "leave it out: a name stands by itself",
    "@": "leave it out: a name stands by itself",
    "#": "leave it out: a name stands by itself",
    "\\": "leave it out: quotes of the other kind can stand inside of quotes",
    ".": "a number is written `0.5`, with a digit before the point; names are written together",
}
"""Signs that nothing here corresponds to, with the way out."""

WORDS = {
    "true": "yes",
    "false": "no",
    "да": "yes",
    "нет": "no",
    "и": "and",
    "или": "or",
    "не": "not",
    "если": "if",
    "иначе": "else",
}
"""Words that stand for one of ours wherever they are met; so does one of ours in capitals."""

INFIX_WORDS = {
    "contains": "has",
    "contain": "has",
    "includes": "has",
    "include": "has",
    "содержит": "has",
    "is": "==",
    "equals": "==",
    "equal": "==",
    "eq": "==",
    "равно": "==",
    "больше": ">",
    "меньше": "<",
    "isnt": "!=",
    "ne": "!=",
    "gt": ">",
    "ge": ">=",
    "gte": ">=",
    "lt": "<",
    "le": "<=",
    "lte": "<=",
    "plus": "+",
    "minus": "-",
    "times": "*",
    "x": "*",
    "х": "*",  # the Russian letter
}
"""Words that are slips only where an operator is expected; elsewhere they may be names."""

KEYWORDS = frozenset({"and", "or", "not", "has", "in", "if", "else", "yes", "no"})

SMART_QUOTES = {"“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«»", "‘": "’‘", "’": "’", "‚": "‘’", "`": "`´"}
"""Typographic opening quotes, each with what may close it."""


def keyword_meant(word: str) -> str | None:
    """The keyword that a word stands for wherever it is met: `TRUE` and `да` are `yes`; None if it is a name."""
    lowered = word.lower()
    return WORDS.get(lowered) or (lowered if lowered in KEYWORDS else None)


def operator_meant(word: str) -> str | None:
    """The operator that a name was meant for where only an operator can stand; None if there is no telling."""
    lowered = word.lower()
    if lowered in INFIX_WORDS:
        return INFIX_WORDS[lowered]
    near = difflib.get_close_matches(lowered, ("and", "or", "has", "else"), n=1, cutoff=0.6)
    return near[0] if near else None


def nearest(word: str, known: list[str]) -> str | None:
    """The known word that was probably meant, letter case aside; None if none is near."""
    return did_you_mean(word, known) or None
