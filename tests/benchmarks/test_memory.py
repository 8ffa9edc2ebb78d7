"""Open interviews that nobody answers in hold no memory and do not slow the start: a million of them, if it is long."""

import asyncio
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import uvloop

from tests.benchmarks.bot_api import BotApi, Heard
from tests.benchmarks.people import FIRST
from tests.benchmarks.run import OURS, Load, cpu_seconds, resident_bytes, running, until

MIB = 1024 * 1024
AT_ONCE = 64
COPIES = """
WITH RECURSIVE others(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM others WHERE number < {count})
INSERT INTO {table} SELECT {columns} FROM {table}, others WHERE {table}.user_id = {first}
"""


class Answers:
    """Some of the people answer the first question; `heard` says who has got the second one."""

    def __init__(self, api: BotApi, users: list[int]) -> None:
        self.heard: set[int] = set()
        self._api = api
        self._users = iter(users)

    def begin(self) -> None:
        """So many at once."""
        for _ in range(AT_ONCE):
            self._next()

    def hear(self, heard: Heard) -> None:
        """One has the second question: another one answers."""
        assert heard.text.startswith("Q2."), heard.text
        self.heard.add(heard.chat)
        self._next()

    def _next(self) -> None:
        user = next(self._users, None)
        if user is not None:
            self._api.write(user, "Ann Lee")


async def _one_begins(folder: Path) -> None:
    """A database in which one person has an open interview."""
    api, asked = BotApi(), asyncio.Event()
    base = await api.open(lambda heard: asked.set())
    with running(Load(OURS, 0), base, folder) as bot:
        await until(lambda: api.is_ready(hooked=False), bot, folder)
        api.write(FIRST, "/start")
        await until(asked.is_set, bot, folder)
        await asyncio.sleep(1.0)  # its progress is noted
    await api.close()


def _copy(database: Path, count: int) -> None:
    """The same interview for so many people more."""
    with sqlite3.connect(database) as connection:
        for table in ("respondents", "interviews", "sprints"):
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            changed = {
                "user_id": f"{FIRST} + number", "chat": f"{FIRST} + number", "update_id": "NULL",
                "id": "id + number", "current": "current + number", "interview": "interview + number",
            }  # fmt: skip
            columns = ", ".join(changed.get(name, name) for name in names)
            connection.execute(COPIES.format(table=table, count=count, columns=columns, first=FIRST))
    connection.close()


async def _started(folder: Path, users: list[int]) -> tuple[float, int, int]:
    """CPU seconds to the first poll, resident bytes then, and when the users have answered."""
    api = BotApi()
    answers = Answers(api, users)
    base = await api.open(answers.hear)
    with running(Load(OURS, 0), base, folder) as bot:
        await until(lambda: api.is_ready(hooked=False), bot, folder)
        spent, idle = cpu_seconds(bot), resident_bytes(bot)
        answers.begin()
        await until(lambda: len(answers.heard) >= len(users), bot, folder)
        grown = resident_bytes(bot)
    await api.close()
    return spent, idle, grown


@pytest.mark.usefixtures("shared")
def test_a_million_open_interviews(tmp_path: Path, effort: int, figure: Callable[[str], None]) -> None:
    """The start, the idle process, and a hundredth of the people answering, against a database with one of them.

    Both are started twice in turn: what else the machine does counts for neither.
    """
    count = 1_000_000 if effort > 1 else 20_000
    few, many = tmp_path / "few", tmp_path / "many"
    for folder in (few, many):
        folder.mkdir()
        uvloop.run(_one_begins(folder))
    _copy(many / "bench.db", count)
    users = random.Random(7).sample(range(FIRST + 1, FIRST + count), count // 100)
    rounds = [(uvloop.run(_started(few, [])), uvloop.run(_started(many, answering))) for answering in ([], users)]
    start_of_few, start = (min(spent for spent, _, _ in started) for started in zip(*rounds, strict=True))
    (_, idle_of_few, _), (_, idle, grown) = rounds[-1]
    figure(
        f"{count:,} open interviews: start {start:.2f} s of CPU ({start_of_few:.2f} with one), idle "
        f"{(idle - idle_of_few) / count:.0f} bytes each (mark 64), {(grown - idle) / MIB:.0f} MiB more when "
        f"{len(users):,} have answered (mark 64)"
    )
    assert start <= 1.5 * start_of_few, "a start must not look at every interview"
    assert idle - idle_of_few <= 64 * count + 8 * MIB
    assert grown - idle <= 64 * MIB
