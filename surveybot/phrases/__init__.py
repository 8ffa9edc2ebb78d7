"""The bot's own wording: in, a phrase's key and a language; out, what the respondent reads."""

from surveybot.phrases.catalogues import CATALOGUES, phrase, placeholders
from surveybot.phrases.keys import BUTTONS, KEYS, PhraseKey
from surveybot.phrases.tongue import AS_BUILT_IN, Reworded, Tongue

__all__ = [
    "AS_BUILT_IN",
    "BUTTONS",
    "CATALOGUES",
    "KEYS",
    "PhraseKey",
    "Reworded",
    "Tongue",
    "phrase",
    "placeholders",
]
