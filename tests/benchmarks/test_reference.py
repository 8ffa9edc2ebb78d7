"""The reference survey, ours against aiogram's FSM: steps (one message in, one out) for a second of the bot's CPU.

The floors are half of what a machine that is busy with other things has shown; docs/performance.md has the marks.
"""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import uvloop

from tests.benchmarks.run import FSM, FSM_TAPS, OURS, Load, Speed, run, together
from tests.storage.postgres import PostgreSQL

Figure = Callable[[str], None]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _told(name: str, mark: str, ours: Speed, baseline: Speed, figure: Figure) -> float:
    """The line of the table, and the ratio; no respondent of ours may be left without the right answer."""
    ratio = ours.steps_per_cpu_second / baseline.steps_per_cpu_second
    figure(
        f"{name}: {ours.steps_per_cpu_second:,.0f} steps a CPU second, {ratio:.1f} times aiogram's FSM "
        f"({baseline.steps_per_cpu_second:,.0f}); mark {mark}; API calls a step {ours.calls_per_step:.2f} "
        f"({baseline.calls_per_step:.2f}); p99 {ours.p99_ms:.0f} ms ({baseline.p99_ms:.0f}); wrong prompts "
        f"{ours.wrong_prompts} ({baseline.wrong_prompts}), unanswered {ours.unanswered} ({baseline.unanswered})"
    )
    assert (ours.wrong_prompts, ours.unanswered) == (0, 0)
    return ratio


def _in_turn(*loads: Load, folder: Path, effort: int) -> list[Speed]:
    """The bots in turn, again and again; a baseline loses a respondent now and then, which is only told."""
    speeds = [
        [uvloop.run(run(load, folder / f"{place} {turn}", warm_up=500)) for place, load in enumerate(loads)]
        for turn in range(effort)
    ]
    return [together(one) for one in zip(*speeds, strict=True)]


@pytest.mark.usefixtures("shared")
def test_typed_replies(tmp_path: Path, effort: int, figure: Figure) -> None:
    """64 people type as fast as they are asked; our bot also changes each answered keyboard, the baseline none."""
    ours, baseline = _in_turn(Load(OURS, 8_000), Load(FSM, 1_500), folder=tmp_path, effort=effort)
    assert _told("typed replies, polling", "15", ours, baseline, figure) > 6
    figure(f"typed replies, polling: p99 {ours.p99_ms / baseline.p99_ms:.2f} of aiogram's; mark 0.1")


@pytest.mark.usefixtures("shared")
def test_taps(tmp_path: Path, effort: int, figure: Figure) -> None:
    """The same people tap; both bots answer the tap, change the keyboard and ask the next question."""
    loads = Load(OURS, 8_000, taps=True), Load(FSM_TAPS, 1_500, taps=True)
    ours, baseline = _in_turn(*loads, folder=tmp_path, effort=effort)
    assert _told("taps, polling", "8", ours, baseline, figure) > 6


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("replies", [False, True], ids=["calls", "replies"])
def test_webhook(tmp_path: Path, effort: int, figure: Figure, replies: bool) -> None:
    """Updates come one by one over HTTP; what needs no call of its own may be in the answers."""
    port, other = _free_port(), _free_port()
    loads = Load(OURS, 6_000, webhook=port, replies=replies), Load(FSM, 1_500, webhook=other), Load(FSM, 1_500)
    ours, baseline, polling = _in_turn(*loads, folder=tmp_path, effort=effort)
    name = f"typed replies, webhook, {'replies in the answers' if replies else 'each by a call'}"
    assert _told(name, "25" if replies else "none", ours, baseline, figure) > 3
    ratio = ours.steps_per_cpu_second / polling.steps_per_cpu_second
    figure(f"{name}: {ratio:.1f} times aiogram's FSM that polls ({polling.steps_per_cpu_second:,.0f})")


@pytest.mark.usefixtures("shared")
def test_one_respondent_alone(tmp_path: Path, effort: int, figure: Figure) -> None:
    """Nobody else is there: how long the reply takes, with the commit on the disk before it."""
    loads = Load(OURS, 300, people=1), Load(FSM, 300, people=1)
    ours, baseline = _in_turn(*loads, folder=tmp_path, effort=effort)
    ratio = ours.median_ms / baseline.median_ms
    figure(f"alone: median {ours.median_ms:.1f} ms, {ratio:.2f} of aiogram's ({baseline.median_ms:.1f} ms); mark 0.5")
    assert (ours.wrong_prompts, ours.unanswered) == (0, 0)


@pytest.mark.usefixtures("shared")
def test_postgresql(tmp_path: Path, effort: int, figure: Figure, postgres: PostgreSQL) -> None:
    """One process on PostgreSQL against the baseline, which keeps its state in memory."""
    loads = Load(OURS, 4_000, database=postgres.new_database()), Load(FSM, 1_500)
    assert _told("typed replies, PostgreSQL", "6", *_in_turn(*loads, folder=tmp_path, effort=effort), figure) > 3
