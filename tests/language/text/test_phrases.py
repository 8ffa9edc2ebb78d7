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
    [
        ("en", "Skip"),
        ("ru", "Пропустить"),
        ("ru-RU", "Пропустить"),
        ("en-GB", "Skip"),
        ("uk", "Пропустити"),
        ("de-AT", "Überspringen"),
        ("pt-BR", "Pular"),
        ("zh-Hans", "跳过"),
        ("lv", "Skip"),
        ("lv-LV", "Skip"),
        ("", "Skip"),
    ],
)
def test_fallback(language: str, expected: str) -> None:
    """A language falls back to its base and then to English."""
    assert phrase("skip", language) == expected


def test_a_typed_word_means_one_thing() -> None:
    """What one language writes on a button is on no other button of any language: all are understood as typed."""
    meanings: dict[str, set[PhraseKey]] = {}
    for catalogue in CATALOGUES.values():
        for key in BUTTONS:
            meanings.setdefault(catalogue[key].casefold(), set()).add(key)
    assert {word: keys for word, keys in meanings.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("language", sorted(set(CATALOGUES) - {"en"}))
def test_no_phrase_is_left_in_english(language: str) -> None:
    """A sentence of one language is no other's; commands are the same in all of them."""
    commands = re.compile(r"/[a-z]+")
    for key, words in CATALOGUES[language].items():
        assert commands.findall(words) == commands.findall(CATALOGUES["en"][key])
        is_sentence = len(CATALOGUES["en"][key].split()) > 3
        assert not is_sentence or all(words != other[key] for tag, other in CATALOGUES.items() if tag != language)


def test_arabic_reads_from_the_right() -> None:
    """In Arabic a line begins from the right, and dates and commands stand between marks that keep them whole."""
    for words in CATALOGUES["ar"].values():
        assert all(line[0] not in "/\u200e" for line in words.split("\n"))
        assert not re.search("(?<!\u200e)(?:/[a-z]|[0-9]{4}-)", words)
        assert not re.search("(?:/[a-z]+|-[0-9]{2})(?!\u200e|[0-9a-z-])", words)


def test_russian_is_polite() -> None:
    """The respondent is addressed by a capital letter throughout, and nothing shouts."""
    russian = "\n".join(CATALOGUES["ru"].values())
    assert not re.search(r"\b(ты|тебя|тебе|твой|вы|вас|вам|ваш\w*)\b", russian)
    assert not any(
        sign in words for sign in "!！¡" for catalogue in CATALOGUES.values() for words in catalogue.values()
    )
