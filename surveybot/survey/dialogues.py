"""Test dialogues: in, the `tests:` of a survey file; out, what is said to the bot and what must come of it."""

import re
from datetime import date
from typing import Annotated

from surveybot.language.fields import read_scalar
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem
from surveybot.language.record import Record, read_record, reads, wrong_type
from surveybot.survey.sayings import Saying, read_say, scalars

_YEARS = range(1900, 2200)
Expected = Scalar | tuple[Scalar, ...]


def _path(node: Node, problems: list[Problem]) -> tuple[Scalar, ...]:
    names = scalars(node)
    if names is None:
        problems.append(wrong_type(node, "`path` is a list of question names, for example `[name, age]`"))
    return names or ()


def _answers(node: Node, problems: list[Problem]) -> dict[Scalar, Expected]:
    if not isinstance(node, Mapping):
        problems.append(wrong_type(node, "`answers` is written as `question: answer` lines"))
        return {}
    answers: dict[Scalar, Expected] = {}
    for name, value in node.items():
        expected = value if isinstance(value, Scalar) else scalars(value)
        if expected is None:
            problems.append(wrong_type(value, "an expected answer is a text or a list of codes"))
        else:
            answers[node.key_of(name)] = expected
    return answers


def _taken(node: Node, problems: list[Problem]) -> dict[Scalar, tuple[Scalar, ...]]:
    if not isinstance(node, Mapping):
        problems.append(wrong_type(node, "`taken` is written as `question: [code, code]` lines"))
        return {}
    taken = {}
    for name, value in node.items():
        codes = (value,) if isinstance(value, Scalar) and value else scalars(value)
        if codes is None:
            problems.append(wrong_type(value, "here belongs a list of the codes without places left"))
        else:
            taken[node.key_of(name)] = codes
    return taken


def _today(node: Node, problems: list[Problem]) -> date | None:
    try:
        day = date.fromisoformat(str(node))
    except ValueError:
        day = date.min
    if day.year in _YEARS:
        return day
    problems.append(wrong_type(node, "`today` is a day such as `2026-09-10`"))
    return None


def _seed(node: Node, problems: list[Problem]) -> int | None:
    if isinstance(node, Scalar) and re.fullmatch("[0-9]{1,9}", node):
        return int(node)
    problems.append(wrong_type(node, "`seed` is a whole number such as `7`: with it choices are shuffled"))
    return None


def _words(node: Node, problems: list[Problem]) -> Scalar:
    return read_scalar(node, problems, "here belongs a text") or Scalar("", node.span)


class Dialogue(Record):
    """One test: what is said, and what must be true when all of it has been said.

    `taken` are the choices without places left, by question; without a `seed` nothing is shuffled.
    """

    name: Annotated[Scalar, reads(_words)]
    say: Annotated[tuple[Saying, ...], reads(read_say)]
    path: Annotated[tuple[Scalar, ...] | None, reads(_path)] = None
    answers: Annotated[dict[Scalar, Expected], reads(_answers)] = {}
    reply: Annotated[Scalar | None, reads(_words)] = None
    asks: Annotated[Scalar | None, reads(_words)] = None
    status: Annotated[Scalar | None, reads(_words)] = None
    today: Annotated[date | None, reads(_today)] = None
    taken: Annotated[dict[Scalar, tuple[Scalar, ...]], reads(_taken)] = {}
    seed: Annotated[int | None, reads(_seed)] = None


UNFINISHED_KEYS = frozenset(["given", "wave"])


def read_dialogues(node: Node, problems: list[Problem]) -> tuple[Dialogue, ...]:
    """All test dialogues of a file."""
    if not isinstance(node, Sequence):
        if node:
            problems.append(wrong_type(node, "`tests` is a list: each test begins with `- name:`"))
        return ()
    read = (read_record(Dialogue, item, problems, "a test", UNFINISHED_KEYS) for item in node)
    return tuple(dialogue for dialogue in read if dialogue)
