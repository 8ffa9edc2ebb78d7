"""A call's raw fields come in (JSON, urlencoded or multipart); typed parameters that fit `shapes` go out.

Anything unknown, missing or of another type is `Rejected` with 400: what passes here, Telegram can read as well.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.shapes import METHODS, OBJECTS


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart call."""

    name: str
    mime_type: str
    content: bytes


_ATTACHED = "attach://"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# Telegram's own words for these; for all others the sandbox has one sentence.
_MISSING = {"chat_id": "chat_id is empty", "text": "message text is empty"}


def conform(method: str, raw: Mapping[str, object], uploads: Mapping[str, Upload] | None = None) -> Json:
    """The parameters of `method` with their declared types; `uploads` are the files by the name of their part."""
    shape = METHODS[method]
    uploads = uploads or {}
    given: dict[str, object] = {name: upload for name, upload in uploads.items() if name in shape}
    given.update(raw)
    for name in given:
        if name not in shape:
            raise bad_request(f"unknown parameter `{name}`")
    params: Json = {}
    used: set[str] = set()
    for name, declared in shape.items():
        kind = declared.removesuffix("!")
        if name in given:
            value = _unpacked(kind, given[name], name)
            params[name] = _read(kind, value if kind == "String" else _attached(value, uploads, used), name)
        elif declared.endswith("!"):
            raise bad_request(_MISSING.get(name, f"parameter `{name}` is required"))
    for name in uploads:
        if name not in shape and name not in used:
            raise bad_request(f"unknown parameter `{name}`")
    return params


def _attached(value: object, uploads: Mapping[str, Upload], used: set[str]) -> object:
    """The value with its uploads in place of every `attach://part` in it; their names are in `used` then."""
    match value:
        case str() if value.startswith(_ATTACHED) and value.removeprefix(_ATTACHED) in uploads:
            used.add(value.removeprefix(_ATTACHED))
            return uploads[value.removeprefix(_ATTACHED)]
        case list():
            return [_attached(entry, uploads, used) for entry in value]
        case dict():
            return {name: _attached(entry, uploads, used) for name, entry in value.items()}
    return value


def _unpacked(kind: str, value: object, name: str) -> object:
    """Objects and arrays may come as JSON text, in every kind of body."""
    if not isinstance(value, str) or "String" in kind.split("|") or kind in ("Integer", "Boolean", "Float"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse `{name}`: it is not JSON") from None


def _read(kind: str, value: object, where: str) -> Any:
    if "|" in kind:
        return _read(_chosen(kind.split("|"), value, where), value, where)
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise bad_request(f"can't parse `{where}`: an array expected")
        item = kind.removeprefix("Array of ")
        return [_read(item, entry, f"{where}[{index}]") for index, entry in enumerate(value)]
    if kind in OBJECTS:
        return _read_object(kind, value, where)
    return _read_scalar(kind, value, where)


def _chosen(kinds: list[str], value: object, where: str) -> str:
    """Of several object types the one whose required fields are all there; of several scalars the value's own."""
    if isinstance(value, dict):
        for kind in kinds:
            required = [name for name, declared in OBJECTS.get(kind, {}).items() if declared.endswith("!")]
            if kind in OBJECTS and all(name in value for name in required):
                return kind
        raise bad_request(f"can't parse `{where}`: it is none of {', '.join(kinds)}")
    if isinstance(value, Upload):
        return "InputFile"
    if "String" in kinds:
        return "Integer" if isinstance(value, int) else "String"
    raise bad_request(f"can't parse `{where}`: an object expected")


def _read_object(kind: str, value: object, where: str) -> Json:
    if not isinstance(value, dict):
        # Telegram takes a bare string for a reply-keyboard button.
        if kind == "KeyboardButton" and isinstance(value, str):
            return {"text": value}
        raise bad_request(f"can't parse `{where}`: an object expected")
    shape = OBJECTS[kind]
    for name in value:
        if name not in shape:
            raise bad_request(f"unknown field `{where}.{name}` of {kind}")
    for name, declared in shape.items():
        if declared.endswith("!") and name not in value:
            raise bad_request(f"can't parse `{where}`: {kind} needs `{name}`")
    return {name: _read(shape[name].removesuffix("!"), entry, f"{where}.{name}") for name, entry in value.items()}


def _read_scalar(kind: str, value: object, where: str) -> object:
    match kind, value:
        case "Boolean", bool():
            return value
        case "Boolean", str() if value.lower() in ("true", "false", "1", "0"):
            return value.lower() in ("true", "1")
        case "Integer", int() if not isinstance(value, bool):
            return value
        case "Integer", str() if value.removeprefix("-").isdecimal():
            return int(value)
        case "Float", int() | float() if not isinstance(value, bool):
            return float(value)
        case "Float", str() if _NUMBER.fullmatch(value):
            return float(value)
        case "String", str():
            return value
        case "InputFile", Upload():
            return value
    raise bad_request(f"can't parse `{where}`: {kind} expected")
