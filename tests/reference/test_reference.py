"""The engine against the reference: the same survey and the same respondent must lead both to the same place."""

from __future__ import annotations

import os
from datetime import date
from random import Random

import pytest
import yaml

from tests.reference.engine import Engine, comparable, engine_of
from tests.reference.interpreter import Reference
from tests.reference.respondents import Act, Respondent
from tests.reference.surveys import survey

TODAY = date(2026, 9, 10)
LONGEST = 700
SOAK = int(os.environ.get("SURVEYBOT_SOAK", "0") or 0)
SIZES = [5, 8, 12, 20, 40, 80]


@pytest.mark.parametrize("batch", range(6 + SOAK))
def test_the_engine_goes_where_the_reference_goes(batch: int) -> None:
    """After every message both wait for the same question in the same round; at the end they agree on everything."""
    for seed in range(batch * 20, batch * 20 + 20):
        text = survey(seed, SIZES[seed % len(SIZES)], frozenset())
        for person in range(3):
            converse(text, seed * 10 + person)


def converse(text: str, seed: int) -> list[Act]:
    """Plays one respondent in both until the end; the engine is forgotten at random."""
    reference = Reference(yaml.load(text, Loader=yaml.BaseLoader), TODAY)
    engine, random = engine_of(text, TODAY), Random(seed)
    respondent, acts = Respondent(seed, random.choice([10, 40, 150])), list[Act]()
    while reference.waiting is not None and len(acts) < LONGEST:
        assert engine.waiting == comparable(*reference.waiting), told(text, acts)
        acts.append(respondent.act(reference))
        engine.forget(random.random() < 0.3)
        engine.do(acts[-1])
        take(reference, acts[-1])
    agree(engine, reference, text, acts)
    return acts


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


def agree(engine: Engine, reference: Reference, text: str, acts: list[Act]) -> None:
    """Both have ended in the same way, or wait for the same."""
    assert engine.status == reference.status, told(text, acts)
    if reference.waiting is None:
        assert engine.trail == [comparable(*spot) for spot in reference.trail], told(text, acts)
        expected = {name: sorted(value) if isinstance(value, list) else value for name, value in reference.answers.items()}
        assert engine.answers == expected, told(text, acts)


def told(text: str, acts: list[Act]) -> str:
    """The survey and the dialogue, to be looked into."""
    return text + "\n" + "\n".join(f"{act.verb} {act.words!r} {act.name} {act.rounds}" for act in acts)
