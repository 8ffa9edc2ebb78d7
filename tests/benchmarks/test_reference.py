"""The reference survey, ours against aiogram's FSM: steps (one message in, one out) for a second of the bot's CPU."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import uvloop

from tests.benchmarks.bot_api import TOKEN, BotApi
from tests.benchmarks.people import People

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench"
PEOPLE = 64
FSM = [sys.executable, "aiogram_fsm.py"]
OURS = [sys.executable, "-m", "surveybot", "serve", str(BENCH / "reference.yaml")]


class Speed(NamedTuple):
    """What a run has shown."""

    steps: int
    cpu_seconds: float
    wall_seconds: float
    wrong_prompts: int
    unanswered: int

    @property
    def steps_per_cpu_second(self) -> float:
        """The figure that counts."""
        return self.steps / self.cpu_seconds


def _cpu_seconds(process: subprocess.Popen[bytes]) -> float:
    """User and system time of a process so far, all threads (man proc_pid_stat: fields 14 and 15)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _started(words: list[str], names: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    with open(folder / "log", "wb") as log:
        return subprocess.Popen(words, cwd=BENCH, env={**os.environ, **names}, stdout=log, stderr=log)


async def _run(words: list[str], folder: Path, warm_up: int, steps: int) -> Speed:
    api = BotApi()
    people = People(PEOPLE, api.write)
    base = await api.open(people.hear)
    database = folder / "bench.db"
    names = {
        "BOT_API_BASE": base, "BOT_TOKEN": TOKEN, "SURVEY_DB": str(database), "BOT_MODE": "polling",
        "SURVEYBOT_API_BASE": base, "SURVEYBOT_DB": f"sqlite:///{database}",
        "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    bot = _started(words, names, folder)
    try:
        people.begin()
        await _reach(people, warm_up, bot, folder)
        first, cpu, wall = people.steps, _cpu_seconds(bot), time.monotonic()
        await _reach(people, first + steps, bot, folder)
        last, cpu, wall = people.steps, _cpu_seconds(bot) - cpu, time.monotonic() - wall
        people.is_over = True
        for _ in range(1_000):
            if not people.waiting:
                break
            await asyncio.sleep(0.02)
        return Speed(last - first, cpu, wall, people.wrong_prompts, len(people.waiting))
    finally:
        bot.kill()
        bot.wait()
        api.close()


async def _reach(people: People, steps: int, bot: subprocess.Popen[bytes], folder: Path) -> None:
    while people.steps < steps:
        assert bot.poll() is None, (folder / "log").read_text()
        await asyncio.sleep(0.002)


@pytest.fixture
def shared() -> None:
    """The baseline lies beside a checkout."""
    if not BENCH.is_dir():
        pytest.skip("the aiogram baseline is not there (../shared/bench)")
    if not sys.platform.startswith("linux"):
        pytest.skip("the CPU time of a running process is read from Linux's /proc")


@pytest.mark.usefixtures("shared")
def test_reference_survey(tmp_path: Path, effort: int, figure: Callable[[str], None]) -> None:
    """Both bots ask 64 people at once what they should, and leave nobody without an answer; the ratio is printed."""
    speeds = {}
    for name, words, steps in (("aiogram FSM", FSM, 1_500), ("surveybot", OURS, 6_000)):
        folder = tmp_path / name
        folder.mkdir()
        speeds[name] = speed = uvloop.run(_run(words, folder, 500, steps * effort))
        figure(
            f"reference survey, {name}: {speed.steps_per_cpu_second:,.0f} steps a CPU second "
            f"({speed.steps:,} in {speed.cpu_seconds:.1f} s of CPU, {speed.wall_seconds:.1f} s of wall; "
            f"{speed.wrong_prompts} wrong prompts, {speed.unanswered} unanswered)"
        )
    ratio = speeds["surveybot"].steps_per_cpu_second / speeds["aiogram FSM"].steps_per_cpu_second
    figure(f"reference survey, surveybot against aiogram FSM: {ratio:.1f} times")
    assert [(speed.wrong_prompts, speed.unanswered) for speed in speeds.values()] == [(0, 0), (0, 0)]
