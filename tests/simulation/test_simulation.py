"""The whole bot in a simulated world: crashes, storms, redelivery and clumsy people break no promise (P1, P3, P4, P5).

What fails names its seed: `pytest tests/simulation -k 'hold[17]'` plays the same again.
"""

import os
from collections.abc import Callable
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

import pytest

from tests.simulation.invariants import broken
from tests.simulation.mutants import MUTANTS, Mutant
from tests.simulation.mutants_in_time import MUTANTS_IN_TIME
from tests.simulation.mutants_of_replies import MUTANTS_OF_REPLIES
from tests.simulation.world import Run, simulate

SOAKS = bool(os.environ.get("SURVEYBOT_SOAK"))
SEEDS = [SystemRandom().randrange(10**9) for _ in range(300)] if SOAKS else list(range(60))
MISTAKES = MUTANTS | MUTANTS_IN_TIME | MUTANTS_OF_REPLIES
TRIES = range(1_000)  # one of them must show a mistake that its own run shows no more


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_the_promises_hold(seed: int, folder: Path, empty: Path) -> None:
    """Every invariant, at every moment and at rest."""
    assert broken(simulate(seed, folder, empty)) == []


def test_a_seed_is_played_again_exactly(folder: Path, empty: Path) -> None:
    """Two runs of a seed make the same calls at the same simulated moments."""
    assert _story(simulate(5, folder, empty)) == _story(simulate(5, folder, empty))


def _story(run: Run) -> list[tuple[str, float, str]]:
    return [(call.method, call.at, str(call.params)) for call in run.world.calls]


@pytest.mark.parametrize("mutant", MISTAKES, ids=lambda mutant: mutant.__name__)
def test_a_mistake_in_the_protocol_is_noticed(
    mutant: Mutant, folder: Path, empty: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None]
) -> None:
    """The simulation can fail: each plausible mistake breaks an invariant, or stops the world."""
    mutant(monkeypatch)
    seeds = (MISTAKES[mutant], *TRIES)
    shows = next((seed for seed in seeds if _is_noticed(seed, folder, empty)), None)
    assert shows is not None
    if shows != seeds[0]:
        figure(f"{mutant.__name__} shows in run {shows} now: write that in place of {seeds[0]}")


def _is_noticed(seed: int, folder: Path, empty: Path) -> bool:
    try:
        with TemporaryDirectory(dir=folder) as one:
            return bool(broken(simulate(seed, Path(one), empty)))
    except AssertionError:  # time stands still, or nothing is left to happen
        return True
