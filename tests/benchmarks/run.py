"""One run of a bot under the load of the reference survey: in, a command; out, what it cost and how long it took."""

import asyncio
import os
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.bot_api import TOKEN, BotApi
from tests.benchmarks.people import People

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench"
OURS = (sys.executable, "-m", "surveybot", "serve", str(BENCH / "reference.yaml"))
FSM = (sys.executable, "aiogram_fsm.py")
FSM_TAPS = (sys.executable, str(Path(__file__).parent / "aiogram_taps.py"))
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True)
class Load:
    """How a bot is run, and with whom: `people` at once, who type or tap; on SQLite unless a `database` is given.

    At a `webhook` (its port) ours may put its `replies` into the answers.
    """

    words: tuple[str, ...]
    steps: int
    people: int = 64
    taps: bool = False
    webhook: int | None = None
    replies: bool = False
    database: str | None = None


@dataclass(frozen=True)
class Speed:
    """What a run has shown."""

    steps: int
    cpu_seconds: float
    seconds: list[float]
    calls: Counter[str]
    wrong_prompts: int
    unanswered: int

    @property
    def steps_per_cpu_second(self) -> float:
        """The figure that counts."""
        return self.steps / self.cpu_seconds

    @property
    def calls_per_step(self) -> float:
        """How often the bot has called the Bot API to send, change or answer something."""
        sent = sum(count for method, count in self.calls.items() if method != "getUpdates" and " " not in method)
        return sent / self.steps

    @property
    def median_ms(self) -> float:
        """Between a message and its reply."""
        return statistics.median(self.seconds) * 1e3

    @property
    def p99_ms(self) -> float:
        """The same for the slowest of a hundred."""
        return statistics.quantiles(self.seconds, n=100)[-1] * 1e3


def together(speeds: Sequence[Speed]) -> Speed:
    """Several runs as one."""
    return Speed(
        sum(speed.steps for speed in speeds),
        sum(speed.cpu_seconds for speed in speeds),
        [seconds for speed in speeds for seconds in speed.seconds],
        sum((speed.calls for speed in speeds), Counter()),
        sum(speed.wrong_prompts for speed in speeds),
        sum(speed.unanswered for speed in speeds),
    )


def cpu_seconds(process: subprocess.Popen[bytes]) -> float:
    """User and system time of a process so far, all threads (man proc_pid_stat: fields 14 and 15)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_bytes(process: subprocess.Popen[bytes]) -> int:
    """Resident memory of a process (man proc_pid_statm)."""
    return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * resource.getpagesize()


@contextmanager
def _pinned() -> Iterator[set[int]]:
    """The load on one core, and the other ones for the bot, which gets the first of them, if there are two."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        yield set(cores)
        return
    os.sched_setaffinity(0, cores[1:])
    try:
        yield {cores[0]}
    finally:
        os.sched_setaffinity(0, cores)


@contextmanager
def running(load: Load, base: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The bot's process, on a core of its own where there are two; killed at the end."""
    with _pinned() as cores, open(folder / "log", "wb") as log:
        pin = ["taskset", "-c", ",".join(map(str, sorted(cores)))]
        names = _environment(load, base, folder / "bench.db")
        bot = subprocess.Popen([*pin, *load.words], cwd=BENCH, env=names, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield bot
        finally:
            bot.kill()
            bot.wait()


def _environment(load: Load, base: str, database: Path) -> dict[str, str]:
    names = os.environ | {
        "BOT_API_BASE": base, "BOT_TOKEN": TOKEN, "SURVEY_DB": str(database), "BENCH_LOG": "WARNING",
        "SURVEYBOT_API_BASE": base, "SURVEYBOT_DB": load.database or f"sqlite:///{database}",
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, BENCH))), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    if load.webhook is None:
        return names
    return names | {
        "BOT_MODE": "webhook", "WEBHOOK_PORT": str(load.webhook), "SURVEYBOT_LISTEN": f"127.0.0.1:{load.webhook}",
        "SURVEYBOT_WEBHOOK_URL": f"http://127.0.0.1:{load.webhook}", "SURVEYBOT_WEBHOOK_SECRET": "s3cret-of-the-bench",
        "SURVEYBOT_WEBHOOK_REPLIES": str(int(load.replies)),
    }  # fmt: skip


async def run(load: Load, folder: Path, warm_up: int) -> Speed:
    """Measures `load.steps` steps after a warm-up, then waits until everybody has an answer."""
    folder.mkdir()
    api = BotApi()
    people = People(load.people, api, taps=load.taps)
    base = await api.open(people.hear)
    with running(load, base, folder) as bot:
        await until(lambda: api.is_ready(hooked=load.webhook is not None), bot, folder)
        people.begin()
        await until(lambda: people.steps >= warm_up, bot, folder)
        first, cpu, seconds, calls = people.steps, cpu_seconds(bot), len(people.seconds), api.calls.copy()
        await until(lambda: people.steps >= first + load.steps, bot, folder)
        made, spent = people.steps - first, cpu_seconds(bot) - cpu
        taken, calls = people.seconds[seconds:], api.calls - calls
        people.is_over = True
        end = time.monotonic() + PATIENCE_SECONDS
        while people.waiting and time.monotonic() < end:
            await asyncio.sleep(0.02)
        await api.close()
        return Speed(made, spent, taken, calls, people.wrong_prompts, len(people.waiting))


async def until(claim: Callable[[], bool], bot: subprocess.Popen[bytes], folder: Path) -> None:
    """Returns when the claim is true; fails if the bot ends before."""
    while not claim():
        assert bot.poll() is None, (folder / "log").read_text()
        await asyncio.sleep(0.002)
