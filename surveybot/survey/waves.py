"""`waves:` – a survey that asks each person again: in, its node; out, from which day on, and after how many days."""

from datetime import timedelta
from typing import Annotated

from surveybot.language.fields import DURATION, read_duration
from surveybot.language.nodes import Node, Scalar, Sequence
from surveybot.language.problem import Problem
from surveybot.language.record import Called, Record, read_record, reads, wrong_type
from surveybot.language.shapes import WORD, list_of
from surveybot.language.words import Worded

_DAY = timedelta(days=1)


def _from(node: Node, problems: list[Problem]) -> Scalar:
    if isinstance(node, Scalar) and node:
        return node
    problems.append(wrong_type(node, "`from` is the name of a date under `given`"))
    return Scalar("", node.span)


def _days(node: Node, problems: list[Problem]) -> tuple[timedelta, ...]:
    if not isinstance(node, Sequence) or not node:
        problems.append(wrong_type(node, "`at` is a list of days, for example `[30d, 60d]`"))
        return ()
    found = tuple(read_duration(item, problems) for item in node)
    before = timedelta()
    for item, after in zip(node, found, strict=True):
        if after % _DAY:
            problems.append(wrong_type(item, "waves are counted in whole days, such as `30d`"))
        elif after <= before:
            problems.append(wrong_type(item, "each wave comes later than the one before"))
        before = after
    return found


class Waves(Record):
    """`waves:` – each person is called again `at` so many days after the day that is given as `from`."""

    since: Annotated[Scalar, reads(_from, {**WORD, "title": "the name of a date under `given`"}), Called("from")]
    """The name of a date under `given`."""
    at: Annotated[tuple[timedelta, ...], reads(_days, list_of(DURATION))]
    """After how many days each person is asked again."""


def read_waves(node: Node, problems: list[Problem]) -> Waves | None:
    """When each person is asked again."""
    return read_record(Waves, node, problems, Worded("`waves`"))
