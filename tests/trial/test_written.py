"""Recorded words as YAML: whatever was said is read back, in a list and on a line of its own."""

from hypothesis import example, given
from hypothesis import strategies as st

from surveybot.language.nodes import Mapping
from surveybot.language.reader import read_text
from surveybot.trial.written import scalar

SIGNS = st.characters(codec="utf-8", exclude_characters="\ufffe\uffff")


@example("yes")
@example("12:30")
@example("a: b")
@example("a #b")
@example('it\'s "so"')
@example("- x")
@example("/skip")
@example("a, b")
@example("{a}")
@example("x\n  y\n\n")
@example("\u200bab\u2028c\x85\u202e")
@example(" a ")
@example("…")
@given(st.text(SIGNS, min_size=1, max_size=40))
def test_what_was_said_is_read_back(text: str) -> None:
    """Nothing is lost, and nobody is warned of anything."""
    source = f"x: [{scalar(text)}, z]\ny: {scalar(text, in_brackets=False)}\nz: w\n"
    root, problems = read_text(source, "")
    assert problems == [], source
    assert isinstance(root, Mapping)
    assert (root["x"], root["y"]) == ([text, "z"], text), source
