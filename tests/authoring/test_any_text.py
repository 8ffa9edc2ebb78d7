"""Whatever authors and translators write: it goes out, comes back, and changes nothing else in the file."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from surveybot.authoring.translations.edits import Writer, edited
from surveybot.authoring.translations.scalars import Setting, Style, written
from surveybot.authoring.translations.texts import worded
from surveybot.language.nodes import Scalar
from surveybot.language.text import is_blank
from tests.authoring.stage import sheet, taken_in, texts, there_and_back, translated

AWKWARD = [
    *(
        "'",
        '"',
        ":",
        ": ",
        " #",
        "#",
        "- ",
        "?",
        "!",
        "&",
        "*",
        "|",
        ">",
        "%",
        "@",
        "`",
        "{",
        "}",
        "{{",
        "}}",
        "[",
        "]",
    ),
    *(
        ",",
        "\\",
        "\\n",
        "\\d",
        "\t",
        "\n",
        "\n\n",
        "\n  ",
        "  ",
        " ",
        "~",
        "null",
        "no",
        "12",
        "2026-09-01",
        "=1+1",
        "+1",
    ),
    *(
        "<r>",
        "</r>",
        "<<",
        "---",
        "...",
        "msgid",
        "_x0041_",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\xad",
        "\x85",
        "\r\n",
        "\xa0",
    ),
    *("👋", "👩\u200d👧", "שלום", "مرحبا", "\u200f", "\u200b", "\u200d", "“", "”", "ё", "é", "{name}", "**b**"),
]
WORDS = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text("abc Яй:#'\"", min_size=1, max_size=6)), max_size=8)
TEXTS = WORDS.map("".join).filter(lambda text: not is_blank(text))
TRANSLATIONS = TEXTS.filter(lambda text: re.search(r"[{}\ufeff\x85]", text) is None)
STYLES: list[Style] = ["plain", "'", '"', "|", ">"]
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


@given(TEXTS, st.sampled_from(STYLES), st.sampled_from([0, 2, 7]), st.sampled_from([1, 2, 4]), LINE_ENDS, st.booleans())
@settings(max_examples=600, deadline=None)
def test_any_text_can_be_written(text: str, style: Style, column: int, step: int, end: str, in_brackets: bool) -> None:
    """In every style and place what is written reads back as the same text; `written` proves it or fails."""
    scalar = written(worded(text), style, Setting(column, step, end, in_brackets))
    assert end in scalar or "\n" not in scalar


SURVEY = """\
surveybot: 1  # the version
id: any
title: $1
languages: [en, ru]   # two

choice_lists:
  pays:
    - pay: $2
steps:
  - say: $3
  # a comment
  - ask: name
    type: text
    text: $4
    hint:
      $5

  - say: { en: $6 }  # in brackets
  - ask: week
    type: choice
    text:
      en: $7
      # between
      ru: $8
    choices: pays
  - end:
"""
COLUMNS = (0, 6, 4, 4, 4, 0, 6, 6)  # of the keys


@st.composite
def surveys(draw: st.DrawFn) -> str:
    """A survey whose texts are of any kind and in any style."""
    end = draw(LINE_ENDS)
    survey = SURVEY.replace("\n", end)
    for number, column in enumerate(COLUMNS, 1):
        setting = Setting(column, 2, end, in_brackets=number == 6)
        scalar = written(worded(draw(TEXTS)), draw(st.sampled_from(STYLES)), setting)
        survey = survey.replace(f"${number}", scalar)
    return survey


@given(surveys(), st.sampled_from(["po", "xlsx"]), st.data())
@settings(max_examples=150, deadline=None)
def test_what_is_imported_is_exported_again(source: str, format: str, data: st.DataObject) -> None:
    """Every translation that is taken over comes out of the next export; importing that changes no byte."""
    before = texts(source)
    assume(len(before.texts) > 1)
    words = {text.id: data.draw(TRANSLATIONS) for text in before.texts}
    back = there_and_back(translated(sheet(before, "de"), words), format)
    done = taken_in(before, back, "de")
    refused = {remark.id for remark in done.remarks}
    again = {row.id: row.translation for row in sheet(done.survey, "de").rows}
    assert {id: again[id] for id in words if id not in refused} == {
        id: worded(text) for id, text in words.items() if id not in refused
    }
    same = taken_in(done.survey, there_and_back(sheet(done.survey, "de"), format), "de")
    assert same.survey.document.text == done.survey.document.text


@given(surveys(), st.sampled_from(["po", "xlsx"]), st.sampled_from(["ru", "de"]))
@settings(max_examples=100, deadline=None)
def test_what_was_just_exported_changes_nothing(source: str, format: str, language: str) -> None:
    """Importing an export changes no byte, and there is nothing to tell."""
    before = texts(source)
    done = taken_in(before, there_and_back(sheet(before, language), format), language)
    assert done.survey.document.text == source
    assert done.remarks == ()


@given(surveys(), TRANSLATIONS, st.integers(0, 7))
@settings(max_examples=200, deadline=None)
def test_nothing_else_is_touched(source: str, words: str, number: int) -> None:
    """Every line above and below a text stays, to the letter; its own lines at most move to the right."""
    before = texts(source)
    assume(number < len(before.texts))
    found = before.texts[number].found
    after = edited(source, Writer(before.document, "en").translation(found, "de", worded(words)))
    nodes = [found.node] if isinstance(found.node, Scalar) else list(found.node.values())
    document = before.document
    start = document.line_start_at(document.start_of(found.key if found.key is not None else found.node))
    end = document.line_end_at(document.end_of(nodes[-1]))
    assert after.startswith(source[:start])
    assert after.endswith(source[end:])
    own = after[start : len(after) - len(source) + end]
    for node in nodes:
        lines = source[document.start_of(node) : document.end_of(node)].splitlines()
        assert [line for line in lines if line.strip() not in own] == []


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_kept_where_it_can_say_the_text(style: Style) -> None:
    """Simple words are written as their neighbours are."""
    scalar = written("Guten Tag, wie geht es?", style, Setting(4, 2, "\n"))
    assert scalar[:1] == ("G" if style == "plain" else style)
