"""Keys of outcomes: in, keys such as `child.age@child.2@again.1`; out, their parts, and keys of other rounds.

A key is the full name of a question, then the rounds of the loops around it, outermost first.
"""

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value")


def name_of(key: str) -> str:
    """The full name of the question that a key is of."""
    return key.partition("@")[0]


def rounds_of(key: str) -> tuple[str, ...]:
    """The rounds of the loops around it, outermost first: numbers, or codes."""
    return tuple(part.rpartition(".")[2] for part in key.split("@")[1:])


def sibling(key: str, name: str) -> str:
    """The key of another question in the same rounds."""
    return name + key[len(name_of(key)) :]


def without_round(kept: Mapping[str, Value], key: str) -> dict[str, Value]:
    """The same without the round that `key` lies in: what belongs to later rounds of it is numbered anew."""
    *around, last = key.split("@")[1:]
    loop, _, number = last.rpartition(".")
    left = {}
    for old, value in kept.items():
        name, *rounds = old.split("@")
        here = rounds[len(around)] if rounds[: len(around)] == around and len(rounds) > len(around) else ""
        its_loop, _, its_number = here.rpartition(".")
        if here and its_loop == loop:
            if its_number == number:
                continue
            if int(its_number) > int(number):
                rounds[len(around)] = f"{loop}.{int(its_number) - 1}"
        left["@".join((name, *rounds))] = value
    return left
