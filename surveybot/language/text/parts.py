"""What a text is made of once it is read: in, nothing; out, `Literal` and `Pipe`, the parts of a `Template`."""

from collections.abc import Set as AbstractSet
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from surveybot.language.expression import Expression
from surveybot.language.position import Span

EntityKind: TypeAlias = OneOf["bold", "italic", "code", "text_link"]


class Mark(NamedTuple):
    """One style of a piece of text; only a `text_link` has a `url`."""

    kind: EntityKind
    url: str | None = None


Marks: TypeAlias = AbstractSet[Mark]
UNMARKED: Marks = frozenset()


class Literal(Struct, frozen=True):
    """Words of the author, without their braces and markup signs."""

    text: str
    marks: Marks = UNMARKED


class Pipe(Struct, frozen=True):
    """A `{expression}` in a text; `span` covers it with its braces."""

    expression: Expression
    span: Span
    marks: Marks = UNMARKED


Part: TypeAlias = Literal | Pipe
Template: TypeAlias = tuple[Part, ...]


def written(template: Template) -> str:
    """The words, and the placeholders as they are written, without markup."""
    return "".join(part.text if isinstance(part, Literal) else f"{{{part.expression.source}}}" for part in template)


def words_of(template: Template) -> str:
    """What the author wrote, without placeholders and markup."""
    return "".join(part.text for part in template if isinstance(part, Literal))
