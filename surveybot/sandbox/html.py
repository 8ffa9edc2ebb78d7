"""Telegram's HTML comes in; plain text and entities go out, or a 400 in the words of Telegram's own parser.

Follows `parse_html` of TDLib: unknown `&x;` and unknown attributes are no errors, unknown tags are.
"""

import re
from collections.abc import Iterator

from surveybot.sandbox.envelope import Json, bad_request

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "span": "spoiler",
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s=<>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>\"']+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s<>\"']+)))?")
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The text without its tags, and the entities that they made, in UTF-16 units."""
    parts: list[str] = []
    length = 0
    open_tags: list[tuple[str, int, Json]] = []
    entities: list[Json] = []
    at = 0
    while at < len(source):
        upto = source.find("<", at)
        plain = _unescaped(source[at : upto if upto >= 0 else len(source)])
        parts.append(plain)
        length += len(plain.encode("utf-16-le")) // 2
        if upto < 0:
            break
        tag = _TAG.match(source, upto)
        offset = len(source[:upto].encode())
        if tag is None:
            raise bad_request(f"can't parse entities: Unsupported or unclosed start tag at byte offset {offset}")
        at = tag.end()
        name = tag[2].lower()
        if tag[1]:
            entities += _closed(name, open_tags, length, offset)
        else:
            open_tags.append((name, length, _opened(name, tag[3], offset)))
    if open_tags:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1][0]}\"")
    return "".join(parts), _joined(entities)


def _attributes(written: str) -> Iterator[re.Match[str]]:
    return _ATTRIBUTE.finditer(written)


def _opened(name: str, written: str, offset: int) -> Json:
    attributes = {
        found[1].lower(): _unescaped(found[2] or found[3] or found[4] or "") for found in _attributes(written)
    }
    if name not in _SIMPLE:
        raise bad_request(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {offset}')
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise bad_request(f'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if name == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if name == "a":
        return {"type": "text_link", "url": attributes.get("href", "")}
    if name == "code" and attributes.get("class", "").startswith("language-"):
        return {"type": "code", "language": attributes["class"].removeprefix("language-")}
    return {"type": _SIMPLE[name]}


def _closed(name: str, open_tags: list[tuple[str, int, Json]], end: int, offset: int) -> list[Json]:
    if not open_tags:
        raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {offset}")
    opened, start, entity = open_tags.pop()
    if name != opened:
        raise bad_request(
            f"can't parse entities: Unmatched end tag at byte offset {offset}, "
            f'expected "</{opened}>", found "</{name}>"'
        )
    if end == start or (opened == "a" and not entity["url"]):
        return []
    return [{"type": entity["type"], "offset": start, "length": end - start, **entity}]


def _joined(entities: list[Json]) -> list[Json]:
    """`<pre><code class="language-x">` is one `pre` with a language; elsewhere a code has none."""
    languages = {
        (entity["offset"], entity["length"]): entity["language"] for entity in entities if "language" in entity
    }
    kept: list[Json] = []
    pres = {(entity["offset"], entity["length"]) for entity in entities if entity["type"] == "pre"}
    for entity in entities:
        place = (entity["offset"], entity["length"])
        if entity["type"] == "code" and place in pres:
            continue
        if entity["type"] == "pre" and place in languages:
            entity = {**entity, "language": languages[place]}
        elif "language" in entity:
            entity = {key: value for key, value in entity.items() if key != "language"}
        kept.append(entity)
    return kept


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    code = int(match[2]) if match[2] else int(match[3], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]
