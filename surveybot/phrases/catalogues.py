"""The catalogues: in, a phrase's key and a language; out, the words that come with the bot."""

from collections.abc import Mapping
from string import Formatter

from surveybot.phrases.arabic import ARABIC
from surveybot.phrases.chinese import CHINESE
from surveybot.phrases.english import ENGLISH
from surveybot.phrases.french import FRENCH
from surveybot.phrases.german import GERMAN
from surveybot.phrases.kazakh import KAZAKH
from surveybot.phrases.keys import PhraseKey
from surveybot.phrases.portuguese import PORTUGUESE
from surveybot.phrases.russian import RUSSIAN
from surveybot.phrases.spanish import SPANISH
from surveybot.phrases.turkish import TURKISH
from surveybot.phrases.ukrainian import UKRAINIAN

CATALOGUES: Mapping[str, Mapping[PhraseKey, str]] = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "pt": PORTUGUESE,
    "tr": TURKISH,
    "kk": KAZAKH,
    "ar": ARABIC,
    "zh": CHINESE,
}


def phrase(key: PhraseKey, language: str, **values: object) -> str:
    """The phrase in `language`, else in its base (`ru` for `ru-RU`), else in English; plain text, no markup.

    `values` are shown as they are; one that the phrase needs and does not get is a KeyError.
    """
    catalogue = CATALOGUES.get(language) or CATALOGUES.get(language.partition("-")[0], ENGLISH)
    return catalogue[key].format_map(values)


def placeholders(key: PhraseKey, language: str = "en") -> frozenset[str]:
    """The names of the values that a phrase needs; the same in every language."""
    return frozenset(name for _, name, _, _ in Formatter().parse(CATALOGUES[language][key]) if name is not None)
