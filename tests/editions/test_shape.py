"""The shape of a survey stays with other words, and with nothing else."""

from pathlib import Path

import pytest

from surveybot.cli.checking import check_file
from surveybot.program.compile import compile_survey
from surveybot.survey.reader import read_survey

ROOT = Path(__file__).parents[2]

SURVEY = """\
surveybot: 1
id: visit
title: A visit
languages: [en, ru]
steps:
  - say: Hello!
  - label: again
  - ask: city
    type: choice
    text: { en: Which city?, ru: Какой город? }
    choices:
      - riga: { en: Riga, ru: Рига }
      - other: { en: Elsewhere, ru: Не там }
    write_in: other
  - ask: age
    if: city == "riga"
    type: integer
    text: How old are you?
    rules:
      - range: 14..99
        error: That is odd.
  - ask: more
    type: yes_no
    text: One more?
    timeout: { after: 15m, say: Too late. }
  - if: more
    goto: again
  - end: Bye, { city }!
"""

WORDS = [
    ("title: A visit", "title: The visit"),
    ("Hello!", "Good morning!"),
    ("en: Which city?", "en: Which **town**, please?"),
    ("ru: Рига }", "ru: Рига на Даугаве }"),
    ("That is odd.", "Please write your age."),
    ("text: How old are you?", "text: How old are you?\n    hint: In years."),
    ("Too late.", "We stop here."),
    ("Bye, { city }!", "Bye!"),
    ('if: city == "riga"', 'if: city == "riga" # who lives here'),
    ("languages: [en, ru]", "languages: [en, ru]\nclose: 2027-01-01"),
    ("languages: [en, ru]", "languages: [en, ru]\nmessages: { done: Ready }"),
]
MORE = [
    ("ask: age", "ask: years"),
    ("type: integer", "type: number"),
    ("- riga: {", "- jelgava: {"),
    ("    write_in: other\n", ""),
    ("14..99", "16..99"),
    ('if: city == "riga"', 'if: city == "other"'),
    ("after: 15m", "after: 16m"),
    ("  - say: Hello!\n", ""),
    ("if: more\n", "if: not more\n"),
    ("[en, ru]", "[ru, en]"),
    ("text: One more?", "text: One more?\n    optional: yes"),
    ("type: yes_no", "type: yes_no\n    pii: yes"),
    ("label: again", "label: anew"),
]


def shape_of(source: str) -> str:
    """The shape of a survey in text."""
    survey, _ = read_survey(source.encode(), "visit.yaml")
    assert survey is not None
    return compile_survey(survey)[0].shape


@pytest.mark.parametrize(("old", "new"), WORDS, ids=[new for _, new in WORDS])
def test_other_words_leave_the_shape(old: str, new: str) -> None:
    """Texts, comments, and what is only for those who begin."""
    assert old in SURVEY
    assert shape_of(SURVEY.replace(old, new)) == shape_of(SURVEY)


@pytest.mark.parametrize(("old", "new"), MORE, ids=[new or old for old, new in MORE])
def test_anything_else_changes_it(old: str, new: str) -> None:
    """Names, types, codes, rules, conditions, flow, languages."""
    assert old in SURVEY
    assert shape_of(SURVEY.replace(old, new)) != shape_of(SURVEY)


@pytest.mark.parametrize("path", sorted((ROOT / "surveys").rglob("*.yaml")), ids=lambda path: path.stem)
def test_places_are_no_part_of_it(path: Path, tmp_path: Path) -> None:
    """A survey that moves down by a line and over to another file keeps its shape."""
    program = check_file(path).program
    assert program is not None
    survey, _ = read_survey(b"# moved\n" + path.read_bytes(), str(tmp_path / "moved.yaml"))
    assert survey is not None
    assert compile_survey(survey)[0].shape == program.shape
