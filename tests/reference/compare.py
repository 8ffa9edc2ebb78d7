"""Engine and reference side by side: in, a survey and the seed of a respondent; out, in what they differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import yaml

from tests.reference.engine import Engine, comparable, engine_of
from tests.reference.interpreter import Reference
from tests.reference.respondents import Act, Respondent

TODAY = date(2026, 9, 10)
LONGEST = 700  # an interview is cut off at 1,000 outcomes (ADR 0001)


def difference(text: str, seed: int) -> str | None:
    """Plays one respondent in both; the process of the engine is forgotten at random points."""
    reference, random = Reference(yaml.load(text, Loader=yaml.BaseLoader), TODAY), Random(seed)
    engine, respondent = engine_of(text, TODAY), Respondent(seed, random.choice([10, 40, 150]))
    acts: list[Act] = []
    while (differs := _between(engine, reference)) is None and reference.waiting is not None and len(acts) < LONGEST:
        acts.append(respondent.act(reference))
        engine.forget(random.random() < 0.3)
        try:
            engine.do(acts[-1])
        except Exception as broken:
            broken.add_note(_told(text, acts, "the engine broke"))
            raise
        take(reference, acts[-1])
    return None if differs is None else _told(text, acts, differs)


def take(reference: Reference, act: Act) -> None:
    """The reference takes an act."""
    match act.verb:
        case "reply":
            reference.reply(act.words)
        case "skip":
            reference.skip()
        case "back":
            reference.back()
        case "confirm":
            reference.confirm()
        case "switch":
            reference.switch(str(act.words))
        case "change":
            reference.change(act.name, act.rounds)


def minimal(text: str, seed: int) -> str:
    """The same kind of difference in as small a survey as leaving out steps and keys leads to."""
    smallest = difference(text, seed)
    assert smallest is not None
    survey, again = yaml.load(text, Loader=yaml.BaseLoader), True
    while again:
        again = False
        for smaller in _smaller(survey):
            found = _differs_still(yaml.safe_dump(smaller, sort_keys=False, allow_unicode=True, width=1000), seed)
            if found is not None:
                survey, smallest, again = smaller, found, True
                break
    return smallest


def _between(engine: Engine, reference: Reference) -> str | None:
    """In what the two differ now."""
    waits = None if reference.waiting is None else comparable(*reference.waiting)
    if engine.waiting != waits or engine.status != reference.status:
        return f"engine: {engine.waiting} {engine.status}, reference: {waits} {reference.status}"
    if waits is not None:
        return None
    trail = [comparable(*spot) for spot in reference.trail]
    if engine.trail != trail:
        return f"engine: {engine.trail}\nreference: {trail}"
    values = {name: sorted(value) if isinstance(value, list) else value for name, value in reference.answers.items()}
    wrong = {name for name in {*values, *engine.answers} if values.get(name) != engine.answers.get(name)}
    told = [f"{name}: engine {engine.answers.get(name)!r}, reference {values.get(name)!r}" for name in sorted(wrong)]
    return "\n".join(told) or None


def _told(text: str, acts: list[Act], differs: str) -> str:
    said = [f"{act.verb} {act.words!r} {act.name} {act.rounds or ''}" for act in acts]
    return "\n".join(["", text, *said, differs])


def _differs_still(text: str, seed: int) -> str | None:
    for person in (seed, *range(8)):
        try:
            found = difference(text, person)
        except (AssertionError, KeyError):
            return None
        if found is not None:
            return found
    return None


def _smaller(data: Any) -> Iterator[Any]:
    """The same data with one thing left out, anywhere."""
    if isinstance(data, list):
        for at in range(len(data) - 1, -1, -1):
            if len(data) > 1:
                yield data[:at] + data[at + 1 :]
            yield from ([*data[:at], inner, *data[at + 1 :]] for inner in _smaller(data[at]))
    elif isinstance(data, dict):
        for key in data:
            if len(data) > 1:
                yield {name: value for name, value in data.items() if name != key}
            yield from ({**data, key: inner} for inner in _smaller(data[key]))
