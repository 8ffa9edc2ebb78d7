"""`surveybot new`: templates are listed and copied, and each of them is a survey that works."""

import re
from datetime import date
from pathlib import Path

import pytest

from surveybot.authoring.schema import MODELINE, SCHEMA_FILE, schema_text
from surveybot.authoring.templates import templates_in
from surveybot.cli.checking import check_file, played
from surveybot.cli.files import survey_files

SURVEYS = Path(__file__).parents[2] / "surveys"
TEMPLATES = sorted((SURVEYS / "templates").glob("*.yaml"))


def test_every_template_is_listed(surveybot, tmp_path):
    """With its title, how long it is, and the languages that it has."""
    ran = surveybot("new", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    listed = {line.split()[0]: line for line in ran.out.split("\n\n")[0].splitlines()}
    assert list(listed) == [path.stem for path in TEMPLATES]
    for template in templates_in(SURVEYS / "templates"):
        line = listed[template.name]
        assert f"  {template.title}  " in line
        assert line.endswith(f"{template.questions} questions, {', '.join(template.survey.languages)}")
    assert " new " in ran.out.split("\n\n")[1]


def test_the_number_of_questions_is_that_of_the_file():
    """The pulse asks for the department, the eNPS, a remedy, two statements and a comment."""
    (pulse,) = (each for each in templates_in(SURVEYS / "templates") if each.name == "pulse")
    assert pulse.questions == 6


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_is_a_sound_survey(path):
    """No problem of any kind, its tests pass, and its id is the name of its file."""
    checked = check_file(path)
    assert [problem.message for problem in checked.problems] == []
    assert checked.survey.tests
    assert played(checked, date(2026, 9, 10)) == []
    assert checked.survey.id == path.stem


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_copy_differs_in_its_id_and_its_first_line(surveybot, tmp_path, path):
    """Comments and layout are those of the template, and the commands to go on with name the new file.

    The first line names the schema, which lies beside the copy, to editors.
    """
    ran = surveybot("new", path.stem, "--id", "our_own", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    old = path.read_text(encoding="utf-8")
    new = (tmp_path / "our_own.yaml").read_text(encoding="utf-8")
    assert new == MODELINE + old.replace(f"\nid: {path.stem}\n", "\nid: our_own\n", 1)
    assert (tmp_path / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()
    assert re.findall(r"surveybot (\w+) +our_own\.yaml   \S", ran.out) == ["validate", "try", "test", "graph"]


def test_nothing_is_overwritten_unless_it_shall_be(surveybot, tmp_path):
    """A file that is there stays as it is; `--force` replaces it."""
    (tmp_path / "mine.yaml").write_text("mine")
    ran = surveybot("new", "pulse", "--out", "mine.yaml", cwd=tmp_path)
    sentence = "mine.yaml is there already; add --force to replace it, or name another with --out."
    assert (ran.code, ran.out, ran.err) == (3, "", f"surveybot: {sentence}\n")
    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert surveybot("new", "pulse", "--out", "mine.yaml", "--force", cwd=tmp_path).code == 0
    assert (tmp_path / "mine.yaml").read_bytes().endswith((SURVEYS / "templates" / "pulse.yaml").read_bytes())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["pluse"], "There is no template pluse. Did you mean pulse?"),
        (["zzz"], "There is no template zzz. There are: "),
        (["pulse", "--id", "team pulse"], "`team pulse` is no id: the id of a survey is Latin letters"),
        (["pulse", "--id", "пульс"], "`пульс` is no id: the id of a survey is Latin letters"),
    ],
)
def test_wrong_words_are_2(surveybot, tmp_path, words, sentence):
    """One sentence says what is possible, and nothing is written."""
    ran = surveybot("new", *words, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"surveybot: {sentence}")
    assert list(tmp_path.iterdir()) == []


def test_templates_are_not_served_with_the_folder_around_them():
    """`surveybot serve surveys/` leaves them out; named themselves they are looked at."""
    assert not any("templates" in path.parts for path in survey_files([SURVEYS]))
    assert survey_files([SURVEYS / "templates"]) == TEMPLATES
