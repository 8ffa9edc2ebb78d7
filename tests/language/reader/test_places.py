"""Where values stand in their file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveybot.errors import CannotRead
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.position import Span
from surveybot.language.reader import read_bytes, read_text

_SCRAPS = st.sampled_from(
    [
        *"ab :-#{}[],\"'\\|>&*!%@`?\t\n\r\xa0\u2028\u200b\0я👋",
        "\n  ",
        "\n- ",
        ": ",
        " #",
        "key: ",
        "- a: ",
        "{x: ",
        "'",
        "\\d",
        "\n\n",
    ]
)
_WORDS = st.lists(st.sampled_from(["a", "bc", " ", "\n", "\n\n", "'", '"', "\\", "{x}", "я", "👋", "  "]), max_size=12)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield node.key_of(key)
            yield from _scalars(value)
    elif isinstance(node, Sequence):
        for item in node:
            yield from _scalars(item)


def _cut(source: str, span: Span) -> str:
    lines = source.splitlines(keepends=True)
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    middle = lines[span.line : span.end_line - 1]
    last = lines[span.end_line - 1] if span.end_line <= len(lines) else ""
    return lines[span.line - 1][span.column - 1 :] + "".join(middle) + last[: span.end_column - 1]


@given(st.one_of(st.text(), st.binary(), st.lists(_SCRAPS, max_size=60).map("".join)))
def test_nothing_makes_the_reader_raise(source: str | bytes) -> None:
    """Any text and any bytes give a tree or a problem, and every piece of every value has a place."""
    root, problems = read_text(source, "any.yaml")
    assert root is not None or problems
    for problem in problems:
        assert problem.message
        assert problem.help or not problem.help_template
        assert problem.span.line >= 1
    for scalar in _scalars(root):
        for at in range(len(scalar)):
            assert scalar.source_span(at, at + 1).line >= scalar.span.line
        scalar.source_span(0, len(scalar))


def _literal(text: str) -> str:
    return "a: |2-\n" + "".join(f"  {line}\n" for line in text.split("\n"))


def _folded(text: str) -> str:
    return "a: >\n" + "".join(f"  {line.strip()}\n" for line in text.split("\n"))


def _double(text: str) -> str:
    return 'a: "' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\n\n  ") + '"\n'


def _single(text: str) -> str:
    return "a: '" + text.replace("'", "''").replace("\n", "\n\n  ") + "'\n"


def _plain(text: str) -> str:
    return "a: x " + "\n  ".join(line.strip() for line in text.split("\n")) + " x\n"


@pytest.mark.parametrize("write", [_literal, _folded, _double, _single, _plain])
@given(words=_WORDS)
def test_each_character_is_where_its_span_says(write, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    """A character that stands for itself is found at its span; quotes and backslashes are found with their escape."""
    source = write("".join(words))
    root, problems = read_text(source, "a.yaml")
    assert not problems
    assert isinstance(root, Mapping)
    value = root["a"]
    assert isinstance(value, Scalar)
    for at, character in enumerate(value):
        found = _cut(source, value.source_span(at, at + 1))
        if not character.isspace():
            assert found.replace("''", "'").removeprefix("\\" if len(found) > 1 else "") == character
        else:
            assert found.isspace()


@given(words=_WORDS)
def test_the_source_of_a_literal_text_reads_to_its_value(words: list[str]) -> None:
    """What the span of a whole literal text covers is its value but for the indentation."""
    source = _literal("x" + "".join(words) + "x")
    root, _ = read_text(source, "a.yaml")
    assert isinstance(root, Mapping)
    value = root["a"]
    assert isinstance(value, Scalar)
    assert _cut(source, value.source_span(0, len(value))).replace("\n  ", "\n") == value


@pytest.mark.parametrize(
    ("source", "word", "place"),
    [
        ("a: see {x} there", "{x}", (1, 8, 1, 11)),
        ("a: text: {x} there", "{x}", (1, 10, 1, 13)),
        ('a: "tab\\t{x}"', "{x}", (1, 10, 1, 13)),
        ("a: 'it''s {x}'", "{x}", (1, 11, 1, 14)),
        ("a: >\n  one\n  {x}\n", "{x}", (3, 3, 3, 6)),
        ("a: |\r\n  one\r\n  {x}\r\n", "{x}", (3, 3, 3, 6)),
        ('a: "one \\\n  {x}"', "{x}", (2, 3, 2, 6)),
        ("a: {en: Hello {x}, ru: b}", "{x}", (1, 15, 1, 18)),
        ("a:\n\t- {x} is", "{x}", (2, 4, 2, 7)),
    ],
)
def test_a_placeholder_is_found_in_the_file(source: str, word: str, place: tuple[int, ...]) -> None:
    """Places are those of the file as it is, also where the text was mended to read on."""
    root, _ = read_text(source, "a.yaml")
    scalar = next(scalar for scalar in _scalars(root) if word in scalar)
    at = scalar.index(word)
    assert scalar.source_span(at, at + len(word))[1:] == place


def test_an_empty_value_stands_right_behind_its_colon() -> None:
    """Nothing is a text too, and has a place where to write it."""
    root, _ = read_text("a:\nb: {c: , d: }\ne:\n  -\n", "a.yaml")
    empty = [scalar for scalar in _scalars(root) if scalar == ""]
    assert [scalar.span[1:3] for scalar in empty] == [(1, 3), (2, 7), (2, 12), (4, 4)]
    assert all(scalar.plain for scalar in empty)


def test_a_block_ends_with_its_last_entry() -> None:
    """Comments and empty lines below a mapping, a list or a text are no part of it."""
    root, _ = read_text("a:\n  - b: |\n      text\n\n\n# end\nc: d\n", "a.yaml")
    assert isinstance(root, Mapping)
    assert root["a"].span[1:] == (2, 3, 3, 11)
    assert root.span[1:] == (1, 1, 7, 5)


def test_a_file_that_cannot_be_opened_is_the_world_s_fault(tmp_path: Path) -> None:
    """A missing file and a folder are told in one sentence."""
    with pytest.raises(CannotRead, match=r"There is no file .*gone\.yaml\."):
        read_bytes(tmp_path / "gone.yaml")
    with pytest.raises(CannotRead, match="is a folder"):
        read_bytes(tmp_path)
