"""A phrase of the bot as a text: in, its key; out, a `Text` in every language that the bot speaks."""

from surveybot.language.nodes import Mapping, Scalar
from surveybot.language.text import Text
from surveybot.phrases import CATALOGUES, PhraseKey, phrase


def phrase_text(key: PhraseKey) -> Text:
    """The phrase `key`, which needs no values; it stands in no file."""
    by_language = Mapping(Scalar.nowhere().span)
    for language in CATALOGUES:
        by_language.add(Scalar.nowhere(language), Scalar.nowhere(phrase(key, language)))
    text, problems = Text.read(by_language)
    assert text is not None
    assert not problems
    return text
