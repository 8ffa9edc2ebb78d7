"""Latin and Cyrillic letters: in, a word or a language; out, which of the two it has, and what looks like it."""

import re

from surveybot.language.position import Span
from surveybot.language.problem import Problem, Replacement, Severity

# Letters of both alphabets that are drawn alike, as the confusables of Unicode TS 39 have them.
_CYRILLIC = "аАВеЕіІјЈкКМНоОрРсСѕЅТуУхХ"
_LATIN = "aABeEiIjJkKMHoOpPcCsSTyYxX"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_A_LATIN, _A_CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")
_CYRILLIC_LANGUAGES = frozenset(
    ["ab", "ba", "be", "bg", "ce", "cv", "kk", "ky", "mk", "mn", "os", "ru", "sr", "tg", "tt", "uk"]
)


def writes_cyrillic(language: str) -> bool:
    """Whether a language is written in Cyrillic letters."""
    return language.partition("-")[0] in _CYRILLIC_LANGUAGES and "-Latn" not in language


def is_mixed(word: str) -> bool:
    """Whether a word has letters of both."""
    return bool(_A_LATIN.search(word) and _A_CYRILLIC.search(word))


def in_one_alphabet(word: str) -> str:
    """The word in the alphabet of most of its letters, if what is of the other looks like that; else empty."""
    to_latin, to_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    is_rather_latin = len(_A_LATIN.findall(word)) >= len(_A_CYRILLIC.findall(word))
    both = (to_latin, to_cyrillic) if is_rather_latin else (to_cyrillic, to_latin)
    return next((written for written in both if not is_mixed(written)), "")


def look_alike(one: str, other: str) -> bool:
    """Whether two different words look the same."""
    return one != other and look_of(one) == look_of(other)


def look_of(word: str) -> str:
    """The same text for words that look the same, and for no others."""
    return word.translate(_TO_LATIN)


_IN_CYRILLIC = "type the whole word in Cyrillic letters: `{right}`"


def mixed_letters(code: str, span: Span, word: str, severity: Severity = Severity.ERROR) -> Problem:
    """The problem of a word that is typed in two alphabets; `right` of its values is the word in one of them."""
    right = in_one_alphabet(word)
    template = "`{name}` mixes Latin and Cyrillic letters that look alike"
    help = "type it all in one alphabet"
    if right:
        is_latin = bool(_A_LATIN.search(right))
        help = "type the whole word in Latin letters: `{right}`" if is_latin else _IN_CYRILLIC
    fix = (Replacement(span, right),) if right else ()
    return Problem(code, severity, span, template, {"name": word, "right": right or word}, help, fix=fix)
