"""Test dialogues: in, the `tests:` of a survey file; out, what is said to the bot and what must come of it."""

import re
from datetime import date
from typing import Annotated

from surveybot.language.fields import Count, read_scalar
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem
from surveybot.language.record import Record, read_record, reads, wrong_type
from surveybot.language.shapes import CHOICE, QUESTION, WORD, lines_of, list_of, matching, one_or_more, whole
from surveybot.language.words import Worded
from surveybot.language.written_otherwise import day_meant, list_meant
from surveybot.survey.sayings import SAYING, Saying, read_say, scalars

_YEARS = range(1900, 2200)
_STATUS = {**WORD, "examples": ["complete", "in progress", "timed_out"]}
Expected = Scalar | tuple[Scalar, ...]


def _path(node: Node, problems: list[Problem]) -> tuple[Scalar, ...]:
    names = scalars(node)
    if names is None:
        wanted, help = "`path` is a list of question names", "write for example `path: [name, age]`"
        problems.append(wrong_type(node, wanted, help=help, meant=list_meant(node)))
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


def _given(node: Node, problems: list[Problem]) -> dict[Scalar, Scalar]:
    if isinstance(node, Mapping) and all(isinstance(value, Scalar) and value for value in node.values()):
        return {node.key_of(name): value for name, value in node.items() if isinstance(value, Scalar)}
    problems.append(wrong_type(node, "`given` is written as `name: value` lines, for example `department: it`"))
    return {}


def _today(node: Node, problems: list[Problem]) -> date | None:
    try:
        day = date.fromisoformat(str(node))
    except ValueError:
        day = date.min
    if day.year in _YEARS:
        return day
    help = "write for example `today: 2026-09-10`"
    problems.append(wrong_type(node, "`today` is a day such as `2026-09-10`", help=help, meant=day_meant(node)))
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

    `taken` are the choices without places left, by question; without a `seed` nothing is shuffled; `given` is what
    came with the invitation.
    """

    name: Annotated[Scalar, reads(_words)]
    """What the test shows."""
    say: Annotated[tuple[Saying, ...], reads(read_say, list_of(SAYING))]
    """What the respondent does, one after another: a text or a tap, `[a, b]`, `/skip`, `/back`, `{wait: 3m}`."""
    path: Annotated[tuple[Scalar, ...] | None, reads(_path, list_of(QUESTION))] = None
    """The questions that are answered, skipped or timed out on the way that counts in the end."""
    answers: Annotated[dict[Scalar, Expected], reads(_answers, lines_of(one_or_more(CHOICE), QUESTION))] = {}
    """What is stored in the end, as `question: answer` lines; empty means missing."""
    reply: Annotated[Scalar | None, reads(_words)] = None
    """The bot's last words."""
    asks: Annotated[Scalar | None, reads(_words, QUESTION)] = None
    """The question that waits in the end, or `review`."""
    status: Annotated[Scalar | None, reads(_words, _STATUS)] = None
    """How the interview has ended; `in progress` if it has not."""
    today: Annotated[date | None, reads(_today, matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-09-10"))] = None
    """The day on which the test is played."""
    taken: Annotated[dict[Scalar, tuple[Scalar, ...]], reads(_taken, lines_of(one_or_more(CHOICE), QUESTION))] = {}
    """The choices without places left, as `question: [code]`."""
    seed: Annotated[int | None, reads(_seed, whole(0, 999_999_999))] = None
    """A number with which choices are shuffled; without it they stand as in the file."""
    given: Annotated[dict[Scalar, Scalar], reads(_given, lines_of(WORD))] = {}
    """What came with the invitation, as `name: value` lines."""
    wave: Count | None = None
    """The wave in which it is played; the first one without it."""


def read_dialogues(node: Node, problems: list[Problem]) -> tuple[Dialogue, ...]:
    """All test dialogues of a file."""
    if not isinstance(node, Sequence):
        if node:
            problems.append(wrong_type(node, "`tests` is a list: each test begins with `- name:`"))
        return ()
    read = (read_record(Dialogue, item, problems, Worded("a test")) for item in node)
    return tuple(dialogue for dialogue in read if dialogue)
