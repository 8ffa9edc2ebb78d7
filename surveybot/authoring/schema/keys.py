"""What may stand in a record: in, its model; out, its keys, each with what it holds and what it means to authors."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from textwrap import dedent
from typing import NamedTuple

from surveybot.language.record import Record
from surveybot.language.shapes import Shaped


class Key(NamedTuple):
    """A key as it is written in the file; `shape` is None where the model leaves its reading to others."""

    name: str
    shape: Shaped | None
    meaning: str
    is_needed: bool


def keys(model: type[Record]) -> list[Key]:
    """The keys of a record in their order, without second words for them."""
    meanings = _meanings(model)  # type: ignore[arg-type]  # a class is hashable, mypy 11470
    return [
        Key(field.key, field.reads.shape if field.reads is not None else None, meanings.get(name, ""), field.is_needed)
        for name, field in model.fields.items()
        if field.key
    ]


def summary(model: type[Record]) -> str:
    """What a record is, in a sentence."""
    return (model.__doc__ or "").partition("\n")[0]


@cache
def _meanings(model: type[Record]) -> dict[str, str]:
    """The line below each field."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, Record):
            found |= dict(_documented(each))
    return found


def _documented(model: type[Record]) -> Iterator[tuple[str, str]]:
    (defined,) = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(defined, ast.ClassDef)
    for field, line in zip(defined.body, defined.body[1:], strict=False):
        match field, line:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as words)):
                yield name, words
