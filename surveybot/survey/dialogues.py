"""Test dialogues: in, the `tests:` of a survey file; out, what is said to the bot and what must come of it."""

from datetime import date, timedelta
from typing import Annotated, NamedTuple

from surveybot.language.fields import read_duration, read_scalar
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem, error
from surveybot.language.record import Record, read_record, reads, wrong_type


class Saying(NamedTuple):
    """One thing that the respondent does: types or taps `words`, ticks several, or lets time pass."""

    at: Node
    words: tuple[str, ...]
    several: bool = False
    silence: timedelta = timedelta()


def _say(node: Node, problems: list[Problem]) -> tuple[Saying, ...]:
    if not isinstance(node, Sequence):
        problems.append(wrong_type(node, "`say` is a list of replies, for example `[yes, Anna, 12]`"))
        return ()
    sayings = (_saying(item, problems) for item in node)
    return tuple(saying for saying in sayings if saying)


def _saying(node: Node, problems: list[Problem]) -> Saying | None:
    if isinstance(node, Scalar):
        return Saying(node, (str(node),))
    if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node):
        return Saying(node, tuple(str(item) for item in node), several=True)
    if isinstance(node, Mapping) and list(node) == ["wait"]:
        return Saying(node, (), silence=read_duration(node["wait"], problems))
    if isinstance(node, Mapping) and set(node) <= {"file", "photo", "voice", "location", "contact", "change", "round"}:
        problems.append(
            error(
                "not-supported-yet",
                node.span,
                "`{key}` in a test is not supported yet in this version",
                key=next(iter(node)),
                help="take this reply out for now",
            )
        )
    else:
        problems.append(wrong_type(node, "a reply is a text, a list of ticks, or `{wait: 3m}`"))
    return None


def _path(node: Node, problems: list[Problem]) -> tuple[Scalar, ...]:
    if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node):
        return tuple(item for item in node if isinstance(item, Scalar))
    problems.append(wrong_type(node, "`path` is a list of question names, for example `[name, age]`"))
    return ()


def _answers(node: Node, problems: list[Problem]) -> dict[Scalar, Scalar | frozenset[Scalar]]:
    if not isinstance(node, Mapping):
        problems.append(wrong_type(node, "`answers` is written as `question: answer` lines"))
        return {}
    answers: dict[Scalar, Scalar | frozenset[Scalar]] = {}
    for name, value in node.items():
        if isinstance(value, Sequence) and all(isinstance(item, Scalar) for item in value):
            answers[node.key_of(name)] = frozenset(item for item in value if isinstance(item, Scalar))
        elif isinstance(value, Scalar):
            answers[node.key_of(name)] = value
        else:
            problems.append(wrong_type(value, "an expected answer is a text or a list of codes"))
    return answers


def _today(node: Node, problems: list[Problem]) -> date | None:
    try:
        return date.fromisoformat(str(node))
    except ValueError:
        problems.append(wrong_type(node, "`today` is a day such as `2026-09-10`"))
        return None


def _words(node: Node, problems: list[Problem]) -> Scalar:
    return read_scalar(node, problems, "here belongs a text") or Scalar("", node.span)


class Dialogue(Record):
    """One test: what is said, and what must be true when all of it has been said."""

    name: Annotated[Scalar, reads(_words)]
    say: Annotated[tuple[Saying, ...], reads(_say)]
    path: Annotated[tuple[Scalar, ...] | None, reads(_path)] = None
    answers: Annotated[dict[Scalar, Scalar | frozenset[Scalar]], reads(_answers)] = {}
    reply: Annotated[Scalar | None, reads(_words)] = None
    asks: Annotated[Scalar | None, reads(_words)] = None
    status: Annotated[Scalar | None, reads(_words)] = None
    today: Annotated[date | None, reads(_today)] = None


UNFINISHED_KEYS = frozenset(["given", "wave", "taken", "seed"])


def read_dialogues(node: Node, problems: list[Problem]) -> tuple[Dialogue, ...]:
    """All test dialogues of a file."""
    if not isinstance(node, Sequence):
        problems.append(wrong_type(node, "`tests` is a list: each test begins with `- name:`"))
        return ()
    read = (read_record(Dialogue, item, problems, "a test", UNFINISHED_KEYS) for item in node)
    return tuple(dialogue for dialogue in read if dialogue)
