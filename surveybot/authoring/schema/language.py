"""The whole language as one JSON Schema: in, the models of steps, questions and settings; out, what editors take.

A step is told by its verb and a question by its type, one after another, so that an editor complains of the one step
that is meant.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from surveybot.authoring.schema.keys import Key, keys, summary
from surveybot.language.record import Record
from surveybot.language.shapes import Shape, Shaped
from surveybot.questions import TYPES
from surveybot.survey.grids import ITEMS
from surveybot.survey.model import GridStep, IfStep, IncludeStep, RepeatStep, Survey
from surveybot.survey.reader import NEEDED
from surveybot.survey.steps import PLAIN

_TYPE: Shape = {
    "title": "a type of question",
    "enum": list(TYPES),
    "enumDescriptions": [summary(model) for model in TYPES.values()],
}
_STEPS: Shape = {"type": "array", "items": {"$ref": "#/definitions/step"}}
_LEFT_TO_OTHERS: Mapping[str, Shape] = {
    "type": _TYPE,
    "items": ITEMS,
    **dict.fromkeys(("steps", "then", "else"), _STEPS),
}
_VERBS: Mapping[str, type[Record]] = {**PLAIN, "repeat": RepeatStep, "include": IncludeStep, "if": IfStep}


@cache
def survey_schema() -> dict[str, Any]:
    """The schema of survey files, and of files that surveys include."""
    definitions: dict[str, Any] = {}
    survey = _object(keys(Survey), definitions, Survey.also)
    definitions["step"] = _step(definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A survey of surveybot",
        **survey,
        "required": ["steps"],
        "if": {"required": ["id"]},
        "then": {"required": list(NEEDED)},
        "definitions": definitions,
    }


def _object(known: Sequence[Key], definitions: dict[str, Any], also: Mapping[str, str]) -> dict[str, Any]:
    properties = {key.name: _property(key, definitions) for key in known}
    return {
        "type": "object",
        "properties": properties | {other: properties[key] for other, key in also.items()},
        "required": [key.name for key in known if key.is_needed],
        "additionalProperties": False,
    }


def _property(key: Key, definitions: dict[str, Any]) -> dict[str, Any]:
    shape = _LEFT_TO_OTHERS[key.name] if key.shape is None else key.shape
    drawn: dict[str, Any] = _drawn(shape, definitions)
    # In draft-07 nothing counts that stands beside a `$ref`.
    return {"description": key.meaning, **({"type": "object", "allOf": [drawn]} if "$ref" in drawn else drawn)}


def _drawn(shape: Shaped | list[Any] | str | int | bool, definitions: dict[str, Any]) -> Any:
    """A shape in which each record is a reference to its definition."""
    if isinstance(shape, type):
        assert issubclass(shape, Record)
        if shape.__name__ not in definitions:
            definitions[shape.__name__] = {}
            about = {"title": _words(shape.__name__), "description": summary(shape)}
            definitions[shape.__name__] = about | _object(keys(shape), definitions, shape.also)
        return {"$ref": f"#/definitions/{shape.__name__}"}
    if isinstance(shape, Mapping):
        return {word: _drawn(value, definitions) for word, value in shape.items()}
    return [_drawn(one, definitions) for one in shape] if isinstance(shape, list) else shape


def _words(name: str) -> str:
    """`TextQuestion` is a text question."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _step(definitions: dict[str, Any]) -> dict[str, Any]:
    """A step by its verb; where there is none yet, all that it could be."""
    verbs = {verb: _drawn(model, definitions) for verb, model in _VERBS.items() if verb != "if"}
    questions = {kind: _drawn(model, definitions) for kind, model in TYPES.items()}
    grid = _object(_grid_keys(), definitions, {})
    ask = _first_of([(_is_of_type(kind), model) for kind, model in questions.items()], _untyped(definitions))
    steps = {"ask": ask, "grid": grid, **verbs, "if": _drawn(IfStep, definitions)}
    models: tuple[type[Record], ...] = (*_VERBS.values(), *TYPES.values(), GridStep)
    first = {key.name: key for model in models for key in keys(model)}
    begun = _object([first[verb]._replace(is_needed=False) for verb in steps], definitions, {})
    cases = [({"type": "object", "required": [verb]}, step) for verb, step in steps.items()]
    return _first_of(cases, {"title": "a step", **begun, "minProperties": 1})


def _first_of(cases: Sequence[tuple[Shape, dict[str, Any]]], otherwise: dict[str, Any]) -> dict[str, Any]:
    """The schema behind the first condition that holds."""
    for condition, schema in reversed(cases):
        otherwise = {"if": condition, "then": schema, "else": otherwise}
    return otherwise


def _is_of_type(kind: str) -> Shape:
    return {"properties": {"type": {"const": kind}}, "required": ["type"]}


def _any_question() -> dict[str, Key]:
    """The keys of all types of questions."""
    return {key.name: key for model in TYPES.values() for key in keys(model)}


def _untyped(definitions: dict[str, Any]) -> dict[str, Any]:
    return {"title": "a question", **_object(list(_any_question().values()), definitions, {})}


def _grid_keys() -> list[Key]:
    """A battery has its own keys, and those of its questions but for their names."""
    own = {key.name: key for key in keys(GridStep)}
    shared = {name: key._replace(is_needed=name == "type") for name, key in _any_question().items() if name != "ask"}
    return list((shared | own).values())
