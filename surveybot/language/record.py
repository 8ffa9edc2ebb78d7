"""One mapping of a survey file: in, its node and a `Record`; out, the record or problems, never an exception."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Keys
from functools import cache
from inspect import get_annotations
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, NamedTuple, Self, TypeVar, dataclass_transform, get_args, get_origin

from msgspec import Struct

from surveybot.language.meant import key_meant, key_surely_meant, proposal, remark
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.position import Span
from surveybot.language.problem import Fix, Problem, Severity, error, replaced
from surveybot.language.shapes import WORD, Shaped
from surveybot.language.words import Worded

Read = Callable[[Any, list[Problem]], Any]


class Reads(Struct, frozen=True, eq=False):
    """How a field is read, and what editors are told of what belongs there."""

    read: Read
    shape: Shaped


def reads(read: Read, shape: Shaped = WORD) -> Reads:
    """A field whose value `read` makes of a node; what is wrong goes to the problems, and the value is a stand-in."""
    return Reads(read, shape)


class Called(NamedTuple):
    """A field whose key in the file is not its name; an empty one is no key: others fill the field."""

    key: str


class Field(NamedTuple):
    """A field of a record: its key in the file, and how it is read; None where others fill it."""

    key: str
    reads: Reads | None
    is_needed: bool


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record:
    """A mapping in a survey file, read; `span` is where it stands.

    What is annotated in it are its `fields`, by their names, and `keys` are what these are called in the file. The line
    below a field says to authors what its key means; `also` are second words for keys. A record holds what the file
    says, its class what holds where the file says nothing.
    """

    fields: ClassVar[Keys[str, Field]] = {}
    keys: ClassVar[Keys[str, Field]] = {}
    also: ClassVar[Keys[str, str]] = {}
    span: Span

    def __init_subclass__(cls) -> None:
        """The fields of the record that it goes on from come first."""
        own = {
            name: _field(name, annotation, is_needed=name not in vars(cls))
            for name, annotation in get_annotations(cls).items()
            if not _is_of_class(annotation)
        }
        cls.fields = {**cls.fields, **own}
        cls.keys = {field.key: field for field in cls.fields.values() if field.key}

    def __init__(self, **values: Any) -> None:
        """With the values of its fields."""
        vars(self).update(values)

    def __eq__(self, other: object) -> bool:
        """Whether the file says the same of both, at the same place."""
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        """Two that are equal stand at one place."""
        return hash(self.span)

    def says(self, name: str) -> bool:
        """Whether a field is told, and not what it is by itself."""
        return name in vars(self)

    def but(self, **values: Any) -> Self:
        """The same with other values of some fields."""
        return type(self)(**{**vars(self), **values})

    def placed(self, span: Span) -> Self:
        """The same at another place."""
        return self.but(span=span)


Model = TypeVar("Model", bound=Record)


def _is_of_class(annotation: Any) -> bool:
    origin: object = get_origin(annotation)
    return origin is ClassVar


def _field(name: str, annotation: Any, *, is_needed: bool) -> Field:
    notes = list(_notes(annotation))
    key = next((note.key for note in notes if isinstance(note, Called)), name)
    return Field(key, next((note for note in notes if isinstance(note, Reads)), None), is_needed)


def _notes(annotation: Any) -> Iterator[object]:
    """What is noted of a type, or of one of those that it may be."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    else:
        for one in get_args(annotation):
            yield from _notes(one)


@cache
def question_of(type: str) -> Worded:
    """`a text question`, `an nps question`, for a message."""
    return Worded("an {type} question" if type[:1] in "aeio" or type == "nps" else "a {type} question", type=type)


def read_record(
    model: type[Model],
    node: Node,
    problems: list[Problem],
    what: Worded,
    elsewhere: Keys[str, Worded] = MappingProxyType({}),
) -> Model | None:
    """The model that stands in `node`, or None where a key that it cannot do without is missing.

    `what` names it in messages ("a text question"); `elsewhere` says of keys that are right in another place where that
    is.
    """
    if not isinstance(node, Mapping):
        problems.append(wrong_type(node, "{what} is written as `key: value` lines", what=what))
        return None
    fit, misspelt = _fit(model, node, problems, what, elsewhere)
    values = {
        name: field.reads.read(fit[field.key], problems) if field.reads is not None else fit[field.key]
        for name, field in model.fields.items()
        if field.key in fit
    }
    missing = [key for key, field in model.keys.items() if field.is_needed and key not in fit]
    problems.extend(_missing(node, key, what) for key in missing if key not in misspelt)
    return None if missing else model(span=node.span, **values)


def _fit(
    model: type[Record], node: Mapping, problems: list[Problem], what: Worded, elsewhere: Keys[str, Worded]
) -> tuple[Mapping, set[str]]:
    """The mapping with such keys only as the record has, and which of these it was told to write otherwise."""
    if node.keys() <= model.keys.keys():
        return node, set()
    fit = Mapping(node.span)
    misspelt: set[str] = set()
    told: set[str] = set()
    for key, value in node.items():
        meant = model.also.get(key, "")
        if key in model.keys:
            fit.add(node.key_of(key), value)
        elif meant and meant not in node:
            fit.add(Scalar(meant, node.key_of(key).span), value)
        else:
            problem = _unknown_key(node.key_of(key), node, list(model.keys), what, elsewhere)
            misspelt.add(str(problem.values.get("guess")))
            remedy = remark(key, model.keys)
            if not remedy or remedy not in told:  # `min` and `max` are one range
                problems.append(problem)
            told.add(remedy)
    return fit, misspelt


def _unknown_key(key: Scalar, node: Mapping, known: list[str], what: Worded, elsewhere: Keys[str, Worded]) -> Problem:
    if key in elsewhere:
        return error(
            "key-wrong-place",
            key.span,
            "`{key}` does not belong to {what}",
            key=str(key),
            what=what,
            place=elsewhere[key],
            help="`{key}` {place}",
        )
    guess = "" if remark(key, known) else key_meant(key, known, node)
    helping = proposal(key, guess, remark(key, known) or "possible here: {known}")
    return error(
        "unknown-key",
        key.span,
        "unknown key `{key}` in {what}",
        key=str(key),
        what=what,
        guess=guess,
        known=", ".join(known),
        help=helping,
        fix=replaced(key, key_surely_meant(key, known, node) if guess else ""),
    )


def _missing(node: Mapping, key: str, what: Worded) -> Problem:
    first = next(iter(node), None)
    return error(
        "missing-key",
        node.key_of(first).span if first is not None else node.span,
        "{what} needs `{key}:`",
        what=what,
        key=key,
        help="add `choices:` here, and below it lines such as `- it: IT team`; for a scale `choices: 1..5`"
        if key == "choices"
        else "add a line `{key}: …` here",
    )


def wrong_type(
    node: Node, wanted: str, /, *, meant: str = "", help: str = "", fix: Fix = (), **values: object
) -> Problem:
    """The problem that a node is not what belongs there; `wanted` is a whole clause in plain words.

    `meant` is what was to stand there, where it is known. Else `help` tells the remedy; it and `wanted` are templates
    over `values`, and `fix` is what `help` says.
    """
    if meant:
        help, fix, values = "write `{meant}`", replaced(node, meant), {**values, "meant": meant}
    told: dict[str, object] = {**values, "wanted": Worded(wanted, **values), "found": _found(node)}
    return Problem("wrong-type", Severity.ERROR, node.span, "{wanted}; found {found}", told, help, fix=fix)


def _found(node: Node) -> str:
    """What stands there, in words that are no longer than a line."""
    match node:
        case Mapping():
            return Worded("`key: value` lines")
        case Sequence():
            return Worded("a list")
        case Scalar() if not node:
            return Worded("nothing")
    return f"`{node}`" if len(node) <= 40 else Worded("a text")
