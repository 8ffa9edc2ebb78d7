"""The bot's own phrases: complete in every language, with the same placeholders, short where they stand on buttons."""

import re
from string import Formatter

import pytest

from surveybot.phrases import BUTTONS, CATALOGUES, KEYS, PhraseKey, phrase, placeholders


@pytest.mark.parametrize("language", CATALOGUES)
def test_catalogue_is_complete(language: str) -> None:
    """A language has every key and no other, and nothing empty."""
    assert set(CATALOGUES[language]) == set(KEYS)
    assert len(KEYS) == len(set(KEYS))
    assert all(words == words.strip() != "" for words in CATALOGUES[language].values())


@pytest.mark.parametrize("key", KEYS)
def test_placeholders_agree(key: PhraseKey) -> None:
    """A phrase needs the same values in every language, each by its plain name and unformatted."""
    assert len({placeholders(key, language) for language in CATALOGUES}) == 1
    for catalogue in CATALOGUES.values():
        for _, name, layout, conversion in Formatter().parse(catalogue[key]):
            assert name is None or (re.fullmatch("[a-z]+", name) and not layout and not conversion)


@pytest.mark.parametrize("key", KEYS)
def test_values_are_shown_as_they_are(key: PhraseKey) -> None:
    """Braces and signs in a value change nothing of the phrase."""
    values = dict.fromkeys(placeholders(key), "{x} **y** %s")
    for language in CATALOGUES:
        assert phrase(key, language, **values).count("{x} **y** %s") == len(values)


@pytest.mark.parametrize("language", CATALOGUES)
def test_buttons_are_short(language: str) -> None:
    """What stands on a button has at most 20 characters and no placeholder."""
    assert all(len(CATALOGUES[language][key]) <= 20 and not placeholders(key, language) for key in BUTTONS)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Skip"), ("ru", "Пропустить"), ("ru-RU", "Пропустить"), ("en-GB", "Skip"), ("lv", "Skip"), ("", "Skip")],
)
def test_fallback(language: str, expected: str) -> None:
    """A language falls back to its base and then to English."""
    assert phrase("skip", language) == expected


def test_russian_is_polite() -> None:
    """The respondent is addressed by a capital letter throughout, and nothing shouts."""
    russian = "\n".join(CATALOGUES["ru"].values())
    assert not re.search(r"\b(ты|тебя|тебе|твой|вы|вас|вам|ваш\w*)\b", russian)
    assert not any("!" in words for catalogue in CATALOGUES.values() for words in catalogue.values())
