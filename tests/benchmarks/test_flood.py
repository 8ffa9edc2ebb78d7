"""One respondent cannot slow the others (P6): ten thousand messages of 4,000 characters from one, while others talk."""

import asyncio
import statistics
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import uvloop

from tests.benchmarks.bot_api import BotApi, Heard
from tests.benchmarks.people import People
from tests.benchmarks.run import OURS, Load, running, until

HOSTILE = 4_001
PHASES, STEPS = 5, 1_000
MESSAGES, AT_ONCE, PAUSE_SECONDS = 10_000, 10, 0.01
WORDS = ("Ann " * 1_000, "a" * 4_000, "a-" * 2_000, "/start", "7" * 4_000)  # the first question has a pattern
MOST_TIMES = 5


async def _p99s(folder: Path) -> list[tuple[float, float]]:
    """Seconds that 99 of 100 replies took, without the flood and in it, in turn; nobody gets a wrong one."""
    api = BotApi()
    people = People(32, api)
    base = await api.open(lambda heard: people.hear(heard) if _is_another(heard) else None)
    phases = []
    with running(Load(OURS, 0), base, folder) as bot:
        await until(lambda: api.is_ready(hooked=False), bot, folder)
        people.begin()
        await until(lambda: people.steps >= 500, bot, folder)
        for _ in range(PHASES):
            first = people.steps
            await until(partial(_has_made, people, first + STEPS), bot, folder)
            calm, begun = people.seconds[first:], people.steps
            flooding = asyncio.create_task(_flood(api, MESSAGES // PHASES))
            await until(flooding.done, bot, folder)
            phases.append((_p99(calm), _p99(people.seconds[begun:])))
        people.is_over = True
        await until(lambda: not people.waiting, bot, folder)
    await api.close()
    assert people.wrong_prompts == 0
    return phases


def _has_made(people: People, steps: int) -> bool:
    return people.steps >= steps


def _is_another(heard: Heard) -> bool:
    return heard.chat != HOSTILE


async def _flood(api: BotApi, messages: int) -> None:
    for number in range(0, messages, AT_ONCE):
        for more in range(AT_ONCE):
            api.write(HOSTILE, WORDS[(number + more) % len(WORDS)])
        await asyncio.sleep(PAUSE_SECONDS)


def _p99(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=100)[-1]


@pytest.mark.usefixtures("shared")
def test_a_flood_of_one_does_not_slow_the_others(tmp_path: Path, figure: Callable[[str], None]) -> None:
    """Their slowest replies take at most five times as long; in the better half of the phases, for others work here."""
    phases = uvloop.run(_p99s(tmp_path))
    times = statistics.median_low(flooded / calm for calm, flooded in phases)
    told = ", ".join(f"{flooded * 1e3:.0f} ({calm * 1e3:.0f})" for calm, flooded in phases)
    figure(f"a flood of {MESSAGES:,} messages: p99 of the others {told} ms, {times:.1f} times; bound {MOST_TIMES}")
    assert times <= MOST_TIMES
