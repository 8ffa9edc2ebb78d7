"""Problems for programs: JSON, GitHub Actions, one line each."""

import json


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
