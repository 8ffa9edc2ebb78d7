"""A text and its explicit entities come in; the commands, links and addresses that Telegram finds are added."""

import re
from collections.abc import Iterable

from surveybot.sandbox.envelope import Json

# In order of precedence; a later one never overlaps an earlier one.
_PATTERNS = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            r"\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]]|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|ru|me)\b(?:/\S*)?"
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/@<>.])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{2,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)
# Inside these nothing is looked for.
_OPAQUE = frozenset(("code", "pre", "text_link", "text_mention"))


def detected(text: str, entities: Iterable[Json]) -> tuple[Json, ...]:
    """All entities in order of their offsets, in UTF-16 units."""
    found = list(entities)
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in found if entity["type"] in _OPAQUE]
    wide = any(character > "\uffff" for character in text)
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if wide:
                start += sum(character > "\uffff" for character in text[:start])
                end += sum(character > "\uffff" for character in text[:end])
            if all(end <= low or start >= high for low, high in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return tuple(sorted(found, key=lambda entity: (entity["offset"], -entity["length"])))
