"""`surveybot schema`: no survey without an error is complained of, and what is wrong with keys and types is seen."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from surveybot.authoring.schema import schema_text, survey_schema
from surveybot.questions import TYPES
from surveybot.survey.step_problems import VERBS
from surveybot.survey.steps import question_keys
from tests.cli.conftest import run
from tests.editors.yaml12 import read, read_as_text
from tests.reference.surveys import survey

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PROBLEMS = ROOT / "tests" / "problems"
SOUND = [
    *(ROOT / "surveys").rglob("*.yaml"),
    *(PROBLEMS / "silent").glob("*.yaml"),
    *(SHARED / "surveys").glob("*.yaml"),
    *(SHARED / "bench").glob("*.yaml"),
    *(ROOT / "tests" / "serve" / "surveys").glob("*.yaml"),
]
PARTS = sorted(PROBLEMS.glob("include-*/**/parts/**/*.yaml"))
VALIDATOR = jsonschema.Draft7Validator(survey_schema())


def complaints(values: Any) -> list[str]:
    """Every complaint of the schema, with its place."""
    return [f"{'.'.join(map(str, wrong.absolute_path))}: {wrong.message}" for wrong in VALIDATOR.iter_errors(values)]


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_it_is_a_schema(tmp_path):
    """The command prints one that the meta-schema of draft-07 agrees with."""
    ran = run("schema", cwd=tmp_path)
    assert (ran.code, ran.err, ran.out) == (0, "", schema_text())
    jsonschema.Draft7Validator.check_schema(json.loads(ran.out))


@pytest.mark.parametrize("path", SOUND, ids=_name)
def test_a_sound_survey_has_no_complaint(path):
    """As YAML 1.2 reads it, and as we do: every scalar as text."""
    source = path.read_bytes()
    assert complaints(read(source)) == []
    assert complaints(read_as_text(source)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "transcripts").glob("*.yaml")), ids=_name)
def test_the_surveys_of_transcripts_have_none(path):
    """Nor has any of these, which have all types of questions."""
    assert complaints(read(read(path.read_bytes())["survey"])) == []


@pytest.mark.parametrize("path", PARTS, ids=_name)
def test_an_included_file_has_none(path):
    """It has steps alone."""
    assert complaints(read(path.read_bytes())) == []


@pytest.mark.parametrize("seed", range(40))
def test_surveys_at_random_have_none(seed):
    """Nor those that are made up from all parts of the language."""
    assert complaints(read(survey(seed, 12))) == []


SEEN = ("unknown-key", "unknown-type", "missing-key", "two-verbs", "message-unknown", "wrong-type")
# A schema does no arithmetic, and takes `true`, which is what `yes` is in YAML 1.1, and nothing, while somebody types.
UNSEEN = {
    "unknown-key/choice",
    *(f"wrong-type/{name}" for name in ("choices_in_a_line", "kinds", "kinds_nearly", "name", "optional_true")),
    *(
        f"wrong-type/{name}"
        for name in (
            "no_name",
            "no_name_of_a_repeat",
            "remind_quiet_of_nothing",
            "scale",
            "scale_with_a_dash",
            "size_too_large",
            "waves_hours",
            "waves_order",
        )
    ),
    *(f"wrong-type/{what}_in_a_test" for what in ("file", "place", "place_nowhere", "size", "today")),
}
MISTAKES = sorted(path for code in SEEN for path in (PROBLEMS / code).glob("*.yaml"))


@pytest.mark.parametrize("path", MISTAKES, ids=_name)
def test_a_mistake_of_form_is_seen(path):
    """Unknown keys and types, what is missing, and values of a wrong kind."""
    assert bool(complaints(read(path.read_bytes()))) is (_name(path) not in UNSEEN)


@pytest.mark.parametrize(
    ("line", "place", "word"),
    [
        ("    mach: x", "steps.1", "'mach' was unexpected"),
        ("    rules: [{ length: short }]", "steps.1.rules.0.length", "'short' does not match"),
        ("    optional: perhaps", "steps.1.optional", "'perhaps' is not valid"),
        ("    timeout: { after: 5 }", "steps.1.timeout.after", "5 is not of type 'string'"),
        ("    choices: [a]", "steps.1", "'choices' was unexpected"),
    ],
)
def test_a_complaint_is_about_the_one_mistake(line, place, word):
    """And about none of the other kinds that this step could have been."""
    steps = ["steps:", "  - say: Hi", "  - ask: city", "    type: text", "    text: Where?", line, ""]
    (complaint,) = complaints(read("\n".join(["surveybot: 1", "id: a", "title: A", *steps])))
    assert complaint.startswith(f"{place}: ")
    assert word in complaint


def test_every_verb_and_type_is_there():
    """Where a step or a question is begun, all that it could be is proposed."""
    step = survey_schema()["definitions"]["step"]
    question = step["then"]
    while "else" in step:
        step = step["else"]
    while "else" in question:
        question = question["else"]
    assert set(step["properties"]) == {*VERBS, "if"}
    assert question["properties"]["type"]["enum"] == list(TYPES)
    assert set(question["properties"]) == question_keys()


def test_every_key_says_what_it_means():
    """Also a second word for one, and what the items of `say` in a test have."""
    silent = [key for key, schema in _properties(survey_schema()) if "description" not in schema]
    assert sorted(set(silent)) == ["type"]  # the condition that tells a question by its type


def _properties(schema: Any) -> list[tuple[str, Any]]:
    if not isinstance(schema, dict):
        return [found for one in schema for found in _properties(one)] if isinstance(schema, list) else []
    below = [found for one in schema.values() for found in _properties(one)]
    return [*schema.get("properties", {}).items(), *below]
