"""The schema in the server that VS Code and Neovim use for YAML: it is silent where a survey is sound, and not else."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from surveybot.authoring.schema import MODELINE, SCHEMA_FILE, schema_text
from tests.editors.editor import Editor, editing

ROOT = Path(__file__).parents[2]
SOUND = sorted([*(ROOT / "surveys").rglob("*.yaml"), *(ROOT / "tests" / "problems" / "silent").glob("*.yaml")])
# Without the store, which lies in the internet.
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}}
BROKEN = f"""{MODELINE}surveybot: 1
id: broken
title: Broken
respondents: twice
steps:
  - ask: city
    type: txt
    text: Where?
  - ask: years
    type: integer
    text: How many?
    mach: x
    optional: perhaps
  -\x20
"""


@pytest.fixture
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    """An editor with the schema in its folder."""
    server = shutil.which("yaml-language-server")
    if server is None:
        pytest.skip("there is no yaml-language-server (npm install --global yaml-language-server@1.25.0)")
    (tmp_path / SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
    async with editing([server, "--stdio"], tmp_path, SETTINGS) as editor:
        yield editor


def _opened(editor: Editor, path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return editor.open(path)


async def test_sound_surveys_are_not_complained_of(editor, tmp_path):
    """None of those that we ship, and none of those with everything that looks wrong and is not."""
    for number, path in enumerate(SOUND):
        uri = _opened(editor, tmp_path / f"{number}.yaml", MODELINE + path.read_text(encoding="utf-8-sig"))
        assert [diagnostic.message for diagnostic in await editor.diagnostics(uri)] == [], path


async def test_mistakes_are_underlined(editor, tmp_path):
    """Each at its line: an unknown word, type and key, and a value that is none."""
    uri = _opened(editor, tmp_path / "broken.yaml", BROKEN)
    found = {each.range.start.line + 1: each.message for each in await editor.diagnostics(uri)}
    assert set(found) == {5, 8, 13, 14, 15}
    assert found[5].endswith('"once", "many", "update".')
    assert '"text", "integer"' in found[8]
    assert found[13] == "Property mach is not allowed."
    assert found[14].endswith('"yes", "no".')


@pytest.mark.parametrize(
    ("line", "column", "proposed", "meaning"),
    [
        (15, 4, "ask", "Asks a question. Its name is the variable"),
        (8, 10, "yes_no", "A question that is answered yes or no."),
        (13, 4, "rules", "What a reply must meet"),
        (5, 13, "many", "How often one respondent can take part."),
    ],
)
async def test_words_are_proposed(editor, tmp_path, line, column, proposed, meaning):
    """Verbs, types, keys and values, with what they mean."""
    uri = _opened(editor, tmp_path / "broken.yaml", BROKEN)
    found = await editor.proposed(uri, lsp.Position(line - 1, column))
    meanings = {item.label: str(item.documentation) for item in found}
    assert meanings[proposed].startswith(meaning)


async def test_a_word_is_explained(editor, tmp_path):
    """Where the pointer rests on a key."""
    uri = _opened(editor, tmp_path / "broken.yaml", BROKEN)
    assert "Asks a question. Its name is the variable" in await editor.explained(uri, lsp.Position(6, 5))
