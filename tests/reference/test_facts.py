"""What is known of a program before anybody answers: no interview at random goes where nobody can go."""

from __future__ import annotations

import os

import pytest
import yaml

from surveybot.program.facts import facts_of
from surveybot.trial.trace import Deed, Trace
from tests.reference.compare import LONGEST, TODAY, take
from tests.reference.engine import BUILT, Engine
from tests.reference.interpreter import Reference
from tests.reference.respondents import Respondent
from tests.reference.surveys import survey
from tests.transcripts.conversation import program_of

SOAKS = os.environ.get("SURVEYBOT_SOAK") == "1"
SIZES = [5, 8, 12, 20, 40]


def ways_taken(text: str, seeds: range) -> Trace:
    """Everything that some respondents at random do in a survey."""
    trace = Trace(program_of(text))
    for seed in seeds:
        trace.begin()
        engine, respondent = Engine(trace.watched, TODAY), Respondent(seed, 30)
        reference = Reference(yaml.load(text, Loader=yaml.BaseLoader), TODAY)
        for _ in range(LONGEST):
            if reference.waiting is None:
                break
            act = respondent.act(reference)
            engine.do(act)
            take(reference, act)
    return trace


@pytest.mark.parametrize("batch", range(40 if SOAKS else 4))
def test_nobody_goes_where_nobody_can_go(batch: int) -> None:
    """Every step of every interview is one that the facts of its program allow."""
    for seed in range(batch * 20, batch * 20 + 20):
        text = survey(seed, SIZES[seed % len(SIZES)], BUILT)
        trace = ways_taken(text, range(seed, seed + 3))
        facts = facts_of(trace.program)
        went = {(int(str(mark.place)), int(str(mark.detail))) for mark in trace.taken if mark.deed is Deed.WENT}
        new = {(at, to) for at, to in went if to not in facts.following[at]}
        assert {(at, to) for at, to in new if to not in (0, at)} == set(), text  # a walk begins, or reads once more
