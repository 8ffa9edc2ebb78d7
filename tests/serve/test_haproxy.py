"""Three real workers, real PostgreSQL and the HAProxy configuration that is shipped: nobody notices who is gone."""

import asyncio
import os
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from tests.serve.processes import Served, served
from tests.serve.stage import Stage, until
from tests.serve.test_processes import SAYS_READY, SECRET, free_port
from tests.storage.postgres import PostgreSQL

CONFIGURATION = Path(__file__).parents[2] / "docs" / "deploy" / "haproxy.cfg"
PEOPLE = 200
SURVEY = """surveybot: 1
id: sums
title: Sums
language: en
steps:
  - ask: first
    type: integer
    text: First number?
  - ask: second
    type: integer
    text: Second number?
  - say: The sum is {first} and {second}
  - ask: third
    type: integer
    text: Third number?
  - end: The end of {first}
"""
BEGINNING = [("/start sums", "First"), ("{n}", "Second"), ("100", "The sum is {n} and 100")]
END = [("200", "The end of {n}")]

needs_haproxy = pytest.mark.skipif(shutil.which("haproxy") is None, reason="there is no haproxy on this computer")


@asynccontextmanager
async def haproxy(port: int, workers: list[int], log: Path) -> AsyncIterator[None]:
    """HAProxy before the workers at these ports; what it hands to whom is in the log."""
    places = {f"SURVEYBOT_WORKER_{number}": f"127.0.0.1:{at}" for number, at in enumerate(workers, 1)}
    environment = {**os.environ, **places, "SURVEYBOT_BIND": f"127.0.0.1:{port}"}
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            "haproxy", "-db", "-f", str(CONFIGURATION), env=environment, stdout=written, stderr=written
        )
    try:
        yield
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def worker(stage: Stage, public: int, port: int) -> AsyncIterator[Served]:
    """A worker that listens at `port` and is reached at `public`."""
    listen = ["--webhook", f"http://127.0.0.1:{public}", "--listen", f"127.0.0.1:{port}"]
    async with served(stage, *listen, SURVEYBOT_WEBHOOK_SECRET=SECRET) as process:
        await process.says(SAYS_READY)
        yield process


async def converse(person: Person, number: int, script: list[tuple[str, str]]) -> None:
    """Says each line when the last one is answered."""
    for words, reply in script:
        await person.send(words.format(n=number))
        await person.wait_for(reply.format(n=number))


@needs_haproxy
async def test_a_worker_dies_and_one_comes_and_nothing_is_lost_or_doubled(
    sandbox: Sandbox, postgres: PostgreSQL, tmp_path: Path
) -> None:
    """People answer at once; each is served by one worker as long as that lives, and hears her own numbers."""
    survey = tmp_path / "sums.yaml"
    survey.write_text(SURVEY)
    stage = Stage(sandbox, postgres.new_database(), (survey,), media=tmp_path / "media")
    public, ports, log = free_port(), [free_port() for _ in range(3)], tmp_path / "haproxy.log"
    people = [sandbox.person() for _ in range(PEOPLE)]
    async with AsyncExitStack() as stack:
        first, _ = [await stack.enter_async_context(worker(stage, public, port)) for port in ports[:2]]
        await stack.enter_async_context(haproxy(public, ports, log))
        await until(lambda: told(log, "three is DOWN"), 0.1)
        begun = [asyncio.create_task(converse(person, n, BEGINNING)) for n, person in enumerate(people)]
        await until(lambda: handled(stage, 2 * PEOPLE), 0.1)
        before = log.read_text()
        await first.kill()
        await asyncio.gather(*begun)
        await stack.enter_async_context(worker(stage, public, ports[2]))
        await until(lambda: told(log, "three is UP"), 0.1)
        await asyncio.gather(*(converse(person, n, END) for n, person in enumerate(people)))
        await stage.settled()
    for number, person in enumerate(people):
        heard = Counter(line for line in stage.heard(person) if line.startswith("< The"))
        assert set(heard) == {f"< The sum is {number} and 100", f"< The end of {number}"}
        assert heard.total() <= 3  # the death of its worker may make one message twice
    assert len(await stage.rows("SELECT id FROM responses WHERE status = 'complete'")) == PEOPLE
    served_by = affinity(before)
    assert len(served_by) == PEOPLE
    assert {len(workers) for workers in served_by.values()} == {1}
    assert {name for workers in affinity(log.read_text()).values() for name in workers} == {"one", "two", "three"}


async def told(log: Path, words: str) -> bool:
    """Whether HAProxy has said that."""
    return words in log.read_text()


async def handled(stage: Stage, number: int) -> bool:
    """Whether so many updates are committed."""
    return len(await stage.rows("SELECT rev FROM sprints LIMIT :number", number=number)) == number


def affinity(log: str) -> dict[str, set[str]]:
    """Who was served by which workers."""
    found = defaultdict(set)
    for served_by, user in re.findall(r"200 by (\w+) for (\d+)", log):
        found[user].add(served_by)
    return found
