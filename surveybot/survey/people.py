"""The settings that speak of people: in, the node of one key; out, what is promised to them."""

from surveybot.language.fields import Count, Whole
from surveybot.language.nodes import Mapping, Node
from surveybot.language.problem import Problem
from surveybot.language.record import Record, read_record, wrong_type

SMALLEST_GROUP = 5


class Anonymity(Record):
    """`anonymous:` – nobody is told of groups of fewer than `min_group` people."""

    min_group: Count = Whole(SMALLEST_GROUP)


def read_anonymous(node: Node, problems: list[Problem]) -> Anonymity | None:
    """`yes`, or how large a group must be; None if respondents are known."""
    if node == "no":
        return None
    if isinstance(node, Mapping):
        return read_record(Anonymity, node, problems, "`anonymous`")
    if node != "yes":
        problems.append(wrong_type(node, "`anonymous` is `yes`, or written as `anonymous: { min_group: 5 }`"))
    anonymity = Anonymity()
    anonymity._span = node.span
    return anonymity
