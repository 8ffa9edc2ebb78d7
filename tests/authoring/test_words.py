"""Texts in a drawing: whatever an author writes is read as text by Mermaid and Graphviz, and cut where it is long."""

import re
import xml.etree.ElementTree as ElementTree
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveybot.authoring.dot import dot
from surveybot.authoring.drawing import Arrow, Box, Drawing, Kind
from surveybot.authoring.excerpt import cells, cut, lines
from surveybot.authoring.mermaid import mermaid
from surveybot.authoring.picture import picture
from surveybot.language.text import is_blank, literal

KINDS: tuple[Kind, ...] = ("question", "notice", "condition", "end")
# What has a meaning in Mermaid, in DOT or in HTML; the Mermaid ones were shown by versions 10, 11 and 12 as they stand.
SIGNS = [
    '"', "'", "`", "#35;", "&amp;", "<b>", "</td>", "<br/>", "%%{init: x}%%", "{{x}}", "[x](y)", "|x|", "-->", "$$x$$",
    "\\n", "\\N", "\\", "fa:fa-car", "end", "subgraph", "direction LR", "style x:#1;", "classDef x:#1;", "click x",
    "1. ", "- ", "**", "__", "~~~", "@{ x: y }", ":::x", "ﬂ°35¶ß", "ﬂ°°35¶ß", "]]>", "<!-- ", "👍", "中", "ש", "\u0301",
    "\u200d", ";",
]  # fmt: skip
SEEN = st.characters(exclude_categories=["Cs", "Cn"])
WORDS = st.lists(st.sampled_from(SIGNS) | st.text(SEEN, max_size=3), min_size=1, max_size=6).map(" ".join).map(literal)
HOSTILE = WORDS.filter(lambda words: not is_blank(words))
NODE = re.compile(r'(?:n\d+|start)(?:\(\[|\(|\[|\{\{)"(?P<label>[^"]*)"(?:\]\)|\)|\]|\}\}):::(?:[a-z]+)')
ARROW = re.compile(r'(?:n\d+|start) (?:-->|-\.->)(?:\|"(?P<label>[^"]*)"\|)? n\d+')
OURS = re.compile("</?(?:b|i|small)>|<br>")


def drawing(words: str) -> Drawing:
    """A box of each kind and an arrow, all with these words."""
    boxes = [Box(-1, "start", words=words)]
    boxes += [Box(at, kind, head="name", words=words, choices=words) for at, kind in enumerate(KINDS)]
    arrows = [
        Arrow(at - 1, at, words, leads_back=False, goes_straight=True, reachable=True) for at in range(len(KINDS))
    ]
    return Drawing(tuple(boxes), tuple(arrows))


def spaceless(words: str) -> str:
    """Without what stands between words, for they may be on different lines, and without signs that are not seen."""
    return re.sub(r"[\s\u2060]", "", words)


@given(HOSTILE)
def test_mermaid_reads_any_words_as_text(words: str) -> None:
    """Each line is of one form; between its quotes stand our tags, entity codes, and no sign that Mermaid knows."""
    drawn = mermaid(drawing(words))
    _, _, body = drawn.partition("flowchart TD\n")
    statements = [line.strip() for line in body.splitlines() if not line.strip().startswith("classDef ")]
    assert len(statements) == 1 + 2 * len(KINDS)
    for statement in statements:
        found = NODE.fullmatch(statement) or ARROW.fullmatch(statement)
        assert found is not None, statement
        label = OURS.sub("\u2060", found["label"])
        bare = re.sub(r"#\d+;", "", label)
        assert not re.search(r'["#;&<>`\\$]|%%|direction\s|style|classDef|fa:fa|ﬂ°|¶ß', bare), label
        shown = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label)
        assert spaceless(shown).removeprefix("name")[:10].startswith(spaceless(words)[:8].rstrip("…"))


@given(HOSTILE)
def test_graphviz_reads_any_words_as_text(words: str) -> None:
    """They stand in the picture as they were written, as far as there is room."""
    svg = ElementTree.fromstring(picture(dot(drawing(words)), "svg"))
    shown = spaceless("".join(text.text or "" for text in svg.iter("{http://www.w3.org/2000/svg}text")))
    assert spaceless(lines(words, 24, 3)[0]) in shown


@pytest.mark.parametrize(
    ("text", "widest", "shown"),
    [
        ("short", 5, "short"),
        ("a few words more", 11, "a few…"),
        ("a few words more", 12, "a few words…"),
        ("indivisible", 5, "indi…"),
        ("well, then, no", 6, "well…"),
        ("中文字符测试", 7, "中文字…"),
        ("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301"),
    ],
)
def test_a_text_is_cut_between_words(text: str, widest: int, shown: str) -> None:
    """Without a comma before the dots; a word as long as the room is cut itself."""
    assert cut(text, widest) == shown


@given(HOSTILE | st.text(min_size=1), st.integers(4, 40), st.integers(1, 4))
def test_lines_have_room(text: str, widest: int, most: int) -> None:
    """No more lines than wanted, none wider, and nothing but spaces is lost before the dots."""
    found = lines(text, widest, most)
    assert 1 <= len(found) <= most
    assert all(cells(line) <= widest for line in found)
    whole, kept = spaceless(text), spaceless("".join(found))
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


def test_dot_is_html_that_says_the_same() -> None:
    """What DOT holds for a label is the text again when HTML has read it."""
    assert "say &quot;hi&quot; &amp; bye" in dot(drawing('say "hi" & bye'))
    assert unescape("say &quot;hi&quot; &amp; bye") == 'say "hi" & bye'
