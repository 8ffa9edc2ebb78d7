"""`surveybot graph` as people run it: where the drawing goes, in which form and language, and what it needs."""

import os
from pathlib import Path

import pytest

SURVEY = """surveybot: 1
id: hello
title: {en: Hello, ru: Привет}
languages: [en, ru]
steps:
  - ask: name
    type: text
    text: {en: What is your name?, ru: Как Вас зовут?}
"""
BEGINS = {"mermaid": b"---\nconfig:\n", "dot": b"digraph survey {\n", "svg": b"<?xml ", "png": b"\x89PNG\r\n\x1a\n"}


@pytest.fixture
def folder(tmp_path):
    """A folder with a survey in two languages and a broken one."""
    (tmp_path / "hello.yaml").write_text(SURVEY, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(SURVEY.replace("type: text", "type: nothing"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("format", ["mermaid", "dot", "svg"])
@pytest.mark.parametrize("out", [[], ["--out", "-"]], ids=["", "dash"])
def test_text_goes_to_standard_output(surveybot, folder, format, out):
    """In UTF-8, in the language that is wished, and nothing else with it."""
    ran = surveybot("graph", "hello.yaml", "--format", format, "--language", "ru", *out, cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(BEGINS[format].decode())
    assert "Как Вас зовут?" in ran.out


@pytest.mark.parametrize(
    ("words", "format"),
    [
        (["--out", "flow.svg"], "svg"),
        (["-o", "FLOW.PNG"], "png"),
        (["--out", "flow.gv"], "dot"),
        (["--out", "flow.mmd"], "mermaid"),
        (["--out", "flow.txt", "--format", "png"], "png"),
    ],
)
def test_a_file_is_written_as_its_name_says(surveybot, folder, words, format):
    """Unless the format is given; one line on standard error tells that it is there."""
    ran = surveybot("graph", "hello.yaml", *words, cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "", f"The flow of hello is drawn in {words[1]}.\n")
    assert (folder / words[1]).read_bytes().startswith(BEGINS[format])


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["hello.yaml", "--format", "png"], 2, "a PNG is no text; name a file, as in --out flow.png"),
        (["hello.yaml", "--language", "de"], 2, "this survey has no language `de`, only en, ru"),
        (["nosuch.yaml"], 3, "There is no file nosuch.yaml."),
        (
            ["hello.yaml", "--out", "nosuch/flow.svg"],
            3,
            "nosuch/flow.svg cannot be written: No such file or directory.",
        ),
    ],
)
def test_what_is_wrong_is_one_sentence(surveybot, folder, words, code, sentence):
    """On standard error."""
    ran = surveybot("graph", *words, cwd=folder)
    assert (ran.code, ran.out, ran.err) == (code, "", f"surveybot: {sentence}\n")


def test_a_survey_with_errors_is_not_drawn(surveybot, folder):
    """Its errors are printed as `validate` prints them."""
    ran = surveybot("graph", "broken.yaml", "--out", "flow.svg", cwd=folder)
    assert ran.code == 1
    assert "error[unknown-type]" in ran.out
    assert not (folder / "flow.svg").exists()


def test_without_graphviz_there_is_a_remedy(surveybot_anew, folder):
    """A picture needs the extra, text does not."""
    (folder / "sitecustomize.py").write_text("import sys; sys.modules['pygraphviz'] = None\n")
    path = os.pathsep.join([str(folder), str(Path(__file__).parents[2])])
    ran = surveybot_anew("graph", "hello.yaml", "--out", "flow.svg", cwd=folder, PYTHONPATH=path)
    assert ran.code == 3
    assert ran.err.startswith(
        "surveybot: A picture needs Graphviz, which is not installed: pip install 'surveybot[graph]'"
    )
    assert surveybot_anew("graph", "hello.yaml", cwd=folder, PYTHONPATH=path).code == 0
