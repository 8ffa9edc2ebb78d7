"""The settings that speak of people: in, the node of one key; out, what is promised to them and told of them."""

from typing import Annotated

from surveybot.language.expression.slips import keyword_meant
from surveybot.language.fields import Count, Whole
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem
from surveybot.language.record import Record, read_record, reads, wrong_type
from surveybot.language.shapes import QUESTION, YES_NO, Shape, one_or_more
from surveybot.language.words import Worded

SMALLEST_GROUP = 5


class Anonymity(Record):
    """`anonymous:` – nobody is told of groups of fewer than `min_group` people."""

    min_group: Count = Whole(SMALLEST_GROUP)
    """Nothing is exported before so many people have answered."""


ANONYMOUS: Shape = {"anyOf": [YES_NO, Anonymity]}


def read_anonymous(node: Node, problems: list[Problem]) -> Anonymity | None:
    """`yes`, or how large a group must be; None if respondents are known."""
    if node == "no":
        return None
    if isinstance(node, Mapping):
        return read_record(Anonymity, node, problems, Worded("`anonymous`"))
    if node != "yes":
        wanted, help = "`anonymous` is `yes`, or written as `anonymous: {{ min_group: 5 }}`", "write `anonymous: yes`"
        meant = keyword_meant(node) if isinstance(node, Scalar) else None
        problems.append(wrong_type(node, wanted, help=help, meant=meant if meant in ("yes", "no") else ""))
    return Anonymity().placed(node.span)


def _names(node: Node, problems: list[Problem]) -> tuple[Scalar, ...]:
    if isinstance(node, Scalar) and node:
        return (node,)
    if isinstance(node, Sequence) and all(isinstance(item, Scalar) and item for item in node):
        return tuple(item for item in node if isinstance(item, Scalar))
    problems.append(wrong_type(node, "`by` is a list of questions, for example `[department, office]`"))
    return ()


class Report(Record):
    """`report:` – the questions `by` which all others are told apart."""

    by: Annotated[tuple[Scalar, ...], reads(_names, one_or_more(QUESTION))]
    """The questions, of one choice each, by which a report tells groups apart."""


def read_report(node: Node, problems: list[Problem]) -> Report | None:
    """What reports of the survey tell apart."""
    return read_record(Report, node, problems, Worded("`report`"))
