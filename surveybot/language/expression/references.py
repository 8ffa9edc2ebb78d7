"""What a name in an expression refers to: in, a name as it is written; out, a variable, and which rounds of it."""

from collections.abc import Callable
from typing import NamedTuple

Index = int | str
"""A round by its number, or by its code in a `repeat` with `over`."""


class Reference(NamedTuple):
    """A variable by its full name; `indices` says of each repeat around it which round, None for all of them.

    No indices at all: the round that the dialog is in.
    """

    name: str
    indices: tuple[Index | None, ...] = ()


Resolve = Callable[[str], Reference]
