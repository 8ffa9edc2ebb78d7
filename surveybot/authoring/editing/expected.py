"""What the language has at a place of a file: in, the way down to it; out, the keys and values that can stand there."""

from collections.abc import Iterator
from typing import Any

from surveybot.authoring.editing.cursor import ITEM, Keys, Level
from surveybot.authoring.schema.language import survey_schema

Schema = dict[str, Any]


def schemas_at(way: tuple[Level, ...], keys: Keys) -> list[Schema]:
    """Every schema for what stands at the end of a way; `keys` are those that a mapping there has already."""
    found = list(_alternatives(survey_schema(), way[0].keys if way else keys))
    for place, level in enumerate(way):
        below = way[place + 1].keys if place + 1 < len(way) else keys
        down = [part for schema in found for part in _down(schema, level.key)]
        found = [part for schema in down for part in _alternatives(schema, below)]
    return found


def keys_at(way: tuple[Level, ...], keys: Keys) -> dict[str, Schema]:
    """The keys that a mapping at the end of a way can have, with what is known of their values."""
    return {key: schema for each in schemas_at(way, keys) for key, schema in each.get("properties", {}).items()}


def titles_at(way: tuple[Level, ...], keys: Keys) -> set[str]:
    """What can stand at the end of a way, in the words of shapes."""
    return {schema["title"] for schema in schemas_at(way, keys) if "title" in schema}


def _alternatives(schema: Schema, keys: Keys) -> Iterator[Schema]:
    """The schema itself and those that it refers to, as far as the keys decide for them."""
    if "$ref" in schema:
        yield from _alternatives(survey_schema()["definitions"][schema["$ref"].rpartition("/")[2]], keys)
        return
    yield schema
    if "if" in schema:
        yield from _alternatives(schema["then"] if _holds(schema["if"], keys) else schema.get("else", {}), keys)
    for part in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from _alternatives(part, keys)


def _holds(condition: Schema, keys: Keys) -> bool:
    wanted = {key: each["const"] for key, each in condition.get("properties", {}).items()}
    return set(condition["required"]) <= set(keys) and all(keys[key] == value for key, value in wanted.items())


def _down(schema: Schema, key: str) -> Iterator[Schema]:
    if key == ITEM:
        below = schema.get("items")
    else:
        below = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
    if isinstance(below, dict):
        yield below
