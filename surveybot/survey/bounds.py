"""Small words that steps end or repeat by: in, the node of `store:` or `at_most:`; out, its value."""

import re

from surveybot.language.nodes import Node, Scalar
from surveybot.language.problem import Problem
from surveybot.language.record import wrong_type
from surveybot.language.written_otherwise import whole_meant

MOST_ROUNDS = 100


def read_store(node: Node, problems: list[Problem]) -> bool:
    """Whether what was answered is kept; the only word is `nothing`."""
    if node != "nothing":
        help = "write `store: nothing`, or take the line out: without it the answers are kept"
        problems.append(wrong_type(node, "`store` can only be `nothing`: what was answered is erased", help=help))
    return False


def read_at_most(node: Node, problems: list[Problem]) -> int:
    """How many rounds there may be, from 1 to 100."""
    if isinstance(node, Scalar) and re.fullmatch("[1-9][0-9]{0,2}", node) and int(node) <= MOST_ROUNDS:
        return int(node)
    wanted, help = "`at_most` must be a whole number from 1 to {most}", "write for example `at_most: 5`"
    problems.append(wrong_type(node, wanted, help=help, meant=whole_meant(node), most=MOST_ROUNDS))
    return MOST_ROUNDS


def read_over(node: Node, problems: list[Problem]) -> Scalar:
    """The name of the question whose answers are gone through; empty if there is none."""
    if isinstance(node, Scalar) and node:
        return node
    help = "ask for what shall be gone through by a question of type `multi`, and name that question here"
    problems.append(wrong_type(node, "`over` is the name of a `multi` question", help=help))
    return Scalar("", node.span)
