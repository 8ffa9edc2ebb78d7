"""How far surveys are translated: what is missing, and what has gone stale since its source was edited."""

from pathlib import Path

import pytest

from surveybot.authoring.translations.lock import Translated, followed, lock_path, lock_text, read_lock
from surveybot.authoring.translations.standing import standing_of
from surveybot.authoring.translations.texts import open_texts
from tests.authoring.stage import texts
from tests.cli.conftest import run

SURVEY = """\
surveybot: 1
id: office
title: { en: Office, de: Büro }
languages: [en, de]
steps:
  - say: { en: Hello, de: Hallo }
  - say: { en: Welcome, de: Willkommen }
  - say: Not translated
  - end: { en: Bye, de: Tschüss }
"""


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A survey of five texts on disk, of which one is not translated; somebody has looked at the others."""
    path = tmp_path / "office.yaml"
    path.write_text(SURVEY, encoding="utf-8")
    assert run("i18n", "status", "office.yaml", "--accept", cwd=tmp_path).code == 0
    return path


def edit(path: Path, was: str, now: str) -> None:
    """Changes the survey by hand."""
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")


def stale(path: Path) -> list[str]:
    """The texts of the survey whose German is older than their source."""
    opened = open_texts(path)
    return [text.id for text in standing_of(opened, Translated(read_lock(path), opened.texts), "de").stale]


def test_without_a_lock_nothing_is_known(tmp_path: Path) -> None:
    """A survey that was never exchanged with translators has missing texts, but no stale ones."""
    path = tmp_path / "office.yaml"
    path.write_text(SURVEY, encoding="utf-8")
    assert stale(path) == []
    assert not lock_path(path).exists()


def test_an_edit_of_the_source_makes_its_translations_stale(survey: Path) -> None:
    """And no others; accepting them makes them fresh."""
    edit(survey, "en: Welcome,", "en: Welcome back,")
    assert stale(survey) == ["office/say.2"]
    ran = run("i18n", "status", "office.yaml", "--list", "--check", cwd=survey.parent)
    assert ran.code == 1
    assert ran.out.splitlines()[1:] == [
        "office                            de                 3        1      1      5",
        "  office.yaml:7:10: de stale: office/say.2",
        "  office.yaml:8:10: de missing: office/say.3",
    ]
    assert run("i18n", "status", "office.yaml", "--accept", cwd=survey.parent).code == 0
    assert stale(survey) == []


def test_an_edit_of_the_layout_makes_nothing_stale(survey: Path) -> None:
    """Quotes, blocks and order are not what is translated."""
    edit(survey, "  - say: { en: Hello, de: Hallo }", "  - say:\n      de: Hallo\n      en: |\n        Hello")
    assert stale(survey) == []


def test_steps_put_before_others_make_nothing_stale(survey: Path) -> None:
    """The lock follows texts whose numbers have changed; a new translated text is not taken for an old one."""
    edit(survey, "steps:\n", "steps:\n  - say: { en: New, de: Neu }\n")
    assert stale(survey) == []
    run("i18n", "status", "office.yaml", "--accept", cwd=survey.parent)
    edit(survey, "en: Hello,", "en: Hi,")
    assert stale(survey) == ["office/say.2"]


def test_a_stale_text_goes_out_as_fuzzy_and_comes_back_fresh(survey: Path) -> None:
    """Left as it is, it stays stale; with the mark taken away, changed or not, it is up to date."""
    edit(survey, "en: Welcome,", "en: Welcome back,")
    folder = survey.parent
    assert run("i18n", "export", "office.yaml", "--to", "de", cwd=folder).code == 0
    back = folder / "office.de.po"
    text = back.read_text(encoding="utf-8")
    assert text.count("#, fuzzy\n") == 1
    assert run("i18n", "import", "office.yaml", "office.de.po", cwd=folder).code == 0
    assert stale(survey) == ["office/say.2"]
    back.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")
    assert run("i18n", "import", "office.yaml", "office.de.po", cwd=folder).code == 0
    assert stale(survey) == []


def test_what_was_translated_from_an_old_source_stays_stale(survey: Path) -> None:
    """Such a translation is not taken over; with --stale-too it is, and counts as stale."""
    folder = survey.parent
    run("i18n", "export", "office.yaml", "--to", "de", cwd=folder)
    back = folder / "office.de.po"
    back.write_text(back.read_text(encoding="utf-8").replace("Willkommen", "Guten Tag"), encoding="utf-8")
    edit(survey, "en: Welcome,", "en: Welcome back,")
    ran = run("i18n", "import", "office.yaml", "office.de.po", cwd=folder)
    assert (ran.code, "the source has changed since the export" in ran.out) == (1, True)
    assert "Willkommen" in survey.read_text(encoding="utf-8")
    assert run("i18n", "import", "office.yaml", "office.de.po", "--stale-too", cwd=folder).code == 0
    assert "de: Guten Tag" in survey.read_text(encoding="utf-8")
    assert stale(survey) == ["office/say.2"]


def test_check_is_quiet_when_all_is_done(survey: Path) -> None:
    """The exit code is 0, also for a survey of one language."""
    edit(survey, "say: Not translated", "say: { en: Translated, de: Übersetzt }")
    assert run("i18n", "status", ".", "--check", cwd=survey.parent).code == 0
    (survey.parent / "one.yaml").write_text(
        "surveybot: 1\nid: one\ntitle: One\nlanguage: en\nsteps:\n  - say: Hi\n", encoding="utf-8"
    )
    ran = run("i18n", "status", ".", "--check", cwd=survey.parent)
    assert (ran.code, ran.out.splitlines()[-1]) == (
        0,
        "one                               en                 -        -      -      2",
    )


def test_the_lock_has_a_line_a_text(survey: Path) -> None:
    """Sorted, so that the changes of two people can be merged; texts that are gone are dropped."""
    lines = lock_path(survey).read_text(encoding="utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines[1:-1]] == [
        '"office/end.1"', '"office/say.1"', '"office/say.2"', '"office/title"',
    ]  # fmt: skip
    edit(survey, "  - say: { en: Hello, de: Hallo }\n", "")
    run("i18n", "status", "office.yaml", "--accept", cwd=survey.parent)
    assert len(lock_path(survey).read_text(encoding="utf-8").splitlines()) == 5


def test_a_lock_is_read_as_it_was_written(survey: Path) -> None:
    """And a damaged one is told of, in a sentence, with exit code 3."""
    lock = read_lock(survey)
    assert lock_text(lock) == lock_path(survey).read_text(encoding="utf-8")
    for damage in ("{", "[]", '{"a": 1}', "<<<<<<< HEAD\n{}"):
        lock_path(survey).write_text(damage, encoding="utf-8")
        ran = run("i18n", "status", "office.yaml", cwd=survey.parent)
        assert ran.code == 3
        assert ran.err.startswith("surveybot: office.i18n.json is damaged: ")


def test_two_texts_of_one_wording_are_not_confused() -> None:
    """Where two texts of a kind have the words of an entry, it belongs to none of them for sure."""
    survey = texts("surveybot: 1\nid: x\ntitle: T\nsteps:\n  - say: New\n  - say: Same\n  - say: Same\n")
    same = next(text.hash for text in survey.texts if text.source == "Same")
    assert followed({"x/say.1": same, "x/say.2": same}, survey.texts) == {"x/say.1": "x/say.3", "x/say.2": "x/say.2"}
    assert followed({"x/say.1": same}, survey.texts) == {"x/say.1": "x/say.1"}
    one = texts("surveybot: 1\nid: x\ntitle: T\nsteps:\n  - say: A\n  - say: B\n  - say: Same\n")
    assert followed({"x/say.1": same, "x/say.2": same}, one.texts) == {"x/say.1": "x/say.3", "x/say.2": "x/say.2"}
