"""Messages: numbers choose the form of what they count, and words inside of words keep their template."""

import pytest

from surveybot.language.words import Worded, fill


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [(1, "line", "строка"), (2, "lines", "строки"), (5, "lines", "строк"), (11, "lines", "строк"),
     (12, "lines", "строк"), (21, "lines", "строка"), (104, "lines", "строки"), (0, "lines", "строк")],
)  # fmt: skip
def test_counted_things_agree_with_their_number(number: int, english: str, russian: str) -> None:
    """Two forms are those of English, three those of Russian."""
    assert fill("{n} {n:line|lines}", {"n": number}) == f"{number} {english}"
    assert fill("{n} {n:строка|строки|строк}", {"n": number}) == f"{number} {russian}"


def test_words_are_a_text_that_knows_its_template() -> None:
    """So that a translation finds them among the values of a message."""
    words = Worded("a {type} question", type="text")
    assert fill("unknown key in {what}", {"what": words}) == "unknown key in a text question"
    assert (words.template, words.values) == ("a {type} question", {"type": "text"})
