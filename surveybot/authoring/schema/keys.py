"""What may stand in a record: in, its model; out, its keys, each with what it holds and what it means to authors."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from textwrap import dedent
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from surveybot.language.record import Reads, Record
from surveybot.language.shapes import Shaped


class Key(NamedTuple):
    """A key as it is written in the file; `shape` is None where the model leaves its reading to others."""

    name: str
    shape: Shaped | None
    meaning: str
    is_needed: bool


def keys(model: type[Record]) -> list[Key]:
    """The keys of a record in their order, without second words for them."""
    meanings = _meanings(model)
    return [
        Key(field.alias or name, _shape(field), meanings.get(name, ""), field.is_required())
        for name, field in model.model_fields.items()
        if not field.exclude
    ]


def summary(model: type[Record]) -> str:
    """What a record is, in a sentence."""
    return (model.__doc__ or "").partition("\n")[0]


def _shape(field: FieldInfo) -> Shaped | None:
    return next((reads.shape for reads in (*field.metadata, *_annotated(field.annotation)) if _is_reads(reads)), None)


def _is_reads(metadata: object) -> bool:
    return isinstance(metadata, Reads)


def _annotated(annotation: Any) -> Iterator[Any]:
    """What is noted of a type, or of one of those that it may be."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    else:
        for one in get_args(annotation):
            yield from _annotated(one)


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
