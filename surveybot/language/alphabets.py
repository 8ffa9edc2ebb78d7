"""Latin and Cyrillic letters: in, a word or a language; out, its alphabet, and letters of the other that look alike."""

import re

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
    """Whether a word has letters of both alphabets."""
    return bool(_A_LATIN.search(word) and _A_CYRILLIC.search(word))


def in_one_alphabet(word: str) -> str:
    """The word in Latin or else in Cyrillic letters that look the same; empty if there are none."""
    for alphabet, other in ((_TO_LATIN, _A_CYRILLIC), (_TO_CYRILLIC, _A_LATIN)):
        if not other.search(written := word.translate(alphabet)):
            return written
    return ""


def look_alike(one: str, other: str) -> bool:
    """Whether two different words look the same."""
    return one != other and one.translate(_TO_LATIN) == other.translate(_TO_LATIN)
