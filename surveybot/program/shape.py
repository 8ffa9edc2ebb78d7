"""The shape of a survey: in, its model; out, a digest of all but the words: equal ones differ in texts alone.

Names, types, codes and their order, rules, conditions, flow, settings and languages belong to it; spelling, layout,
comments and test dialogues do not.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from msgspec import Struct

from surveybot.language.expression.nodes import Node
from surveybot.language.position import Span
from surveybot.language.record import Record
from surveybot.language.regex import Pattern
from surveybot.language.text import Text

# Words, what is only for those who begin or who read the answers, and lists, which their questions hold anyway.
NO_CONCERN = {"title", "messages", "tests", "choice_lists", "open", "close", "audience", "report", "keep"}


def digest_of(survey: Record, steps: Iterable[str]) -> str:
    """The digest; `steps` are the kinds of all instructions, for a text may be a step that was none before."""
    return blake2b(repr((bones(survey), tuple(steps))).encode(), digest_size=16).hexdigest()


def bones(value: Any) -> Any:
    """A value of the model without its texts and places, as nested tuples that can be compared."""
    match value:
        case Text() | Span() | None:
            return None
        case Node(source=source) | Pattern(source=source):
            return source
        case Record():
            names = [name for name in value.fields if name not in NO_CONCERN]
            return (type(value).__name__, *((name, bones(getattr(value, name))) for name in names))
        case dict():
            return tuple((str(key), bones(one)) for key, one in value.items())
        case tuple() | list():
            return tuple(bones(one) for one in value)
        case Struct():
            return tuple(bones(getattr(value, name)) for name in value.__struct_fields__)
        case _:
            return str(value)
