"""One mapping of a survey file: in, its node and a pydantic model; out, the model or problems, never an exception."""

from collections.abc import Callable
from collections.abc import Mapping as Keys
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, PrivateAttr, ValidationError, ValidationInfo
from pydantic_core import core_schema

from surveybot.language.meant import key_meant, key_surely_meant, proposal, remark
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.position import Span
from surveybot.language.problem import Fix, Problem, Severity, error, replaced
from surveybot.language.shapes import WORD, Shaped
from surveybot.language.words import Worded

Value = TypeVar("Value")


class Record(BaseModel):
    """A mapping in a survey file, read; `span` is where it stands.

    The line below a field says to authors what the key means; `also` are second words for keys. A field with `exclude`
    is no key: others fill it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)
    _span: Span = PrivateAttr()
    also: ClassVar[Keys[str, str]] = MappingProxyType({})

    @property
    def span(self) -> Span:
        """The place of the whole mapping."""
        return self._span


Model = TypeVar("Model", bound=Record)


class Reads(Struct, frozen=True, eq=False):
    """How a field is read, and what editors are told of what belongs there."""

    validate: Callable[[Any, ValidationInfo], Any]
    shape: Shaped

    def __get_pydantic_core_schema__(self, source: object, further: object) -> core_schema.CoreSchema:
        """Pydantic's `PlainValidator` would look into the type as well, which took most of the time of a start."""
        return core_schema.with_info_plain_validator_function(self.validate)


def reads(read: Callable[[Node, list[Problem]], Any], shape: Shaped = WORD) -> Reads:
    """A field whose value `read` makes of a node; what is wrong goes to the problems, and the value is a stand-in."""

    def validate(node: Node, info: ValidationInfo) -> Any:
        return read(node, info.context if info.context is not None else [])

    return Reads(validate, shape)


def keys_of(model: type[Record]) -> list[str]:
    """The keys that a mapping of this kind may have, as they are written in the file."""
    return [field.alias or name for name, field in model.model_fields.items() if not field.exclude]


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
    known = keys_of(model)
    fit = Mapping(node.span)
    misspelt: set[str] = set()
    told: set[str] = set()
    for key, value in node.items():
        meant = model.also.get(key, "")
        if key in known:
            fit.add(node.key_of(key), value)
        elif meant and meant not in node:
            fit.add(Scalar(meant, node.key_of(key).span), value)
        else:
            problem = _unknown_key(node.key_of(key), node, known, what, elsewhere)
            misspelt.add(str(problem.values.get("guess")))
            remedy = remark(key, known)
            if not remedy or remedy not in told:  # `min` and `max` are one range
                problems.append(problem)
            told.add(remedy)
    try:
        read = model.model_validate(fit, context=problems)
    except ValidationError as failed:
        for detail in failed.errors(include_url=False, include_input=False):
            assert detail["type"] == "missing", detail  # every other complaint is made by the fields themselves
            if detail["loc"][0] in misspelt:
                continue  # it has been told how the key is written
            problems.append(_missing(node, str(detail["loc"][0]), what))
        return None
    read._span = node.span
    return read


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
