"""Surveys and respondents at random: who is moved to an edition that asks the same stands where he stood, always."""

from random import Random

import pytest
import yaml

from surveybot.program.instructions import Program
from tests.editions.moving import MovingRehearsal
from tests.reference.compare import TODAY, take
from tests.reference.engine import Engine, comparable
from tests.reference.interpreter import Reference
from tests.reference.respondents import Respondent
from tests.reference.surveys import survey
from tests.transcripts.conversation import program_of

LONGEST = 150


def editions(text: str) -> list[Program]:
    """The survey; the same with a label more; the same with other words; and with one thing more to say at first."""
    document = yaml.load(text, yaml.BaseLoader)

    def edition(*first: dict[str, str], title: str = "Generated") -> Program:
        other = document | {"title": title, "steps": [*first, *document["steps"]]}
        return program_of(yaml.safe_dump(other, sort_keys=False, allow_unicode=True, width=1000))

    return [edition(), edition({"label": "begin"}), edition(title="Other"), edition({"say": "This is new."})]


@pytest.mark.parametrize("seed", range(24))
def test_who_is_moved_stands_where_he_stood(seed: int) -> None:
    """At every wait he is moved: nothing is said, but what is new at the start; the end is as if nothing had been."""
    text, random = survey(seed, [5, 8, 12, 20][seed % 4]), Random(seed)
    programs = editions(text)
    reference, engine = Reference(yaml.load(text, Loader=yaml.BaseLoader), TODAY), Engine(programs[0], TODAY)
    engine.rehearsal.__class__ = MovingRehearsal
    respondent, acts = Respondent(seed, 40), 0
    while reference.waiting is not None and acts < LONGEST:
        assert isinstance(engine.rehearsal, MovingRehearsal)
        stood, number = engine.rehearsal.interview.bookmark, engine.rehearsal.interview.length
        assert stood is not None
        if engine.rehearsal.interview.changing is None:
            moved = engine.rehearsal.move(random.choice(programs))
            assert engine.rehearsal.interview.bookmark == stood
            if moved.said:
                news, engine.prompt = moved.said
                assert news.text.text == "This is new."
            else:
                assert engine.rehearsal.interview.length == number
        act = respondent.act(reference)
        engine.do(act)
        take(reference, act)
        acts += 1
    assert engine.waiting == (comparable(*reference.waiting) if reference.waiting is not None else None)
    assert engine.status == reference.status
