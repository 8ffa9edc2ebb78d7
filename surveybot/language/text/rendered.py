"""A text ready to be sent: in, pieces with their marks; out, a `Rendered` with entities in UTF-16 units."""

from collections.abc import Iterable

from msgspec import Struct

from surveybot.language.text.parts import EntityKind, Mark, Marks
from surveybot.language.text.units import fitting_prefix, utf16_length, utf16_slice

MESSAGE_LIMIT = 4096  # Telegram says characters; counted in UTF-16 units, which are never fewer


class Entity(Struct, frozen=True):
    """A styled piece of a message; `offset` and `length` in UTF-16 units, `url` of a `text_link` only."""

    kind: EntityKind
    offset: int
    length: int
    url: str | None = None


class Rendered(Struct, frozen=True):
    """Text without white space around it; every entity lies within it and covers something visible."""

    text: str
    entities: tuple[Entity, ...] = ()

    @classmethod
    def plain(cls, text: str) -> "Rendered":
        """`text` as it stands, without any entity."""
        return cls(text.strip())


def assemble(pieces: Iterable[tuple[str, Marks]]) -> Rendered:
    """The pieces in one; neighbours with the same mark share one entity."""
    texts: list[str] = []
    entities: list[Entity] = []
    begun: dict[Mark, int] = {}
    offset = 0
    for text, marks in pieces:
        if not text:
            continue
        ended = [mark for mark in begun if mark not in marks]
        entities.extend(_entity(mark, begun.pop(mark), offset) for mark in ended)
        for mark in marks:
            begun.setdefault(mark, offset)
        texts.append(text)
        offset += utf16_length(text)
    entities.extend(_entity(mark, start, offset) for mark, start in begun.items())
    whole = "".join(texts)
    return _piece(whole, 0, len(whole), entities)


def join(parts: Iterable[Rendered], separator: str = "\n\n") -> Rendered:
    """The parts that are not empty, in one, with `separator` between them and their entities moved."""
    shown = [part for part in parts if part.text]
    if len(shown) == 1:
        return shown[0]
    if not any(part.entities for part in shown):
        return Rendered(separator.join(part.text for part in shown))
    texts: list[str] = []
    entities: list[Entity] = []
    offset = 0
    for part in shown:
        if texts:
            texts.append(separator)
            offset += utf16_length(separator)
        texts.append(part.text)
        entities.extend(_moved(entity, offset) for entity in part.entities)
        offset += utf16_length(part.text)
    return Rendered("".join(texts), tuple(entities))


def styled(rendered: Rendered, kind: EntityKind) -> Rendered:
    """The whole of it in one style more, as a hint stands in italics; what is code stays only code."""
    if not rendered.text:
        return rendered
    whole = Entity(kind, 0, utf16_length(rendered.text))
    inner = [entity for entity in rendered.entities if entity.kind != kind]
    return Rendered(rendered.text, _ordered([whole, *inner]))


def split(rendered: Rendered, limit: int = MESSAGE_LIMIT) -> tuple[Rendered, ...]:
    """Pieces of at most `limit` UTF-16 units (2 or more), cut at a line's end, else a word's, else anywhere.

    An entity that a cut runs through goes on in the next piece.
    """
    if 2 * len(rendered.text) <= limit or utf16_length(rendered.text) <= limit:
        return (rendered,) if rendered.text else ()
    text, pieces, start = rendered.text, [], 0
    while start < len(text):
        end = start + fitting_prefix(text[start : start + limit], limit)
        if end < len(text):
            end = _border(text, start, end)
        piece = _piece(text, start, end, rendered.entities)
        if piece.text:
            pieces.append(piece)
        start = end
    return tuple(pieces)


def _border(text: str, start: int, end: int) -> int:
    """The best place to cut in the second half of start..end, `end` itself where there is none."""
    if text[end].isspace():
        return end
    middle = (start + end) // 2
    for sign in ("\n", " "):
        found = text.rfind(sign, middle, end)
        if found > start:
            return found
    return end


def _piece(text: str, start: int, end: int, entities: Iterable[Entity]) -> Rendered:
    """Code points start..end of `text` without the white space around them, entities cut and moved accordingly."""
    begin = end - len(text[start:end].lstrip())
    shown = text[begin:end].rstrip()
    if not entities:
        return Rendered(shown)
    offset, length = utf16_length(text[:begin]), utf16_length(shown)
    kept = []
    for entity in entities:
        first = max(entity.offset - offset, 0)
        last = min(entity.offset + entity.length - offset, length)
        if first < last and not utf16_slice(shown, first, last - first).isspace():
            kept.append(Entity(entity.kind, first, last - first, entity.url))
    return Rendered(shown, _ordered(kept))


def _entity(mark: Mark, start: int, end: int) -> Entity:
    return Entity(mark.kind, start, end - start, mark.url)


def _moved(entity: Entity, by: int) -> Entity:
    return Entity(entity.kind, entity.offset + by, entity.length, entity.url)


def _ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """As Telegram sends them: by beginning, the longer first."""
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length, entity.kind)))
