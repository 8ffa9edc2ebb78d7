"""The commands of translators at the keyboard: exit codes, files in the way, and what is never half written."""

from pathlib import Path

import pytest

from tests.cli.conftest import run

SURVEY = "surveybot: 1\nid: office\ntitle: Office\nlanguage: en\nsteps:\n  - say: Hello\n  - end: Bye\n"
PART = "steps:\n  - say: Shared\n"
BACK = """\
msgid ""
msgstr "Language: de"

msgctxt "office/say.1"
msgid "Hello"
msgstr "Hallo"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a survey, a part of one, and a translation."""
    (tmp_path / "office.yaml").write_text(SURVEY, encoding="utf-8")
    (tmp_path / "part.yaml").write_text(PART, encoding="utf-8")
    (tmp_path / "back.po").write_text(BACK, encoding="utf-8")
    return tmp_path


WRONG = [
    ("export office.yaml --to german", 2, "`german` is not how a language is written here: write de."),
    ("export office.yaml --to pt_br", 2, "`pt_br` is not how a language is written here: write pt-BR."),
    ("export office.yaml --to ?", 2, "`?` is not how a language is written here: write its short form, such as"),
    ("export office.yaml --to en", 2, "office.yaml is written in en already."),
    ("export office.yaml --to de --to uk --out one.po", 2, "one.po is one file: give a folder for several languages."),
    ("export office.yaml", 2, "`surveybot i18n export` needs --to."),
    ("export part.yaml --to de", 3, "part.yaml is a part of a survey: give the survey that includes it."),
    ("export nothing.yaml --to de", 3, "There is no file nothing.yaml."),
    ("export office.yaml --to de --out nowhere/de.po", 3, "nowhere/de.po cannot be written: No such file"),
    ("import office.yaml back.po --to uk", 3, "back.po is in `de`, not in `uk`: leave out --to"),
    ("import office.yaml back.po --to German", 2, "`German` is not how a language is written here: write de."),
    ("status office.yaml --to German", 2, "`German` is not how a language is written here: write de."),
    ("status nowhere", 3, "There is no file or folder nowhere."),
]


@pytest.mark.parametrize(("words", "code", "sentence"), WRONG, ids=[words for words, _, _ in WRONG])
def test_wrong_usage(words: str, code: int, sentence: str, folder: Path) -> None:
    """Each gets one sentence, and nothing is written."""
    before = sorted(folder.iterdir())
    ran = run("i18n", *words.split(), cwd=folder)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"surveybot: {sentence}")
    assert sorted(folder.iterdir()) == before


def test_an_export_does_not_write_over_what_came_back(folder: Path) -> None:
    """A file that is there stays, unless that is forced; a folder takes several languages."""
    assert run("i18n", "export", "office.yaml", "--to", "de", cwd=folder).out == (
        "office.de.po: 3 texts, 3 to translate\n"
    )
    (folder / "office.de.po").write_text("from the agency", encoding="utf-8")
    ran = run("i18n", "export", "office.yaml", "--to", "de", cwd=folder)
    assert (ran.code, ran.err.partition(":")[2].strip()) == (
        3, "office.de.po is there already: import it first; --force writes over it, --out FILE elsewhere.",
    )  # fmt: skip
    assert (folder / "office.de.po").read_text(encoding="utf-8") == "from the agency"
    assert run("i18n", "export", "office.yaml", "--to", "de", "--force", cwd=folder).code == 0
    (folder / "out").mkdir()
    words = ["--to", "de", "--to", "pt-BR", "--format", "xlsx", "-o", "out"]
    assert run("i18n", "export", "office.yaml", *words, cwd=folder).code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["office.de.xlsx", "office.pt-BR.xlsx"]


def test_a_text_without_a_source_is_told_of(folder: Path) -> None:
    """Nobody can translate it."""
    survey = folder / "office.yaml"
    survey.write_text(
        SURVEY.replace("language: en", "languages: [en, de]").replace(" Bye", " { de: Tschüss }"), "utf-8"
    )
    ran = run("i18n", "export", "office.yaml", "--to", "de", cwd=folder)
    assert (ran.code, ran.out) == (0, "office.de.po: 2 texts, 2 to translate\n")
    assert ran.err == "office.yaml:7:10: this text is missing in en, so nobody can translate it\n"


def test_a_file_keeps_its_rights_and_its_link(folder: Path) -> None:
    """A survey that is a link stays one; what it leads to can be read by whom it could before."""
    survey, elsewhere = folder / "office.yaml", folder / "elsewhere.yaml"
    survey.rename(elsewhere)
    elsewhere.chmod(0o640)
    survey.symlink_to(elsewhere)
    assert run("i18n", "import", "office.yaml", "back.po", cwd=folder).code == 0
    assert survey.is_symlink()
    assert "de: Hallo" in elsewhere.read_text(encoding="utf-8")
    assert elsewhere.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_survey_that_would_become_too_big_is_left_alone(folder: Path) -> None:
    """Nothing is written if the result could not be read."""
    survey = folder / "office.yaml"
    comment = f"# {'x' * 998}\n"
    survey.write_text(SURVEY + comment * 1047, encoding="utf-8")
    before = survey.read_bytes()
    back = BACK.replace('msgstr "Hallo"', f'msgstr "{"Hallo " * 300}"')
    (folder / "back.po").write_text(back, encoding="utf-8")
    ran = run("i18n", "import", "office.yaml", "back.po", cwd=folder)
    assert (ran.code, survey.read_bytes() == before) == (3, True)
    assert ran.err == (
        "surveybot: Nothing was written to office.yaml: then this file is bigger than 1 MiB: "
        "split the survey with `include`.\n"
    )


def test_a_survey_with_mistakes_is_translated_too(folder: Path) -> None:
    """As long as it is YAML; an error that was there before does not count."""
    survey = folder / "office.yaml"
    survey.write_text(SURVEY.replace("  - say", "  - goto: nowhere\n  - say"), encoding="utf-8")
    assert run("i18n", "import", "office.yaml", "back.po", cwd=folder).out == "office.yaml, de: 1 new\n"
    survey.write_text(SURVEY.replace("Hello", "{a}, hello"), encoding="utf-8")
    ran = run("i18n", "import", "office.yaml", "back.po", cwd=folder)
    assert ran.code == 3
    assert ran.err.startswith(
        "surveybot: office.yaml:6:10: a text that begins with `{` needs quotes. Put this right first"
    )


def test_one_broken_file_hides_no_other(folder: Path) -> None:
    """The table has every survey that can be read; then comes a sentence, and exit code 3."""
    (folder / "broken.yaml").write_text("- {", encoding="utf-8")
    ran = run("i18n", "status", ".", "--check", cwd=folder)
    assert [line.split()[0] for line in ran.out.splitlines()] == ["survey", "office"]
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert ran.err.startswith("surveybot: broken.yaml:1:4: ")
