"""Where texts stand: in, the records of the model; out, for each key of a file what may stand under it.

Nothing here knows a verb or a key: a new one that the model takes in is found by its type.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Entries
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from surveybot.language.fields import Name
from surveybot.language.record import Record
from surveybot.language.text import Text
from surveybot.questions.choices import ChoiceList
from surveybot.questions.question import Question
from surveybot.survey.model import Step, Survey


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place of a file; several at once where records share a key."""

    text: bool = False
    coded: bool = False  # a list of `code: text`
    records: frozenset[type[Record]] = frozenset()
    items: "Shape | None" = None  # of a list
    entries: "Shape | None" = None  # of a mapping with keys of the author's

    @property
    def is_step(self) -> bool:
        """Whether it is an entry of `steps`, `then` and the like."""
        return not self.records.isdisjoint(_steps())

    def under(self, key: str) -> "Shape | None":
        """What stands under a key of its records; None if none of them has it."""
        return _under(self.records, key)

    def name_keys(self) -> frozenset[str]:
        """The keys whose value names the whole, as `ask` does a question."""
        return frozenset(key for record in self.records for key in _naming(record))  # type: ignore[arg-type]  # a class is hashable, mypy 11470


NOTHING = Shape()


def survey_shape() -> Shape:
    """What a survey file is as a whole."""
    return Shape(records=frozenset([Survey]))


@cache
def anywhere(key: str) -> Shape | None:
    """What stands under a key in any record: a guess for keys in a place that the model does not know."""
    return _under(_all_records(), key)


def _under(records: Iterable[type[Record]], key: str) -> Shape | None:
    fields = (_fields(record) for record in records)  # type: ignore[arg-type]  # the same
    known = [shape for own in fields for name, shape in own.items() if name == key]
    return _joined(known) if known else None


@cache
def _steps() -> frozenset[type[Record]]:
    return _shape(Step).records


@cache
def _fields(record: type[Record]) -> Entries[str, Shape]:
    types = get_type_hints(record, include_extras=True)
    return {field.key or name: _shape(types[name]) for name, field in record.fields.items()}


@cache
def _naming(record: type[Record]) -> frozenset[str]:
    _, marker = get_args(Name)
    return frozenset(name for name, field in record.fields.items() if field.reads is marker)


def _all_records(parent: type[Record] = Record) -> Iterator[type[Record]]:
    for child in parent.__subclasses__():
        yield child
        yield from _all_records(child)


def _shape(annotation: Any) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0])
    if origin in (Union, UnionType):
        return _joined(map(_shape, arguments))
    if origin is tuple or origin is list:
        if arguments[0] is Question:
            return Shape(coded=True)  # a battery: its questions are made of `code: text` lines
        return Shape(items=_shape(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Entries):
        # From languages to words: a text that is read in another way than `Text`, as the bot's own phrases are.
        return Shape(text=True) if arguments == (str, str) else Shape(entries=_shape(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Shape(records=frozenset([annotation, *_all_records(annotation)]))
    return Shape(text=annotation is Text, coded=annotation is ChoiceList)


def _joined(shapes: Iterable[Shape]) -> Shape:
    shapes = list(shapes)
    items = [shape.items for shape in shapes if shape.items]
    entries = [shape.entries for shape in shapes if shape.entries]
    return Shape(
        any(shape.text for shape in shapes),
        any(shape.coded for shape in shapes),
        frozenset(record for shape in shapes for record in shape.records),
        _joined(items) if items else None,
        _joined(entries) if entries else None,
    )
