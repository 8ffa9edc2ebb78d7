"""Progress does not lie: what is shown of the questions to come holds for everybody, and never goes back."""

import os
import re
from datetime import UTC, datetime
from itertools import pairwise
from random import Random, SystemRandom
from typing import NamedTuple

import pytest
import yaml

from surveybot.checks import examine, has_errors
from surveybot.dialog.chat import Said
from surveybot.dialog.interview import Header
from surveybot.dialog.run import standing
from surveybot.program.instructions import Ahead, Program
from surveybot.program.progress import ahead_at
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Typed
from surveybot.survey.reader import read_survey
from surveybot.trial.rehearsal import Rehearsal
from tests.progress.surveys import Author, reply

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
SOAKS = os.environ.get("SURVEYBOT_SOAK") == "1"
SHOWN = re.compile(r"Question (\d+) of (at least )?(\d+)(?:–(\d+))?")


class Stand(NamedTuple):
    """A question at which somebody stood: its number, what was ahead, and the line that was shown."""

    number: int
    ahead: Ahead
    shown: str


def walked(program: Program, random: Random) -> list[Stand]:
    """Every question that somebody is asked on his way to an end, each once."""
    rehearsal = Rehearsal(program, Header(NOW, "en"))
    limited = [name for name, question in program.questions.items() if question.choice_list.is_limited]
    rehearsal.interview.full = {name: frozenset("a") for name in limited if random.random() < 0.5}
    stands: list[Stand] = []
    said, said_so_far, stood = rehearsal.begin(), 0, ""
    while rehearsal.ended is None:
        path = standing(program, rehearsal.interview)
        key, at = list(path.keys.items())[-1]
        name = rehearsal.now_asked or ""
        if name.startswith("/"):
            words = "/ok"
        else:
            if key != stood:
                number = sum(not key.startswith("/") for key in path.keys)
                stands.append(Stand(number, ahead_at(program.course, at, path.further_rounds(at)), line_of(said)))
            words = reply(random, str(program.questions[name].type), name, said_so_far > 40)
        stood = key
        said = rehearsal.reply(Typed(words, NOW))
        said_so_far += 1
    return stands


def line_of(said: list[Said]) -> str:
    """The progress of the prompt among what was said."""
    (progress,) = [prompt.progress for prompt in said if isinstance(prompt, Prompt)]
    return progress.text if progress is not None else ""


def generated(random: Random) -> Program:
    """A survey without errors; one in a thousand has repeats that could say too much without a question."""
    while True:
        document = Author(random).survey(random.choice([3, 6, 12, 25]))
        survey, problems = read_survey(yaml.safe_dump(document, sort_keys=False), "survey.yaml")
        assert survey is not None
        program, found = examine(survey)
        errors = {problem.code for problem in [*problems, *found] if has_errors([problem])}
        if not errors:
            return program
        assert errors == {"too-many-steps"}


@pytest.mark.parametrize("batch", range(40 if SOAKS else 4))
def test_progress_holds_for_everybody(batch: int) -> None:
    """Least ≤ what really came ≤ most, at every question; the range only narrows, and the share done only grows."""
    first = SystemRandom().randrange(10**9) if SOAKS else batch * 50
    for seed in range(first, first + 50):
        random = Random(seed)
        program = generated(random)
        for _ in range(4):
            stands = walked(program, random)
            for stand in stands:
                real = stands[-1].number - stand.number + 1
                assert stand.ahead.least <= real, (seed, stand, real)
                assert stand.ahead.most is None or real <= stand.ahead.most, (seed, stand, real)
            check_narrows(seed, stands)
            check_shown(program, stands)


def check_narrows(seed: int, stands: list[Stand]) -> None:
    """From one question to the next, the least in all never falls and the most never grows."""
    for before, after in pairwise(stands):
        assert after.number > before.number, (seed, before, after)
        assert after.number + after.ahead.least >= before.number + before.ahead.least, (seed, before, after)
        if before.ahead.most is not None:
            assert after.ahead.most is not None, (seed, before, after)
            assert after.number + after.ahead.most <= before.number + before.ahead.most, (seed, before, after)


def check_shown(program: Program, stands: list[Stand]) -> None:
    """The line says nothing else than that; a short survey has none."""
    for stand in stands:
        found = SHOWN.fullmatch(stand.shown)
        assert (found is None) == (program.course.longest < 8)
        if found is not None:
            number, is_least, low, high = found.groups()
            assert int(number) == stand.number
            assert int(low) == stand.number - 1 + stand.ahead.least
            if not is_least:
                assert stand.ahead.most is not None
                assert int(high or low) == stand.number - 1 + stand.ahead.most
