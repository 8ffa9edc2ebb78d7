"""Coverage: what no test has taken, with its line and plain words, as the `.out` beside a survey says."""

from datetime import date
from pathlib import Path

import pytest

from surveybot.trial.coverage import coverage_of
from surveybot.trial.play import play, play_traced
from surveybot.trial.trace import Trace
from tests.transcripts.conversation import program_of

HERE = Path(__file__).parent
TODAY = date(2026, 9, 10)


@pytest.mark.parametrize("path", sorted(HERE.glob("coverage/*.yaml")), ids=lambda path: path.stem)
def test_what_no_test_takes(path: Path) -> None:
    """Every point that is not taken is told, and no other; the tests go as they do without a trace."""
    trace = Trace(program_of(path.read_text(encoding="utf-8")))
    for dialogue in trace.program.survey.tests:
        traced = play_traced(trace, dialogue, TODAY)
        assert traced == play(trace.program, dialogue, TODAY, forgetful=False)
        assert traced.problems == []
    coverage = coverage_of(trace)
    lines = [f"{point.span.line}: {point.words}" for point in coverage.untaken]
    found = "\n".join([f"{coverage.percent} %, {coverage.taken} of {coverage.points}", *lines]) + "\n"
    assert found == path.with_suffix(".out").read_text(encoding="utf-8")


GIVEN = {"adder", "exit_interview", "onboarding"}  # as the project got them: not ours to change
SHIPPED = [path for path in sorted((HERE.parents[1] / "surveys").glob("*.yaml")) if path.stem not in GIVEN]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_our_own_surveys_are_tried_whole(path: Path) -> None:
    """All that a test can do in a survey that comes with the bot, some test of ours does."""
    trace = Trace(program_of(path.read_text(encoding="utf-8")))
    for dialogue in trace.program.survey.tests:
        play_traced(trace, dialogue, TODAY)
    assert [f"line {point.span.line}: {point.words}" for point in coverage_of(trace).untaken] == []


def test_a_little_less_than_all_is_not_all() -> None:
    """One point missing of hundreds is 99 %."""
    asks = "".join(f"  - ask: q{n}\n    type: text\n    text: Q?\n" for n in range(300))
    head = "surveybot: 1\nid: long\ntitle: Long\nlanguage: en\nsteps:\n"
    tests = f"tests:\n  - name: to the last question\n    say: [{', '.join('a' for _ in range(300))}]\n"
    trace = Trace(program_of(head + asks + '  - end: Bye.\n    status: refused\n    if: q0 == "b"\n' + tests))
    play_traced(trace, trace.program.survey.tests[0], TODAY)
    coverage = coverage_of(trace)
    assert (coverage.taken, coverage.points, coverage.percent) == (302, 304, 99)
