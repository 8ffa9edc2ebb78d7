"""A text and what a bot says about its parts come in; text and entities as Telegram keeps them go out."""

from collections.abc import Iterable
from dataclasses import dataclass

from surveybot.sandbox.detection import detected
from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.html import parse_html

_FOUND = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre")
_BLOCKS = ("blockquote", "expandable_blockquote", "text_link", "text_mention", "custom_emoji")
KINDS = frozenset(_FOUND + _STYLES + _BLOCKS)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities; offsets and lengths count UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()


def utf16_length(text: str) -> int:
    """The length of `text` in the unit that entities count in."""
    return len(text) + sum(character > "\uffff" for character in text)


def formatted(text: str, parse_mode: str | None, entities: Iterable[Json]) -> Formatted:
    """The text that Telegram would store; a wrong entity or wrong HTML is a 400.

    Stricter than Telegram in one point: an entity that leaves the text or cuts a surrogate pair is refused, where
    Telegram drops or trims it silently.
    """
    if parse_mode:
        if parse_mode.lower() != "html":
            raise bad_request(f"unsupported parse_mode: the sandbox reads entities and HTML, not {parse_mode}")
        text, entities = parse_html(text)
    else:
        entities = [_checked(entity, text, index) for index, entity in enumerate(entities)]
    trimmed = _trimmed(text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])))
    return Formatted(trimmed.text, detected(trimmed.text, trimmed.entities))


def _checked(entity: Json, text: str, index: int) -> Json:
    kind, start, length = entity["type"], entity["offset"], entity["length"]
    if kind not in KINDS:
        raise bad_request(f"can't parse entities: unknown type `{kind}` of entity {index}")
    if kind == "text_link" and not entity.get("url"):
        raise bad_request(f"can't parse entities: entity {index} is a text_link without `url`")
    if kind == "text_mention" and "user" not in entity:
        raise bad_request(f"can't parse entities: entity {index} is a text_mention without `user`")
    if start < 0 or length <= 0 or start + length > utf16_length(text):
        raise bad_request(f"can't parse entities: entity {index} ({start}+{length}) is not inside the text")
    units = text.encode("utf-16-le")
    for edge in (start, start + length):
        # A low surrogate (DC00–DFFF) at an edge means that the edge stands inside one character.
        if edge * 2 < len(units) and 0xDC <= units[edge * 2 + 1] <= 0xDF:
            raise bad_request(f"can't parse entities: entity {index} cuts a character in two at {edge}")
    return entity


def _trimmed(text: str, entities: list[Json]) -> Formatted:
    """Telegram cuts white space at both ends, at the start only up to the first entity."""
    first = entities[0]["offset"] if entities else len(text)
    cut = min(len(text) - len(text.lstrip()), first)
    kept = text[cut:].rstrip()
    end = utf16_length(kept)
    moved = []
    for entity in entities:
        start = entity["offset"] - cut
        length = min(entity["length"], end - start)
        if length > 0:
            moved.append({**entity, "offset": start, "length": length})
    return Formatted(kept, tuple(moved))
