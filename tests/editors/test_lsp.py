"""`surveybot lsp` as an editor has it: the real process over standard input and output, with a real client."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from tests.editors.editor import Editor, editing

HERE = Path(__file__).parent
LOBBY = (HERE / "lobby.yaml").read_text(encoding="utf-8")
STEPS = LOBBY.partition("tests:")[0]
COMMAND = [sys.executable, "-m", "surveybot", "lsp"]


@pytest.fixture
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    """An editor with our server."""
    async with editing(COMMAND, tmp_path) as editor:
        yield editor


def written(path: Path, text: str) -> Path:
    """A file with this text."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def marked(text: str) -> tuple[str, lsp.Position]:
    """A text without its mark `‸`, and where that stood, as an editor counts: in UTF-16."""
    before, _, after = text.partition("‸")
    last = before.rpartition("\n")[2]
    return before + after, lsp.Position(before.count("\n"), len(last.encode("utf-16-le")) // 2)


def shown(diagnostics: list[lsp.Diagnostic]) -> list[str]:
    """Each as `line:from-to code`, from 1 and in UTF-16."""
    return [
        f"{each.range.start.line + 1}:{each.range.start.character + 1}-{each.range.end.character + 1} {each.code}"
        for each in diagnostics
    ]


async def test_problems_come_and_go(editor, tmp_path):
    """Each with its place and its remedy; when the file is mended, they are gone."""
    uri = editor.open(written(tmp_path / "lobby.yaml", LOBBY.replace("goto: again", "goto: agian")))
    (diagnostic,) = await editor.diagnostics(uri)
    assert shown([diagnostic]) == ["47:11-16 goto-unknown"]
    assert diagnostic.message.startswith("there is no question or label called `agian`\ndid you mean `again`")
    assert (diagnostic.severity, diagnostic.source) == (lsp.DiagnosticSeverity.Error, "surveybot")
    (second,) = diagnostic.related_information
    assert (second.message, second.location.range.start) == ("`again` is here", lsp.Position(14, 11))
    editor.change(uri, LOBBY)
    assert await editor.diagnostics(uri, after=1) == []


async def test_problems_in_the_language_of_the_editor(tmp_path):
    """Russian menus, Russian words, those of the second place too."""
    async with editing(COMMAND, tmp_path, locale="ru") as editor:
        uri = editor.open(written(tmp_path / "lobby.yaml", LOBBY.replace("goto: again", "goto: agian")))
        (diagnostic,) = await editor.diagnostics(uri)
    assert diagnostic.message.startswith("вопроса или метки `agian` нет\nможет быть, `again`")
    assert diagnostic.related_information[0].message == "`again` находится здесь"


async def test_columns_are_those_of_editors(editor, tmp_path):
    """A character beyond the first plane counts as two, and an end of line that is two as none."""
    text = STEPS.replace("You will need a badge.", '"🚪 {ful_name}"').replace("\n", "\r\n")
    uri = editor.open(written(tmp_path / "lobby.yaml", text))
    assert shown(await editor.diagnostics(uri)) == ["44:15-23 placeholder-unknown"]


async def test_a_failing_test_is_a_problem(editor, tmp_path):
    """Once there are no errors, the survey's dialogues are played."""
    text = LOBBY.replace("path: [full_name, purpose]", "path: [purpose, full_name]")
    uri = editor.open(written(tmp_path / "lobby.yaml", text))
    assert [each.code for each in await editor.diagnostics(uri)] == ["test-failed"]


async def test_problems_of_included_files(editor, tmp_path):
    """They stand in the file that has them, and what is typed there counts before it is saved."""
    part = written(tmp_path / "parts" / "name.yaml", "steps:\n  - ask: nick\n    type: txt\n    text: Nickname?\n")
    survey = written(
        tmp_path / "lobby.yaml", STEPS.replace("  - label: again", "  - include: parts/name.yaml\n  - label: again")
    )
    uri = editor.open(survey)
    assert await editor.diagnostics(uri) == []
    assert shown(await editor.diagnostics(part.as_uri())) == ["3:11-14 unknown-type"]
    editor.open(part)
    await editor.diagnostics(part.as_uri(), after=1)
    editor.change(part.as_uri(), "steps:\n  - ask: nick\n    type: text\n    text: Nickname?\n")
    assert await editor.diagnostics(part.as_uri(), after=2) == []


async def test_a_part_finds_its_survey(editor, tmp_path):
    """A file of steps that is opened by itself is looked at in the survey that takes it in."""
    part = written(tmp_path / "parts" / "name.yaml", "steps:\n  - goto: agian\n")
    written(tmp_path / "lobby.yaml", STEPS.replace("  - label: desk", "  - include: parts/name.yaml\n  - label: desk"))
    uri = editor.open(part)
    assert shown(await editor.diagnostics(uri)) == ["2:11-16 goto-unknown"]
    text, at = marked("steps:\n  - goto: ‸\n")
    editor.change(uri, text)
    assert "purpose" in [item.label for item in await editor.proposed(uri, at)]


async def test_other_files_are_left_alone(editor, tmp_path):
    """A file for another program has neither problems nor proposals."""
    other = editor.open(written(tmp_path / "ci.yaml", "on: push\njobs:\n  a:\n    steps:\n      - run: x\n"))
    own = editor.open(written(tmp_path / "lobby.yaml", LOBBY))
    assert await editor.diagnostics(own) == []
    assert editor.published[other] == []
    assert await editor.proposed(other, lsp.Position(2, 4)) == []
    assert await editor.explained(other, lsp.Position(3, 6)) == ""


PROPOSED = {
    "  - ‸": ["ask", "say", "goto", "if", "end"],
    "  - ask: more\n    ‸": ["type", "text", "rules"],
    "  - ask: more\n    type: multi\n    ‸": ["alone", "pick"],
    "  - ask: more\n    type: ‸": ["text", "yes_no", "nps"],
    "  - ask: more\n    type: choice\n    choices: ‸": ["rooms"],
    "  - ask: more\n    type: text\n    timeout: { after: 5m, ‸": ["say", "goto"],
    "  - ask: more\n    type: text\n    rules:\n      - ‸": ["match", "that", "error"],
    "  - goto: ‸": ["again", "purpose", "guest", "desk"],
    "  - if: ‸": ["purpose", "tools", "many", "answered", "count"],
    "  - if: purpose == ‸": ['"talk"', '"parcel"', '"other"'],
    '  - if: tools has "‸': ["badge", "car"],
    "  - say: Hello {‸": ["full_name", "purpose_text", "first_word"],
    "  - say:\n      ‸": ["en"],
    "  - say: Hello\n    media: ‸": ["map.png", "parts/name.yaml"],
    "  - include: ‸": ["parts/name.yaml"],
    "  - repeat: guest\n    steps:\n      - if: ‸": ["age", "full_name"],
    "  - ask: purpose\n    type: choice\n    next:\n      ‸": ["talk", "parcel"],
    "  - ask: purpose\n    type: choice\n    next: { talk: ‸": ["again", "desk"],
    "  - ask: tools\n    type: multi\n    alone: ‸": ["badge", "car"],
    "tests:\n  - name: x\n    ‸": ["say", "path", "answers"],
    "tests:\n  - name: x\n    path: [full_name, ‸": ["purpose", "tools"],
    "tests:\n  - name: x\n    answers:\n      ‸": ["full_name", "age"],
    "tests:\n  - name: x\n    answers:\n      purpose: ‸": ["talk", "other"],
    "  - end: Bye\n    status: ‸": ["complete", "screened_out"],
}
UNPROPOSED = {
    "  - ask: more\n    type: text\n    ‸": ["alone", "type", "ask", "say"],
    "  - say: Hello ‸": ["full_name"],
    "  - repeat: guest\n    steps:\n      - ‸": ["id"],
    "  - if: ‸": ["age"],
    "  - include: ‸": ["map.png", "lobby.yaml", ".cache/hidden.yaml"],
}


async def test_proposals(editor, tmp_path):
    """Keys, types, names and codes where they belong, also while the file is no YAML, from when it last was."""
    written(tmp_path / "map.png", "")
    written(tmp_path / "parts" / "name.yaml", "")
    written(tmp_path / ".cache" / "hidden.yaml", "")
    uri = editor.open(written(tmp_path / "lobby.yaml", LOBBY))
    await editor.diagnostics(uri)
    for cases, are_there in ((PROPOSED, True), (UNPROPOSED, False)):
        for typed, words in cases.items():
            text, at = marked(STEPS + typed)
            editor.change(uri, text + '\n\n"' * (typed in PROPOSED))
            found = {item.label for item in await editor.proposed(uri, at)}
            assert [word for word in words if (word in found) is not are_there] == [], typed


async def test_a_proposal_replaces_what_is_written(editor, tmp_path):
    """A key brings its colon along, and says what it means."""
    text, at = marked(f"{STEPS}  - ask: more\n    ty‸\n")
    uri = editor.open(written(tmp_path / "lobby.yaml", text))
    (item,) = (item for item in await editor.proposed(uri, at) if item.label == "type")
    assert item.text_edit == lsp.TextEdit(lsp.Range(lsp.Position(at.line, 4), at), "type: ")
    assert item.documentation.value == "How it is answered."


EXPLAINED = {
    "type: mul‸ti": "A question with several answers out of a list.",
    "wri‸te_in: other": 'This choice asks for a text, such as "other".',
    "if: too‸ls has": "**tools** – a question of type `multi`, several choices from a list in conditions",
    "tools has \"ca‸r\"": "A parking place",
    "goto: aga‸in": "**again** – a label in line 15",
    "parcel: des‸k": "**desk** – a label in line 49",
    "plural(ma‸ny": "Set in line 43: `count(guest) + 1`",
    "plu‸ral(many": "A function: `plural(n, ",
    "count(gue‸st)": "**guest** – asked again and again, from line 34",
    "path: [full_‸name": "> What is your name?",
    "ask: a‸ge": "**guest.age** – a question of type `integer`",
    "title: At the d‸oor": "",
}  # fmt: skip


async def test_explanations(editor, tmp_path):
    """Keys, types, names, functions and codes where the pointer rests on them."""
    uri = editor.open(written(tmp_path / "lobby.yaml", LOBBY))
    await editor.diagnostics(uri)
    for place, words in EXPLAINED.items():
        plain = place.replace("‸", "")
        assert LOBBY.count(plain) == 1
        _, at = marked(LOBBY.replace(plain, place))
        said = await editor.explained(uri, at)
        assert (words in said) if words else said == "", (place, said)


DEFINED = {
    "goto: aga‸in": 15,
    "parcel: des‸k": 49,
    "if: too‸ls has": 27,
    "and purpo‸se ==": 16,
    "you, {full‸_name}": 11,
    "plural(ma‸ny": 43,
    "path: [full_‸name": 11,
    "answers:\n      pur‸pose": 16,
}


async def test_definitions(editor, tmp_path):
    """Jumps, names in expressions and in braces, and those in tests lead to where they are given."""
    uri = editor.open(written(tmp_path / "lobby.yaml", LOBBY))
    await editor.diagnostics(uri)
    for place, line in DEFINED.items():
        plain = place.replace("‸", "")
        assert LOBBY.count(plain) == 1
        _, at = marked(LOBBY.replace(plain, place))
        assert (await editor.defined(uri, at)).range.start.line + 1 == line, place


async def test_an_include_leads_to_its_file(editor, tmp_path):
    """And a name that is given there leads into it."""
    part = written(tmp_path / "parts" / "name.yaml", "steps:\n  - ask: nick\n    type: text\n    text: Nickname?\n")
    end = "  - include: parts/na‸me.yaml\n  - end: Bye, {nick}.\n"
    text, at = marked(STEPS.partition("  - label: desk")[0].replace("    next:\n      parcel: desk\n", "") + end)
    uri = editor.open(written(tmp_path / "lobby.yaml", text))
    assert await editor.diagnostics(uri) == []
    assert (await editor.defined(uri, at)).uri == part.as_uri()
    named = await editor.defined(uri, lsp.Position(at.line + 1, 16))
    assert (named.uri, named.range.start) == (part.as_uri(), lsp.Position(1, 9))


async def test_the_outline(editor, tmp_path):
    """Questions, labels and repeats in their order, with what stands in a repeat inside of it."""
    uri = editor.open(written(tmp_path / "lobby.yaml", LOBBY))
    await editor.diagnostics(uri)
    params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(uri))
    found = await editor.client.text_document_document_symbol_async(params)
    assert [each.name for each in found] == ["full_name", "again", "purpose", "tools", "guest", "desk"]
    assert [each.name for each in found[4].children] == ["age"]
    assert found[0].detail == "text: What is your name?"


async def test_a_fix_mends(editor, tmp_path):
    """It says what it writes; with its edits made the file has no problem."""
    text = LOBBY.replace("goto: again", "goto: agian")
    uri = editor.open(written(tmp_path / "lobby.yaml", text))
    (diagnostic,) = await editor.diagnostics(uri)
    (fix,) = await editor.fixes(uri, diagnostic.range)
    assert (fix.title, fix.kind) == ("agian → again", lsp.CodeActionKind.QuickFix)
    ((edit,),) = fix.edit.changes.values()
    lines = text.split("\n")
    line, start, end = edit.range.start.line, edit.range.start.character, edit.range.end.character
    lines[line] = lines[line][:start] + edit.new_text + lines[line][end:]
    editor.change(uri, "\n".join(lines))
    assert await editor.diagnostics(uri, after=1) == []
    assert await editor.fixes(uri, diagnostic.range) == []


async def test_a_file_that_is_no_survey_any_more_has_no_problems(editor, tmp_path):
    """Nor has it some again when it becomes one."""
    broken = LOBBY.replace("goto: again", "goto: agian")
    uri = editor.open(written(tmp_path / "lobby.yaml", broken))
    assert len(await editor.diagnostics(uri)) == 1
    editor.change(uri, broken.replace("surveybot:", "robot:"))
    assert await editor.diagnostics(uri, after=1) == []
    editor.change(uri, broken)
    assert len(await editor.diagnostics(uri, after=2)) == 1


async def test_quick_typing_is_looked_at_once(editor, tmp_path):
    """Not at each letter: only what stands there when the author pauses, and that for sure."""
    uri = editor.open(written(tmp_path / "lobby.yaml", LOBBY))
    await editor.diagnostics(uri)
    words = [f"nowhere_{number}" for number in range(50)]
    for word in words:
        editor.change(uri, LOBBY.replace("goto: again", f"goto: {word}"))
    while words[-1] not in (await editor.diagnostics(uri, after=len(editor.published[uri])))[0].message:
        pass
    assert len(editor.published[uri]) < len(words) / 2


async def test_a_closed_file_has_no_problems(editor, tmp_path):
    """The editor is told so."""
    uri = editor.open(written(tmp_path / "lobby.yaml", LOBBY.replace("goto: again", "goto: agian")))
    assert len(await editor.diagnostics(uri)) == 1
    editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
    assert await editor.diagnostics(uri, after=1) == []


def message(**words: object) -> bytes:
    """A message as the protocol frames it."""
    body = json.dumps({"jsonrpc": "2.0", **words}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


GREETING = message(id=1, method="initialize", params={"capabilities": {}})
GOODBYE = message(id=2, method="shutdown") + message(method="exit")


@pytest.mark.parametrize(
    "said", [GREETING + GOODBYE, GREETING, b"", b"hello\n\n"], ids=["polite", "gone", "mute", "mad"]
)
def test_it_ends_with_its_editor(tmp_path, said):
    """Whether that says good-bye or is gone; nothing is left on standard error."""
    done = subprocess.run(COMMAND, cwd=tmp_path, input=said, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (b'"serverInfo": {"name": "surveybot"' in done.stdout) is said.startswith(GREETING)


def test_without_the_extra_it_says_so(tmp_path):
    """In one sentence, with what to install."""
    program = (
        "import sys; sys.modules['pygls'] = None\n"
        "from surveybot.cli.main import run\nsys.exit(run(['lsp'], debug=False))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "surveybot: The language server is an extra: pip install 'surveybot[lsp]'.\n"
