"""The shape of a pattern, held against what the engine really matches."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveybot.language.nodes import Scalar
from surveybot.language.regex import read_pattern
from surveybot.language.regex_shape import classes_of, shape_of

TEXTS = ["".join(letters) for length in range(6) for letters in product("ab", repeat=length)]
ATOMS = st.sampled_from(["a", "b", "[ab]", "[^a]", ".", "^", "$", r"\A", r"\z", r"\w", r"[^\w\W]", r"\b"])
TIMES = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0}", "{2,}", "+?"])
PATTERNS = st.recursive(
    st.tuples(ATOMS, TIMES).map("".join),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map("|".join),
        st.tuples(st.sampled_from(["(", "(?:", "(?P<x>"]), inner, st.just(")"), TIMES).map("".join),
    ),
    max_leaves=8,
)


@given(PATTERNS)
def test_what_matches_is_as_long_as_the_shape_says(pattern: str) -> None:
    """No text of a pattern is shorter or longer than its shape, and a shape that fits nothing matches nothing."""
    problems: list[object] = []
    read = read_pattern(Scalar.nowhere(pattern), problems)  # type: ignore[arg-type]
    shape = shape_of(pattern)
    assert shape is not None
    for text in TEXTS if not problems else ():
        if read.matches(text):
            assert shape.fits
            assert shape.least <= len(text) <= (len(text) if shape.most is None else shape.most)


@pytest.mark.parametrize("pattern", ["(?m)a$b", "(?x)a b", "[[:alpha:]]+", "(?im:a)"])
def test_what_is_not_understood_has_no_shape(pattern: str) -> None:
    """Nothing is claimed of a pattern with rules of its own."""
    assert shape_of(pattern) is None


def test_classes_are_found_behind_escapes() -> None:
    """A `[` behind a backslash begins no class; the first `]` in one is a letter."""
    assert [found[0] for found in classes_of(r"\[a[]b][^]c\]]")] == ["[]b]", r"[^]c\]]"]
    assert re.fullmatch(classes_of("[]b]")[0][0], "]")
