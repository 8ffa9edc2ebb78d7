"""Codes in expressions: in, an expression up to the cursor; out, the question whose code is written there."""

import re
from typing import NamedTuple

from surveybot.authoring.editing.cursor import Cursor
from surveybot.authoring.editing.names import Named, Understood
from surveybot.program.homes import Home, Names
from surveybot.questions.question import Question

_NAME = r"([^\W\d][\w.]*(?:\[[^\[\]]*\][\w.]*)*)"
_COMPARED = re.compile(rf"{_NAME}\s*(?:==|!=|\bhas|\bin\s*\((?:[^()]*,)?)\s*$")
_RANKED = re.compile(rf"\brank\(\s*{_NAME}\s*,\s*$")


class Code(NamedTuple):
    """A code that is being written, for an answer of `question`; `is_quoted` once its quote is opened."""

    question: str
    written: str
    is_quoted: bool


def code_in(expression: str) -> Code | None:
    """The code that stands at the end of an expression; None if something else does."""
    before, quote, written = expression.rpartition('"')
    is_quoted = expression.count('"') % 2 == 1
    if not is_quoted:
        before, quote, written = expression, "", ""
    asked = _COMPARED.search(before) or _RANKED.search(before)
    return Code(asked[1], written, bool(quote)) if asked is not None else None


def home_of(cursor: Cursor, known: Understood) -> Home:
    """The home of the names at the cursor: that of the innermost repeat around it."""
    home = known.program.types.home
    for level in cursor.way:
        if level.key == "steps" and level.keys.get("repeat") in home.inner:
            home = home.inner[level.keys["repeat"]]
    return home


def named_as(written: str, home: Home, known: Understood) -> Named | None:
    """What a name stands for where it is written in this home."""
    return known.names.get(Names(home).refer(written).name)


def codes_of(named: Named | None) -> dict[str, str]:
    """The codes of a question's answers with their labels."""
    if named is None or not isinstance(named.step, Question):
        return {}
    listed = {str(choice.code): choice.shown("") for choice in named.step.choice_list}
    return listed or dict.fromkeys(named.step.codes(), "")
