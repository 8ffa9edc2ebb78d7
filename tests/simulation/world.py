"""One simulated run: in, a seed; out, a database and a Telegram after crashes, storms and clumsy people, at rest.

All of the bot is the production code: polling or hand-out, dispatcher, dialog, storage on a real SQLite file, sender.
"""

import asyncio
import shutil
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

from surveybot.sandbox.people import enter
from surveybot.sandbox.person import InProcess, Person
from surveybot.sandbox.world import World
from surveybot.serve.app import Options, Webhook, working
from surveybot.serve.timers import run_timers
from surveybot.storage import outbox
from surveybot.storage.database import Database, database_url
from surveybot.telegram.decode import ALLOWED_UPDATES
from surveybot.telegram.poll import poll
from tests.simulation.editions import first_editions
from tests.simulation.ledger import Ledger
from tests.simulation.loop import EPOCH, LIFE, Crashed, Life, VirtualLoop
from tests.simulation.owner import look_after, take_up_edits
from tests.simulation.people import CLUMSY, STEADY, Somebody
from tests.simulation.run import MOST_EFFECTS, Run, Slot
from tests.simulation.telegram import Weather, Wire
from tests.simulation.webhook import SECRET, endpoint, hand_out

TOKEN = "123456789:AAsandbox-sandbox-sandbox-sandbox-00"
BUSY_SECONDS, REST_SECONDS = 160.0, 240.0


def simulate(seed: int, folder: Path, empty: Path) -> Run:
    """Runs until everything is at rest; `empty` is a database with today's tables.

    There are one to three workers, and one to four people of any kind. In every third run the bot replies in the
    answers to updates.
    """
    random, path = Random(seed), Path(mkdtemp(dir=folder)) / "answers.db"
    shutil.copy(empty, path)
    loop = VirtualLoop(random)
    try:
        asyncio.set_event_loop(loop)
        return loop.run_until_complete(_run(random, path, loop, replies=seed % 3 == 2))
    finally:
        _bury(loop)
        asyncio.set_event_loop(None)


def _bury(loop: VirtualLoop) -> None:
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.close()


async def _run(random: Random, path: Path, loop: VirtualLoop, *, replies: bool) -> Run:
    async def carry_out(reply: dict[str, Any]) -> None:
        raise AssertionError("the sandbox delivers nothing by itself here")

    world = World(TOKEN, lambda: EPOCH + loop.time(), asyncio.sleep, carry_out)
    world.updates.allow(ALLOWED_UPDATES)
    manners = random.choices([CLUMSY, STEADY], [3, 2], k=random.randint(1, 4))
    chats = [enter(world, 1001 + number, language_code=("en", "ru")[number % 2]) for number in range(len(manners))]
    people = [
        Somebody(world, Person(InProcess(world), chat.chat_id), random, manner)
        for chat, manner in zip(chats, manners, strict=True)
    ]
    slots: list[Slot] = [None] * random.choice([1, 1, 2, 3])
    shelf = {str(one.program.survey.id): one for one in first_editions()}
    run = Run(random, path, world, Weather(random), people, slots, Ledger(path), shelf, replies)
    over = asyncio.Event()
    tasks = [asyncio.create_task(_lives(run, number, over)) for number in range(len(slots))]
    if not run.polls:
        tasks += [asyncio.create_task(hand_out(run)), *(asyncio.create_task(one.wonder()) for one in people)]
    busy_seconds = BUSY_SECONDS * random.random()
    await asyncio.gather(look_after(run, busy_seconds), *(somebody.live(busy_seconds) for somebody in people))
    run.weather.fair = True
    over.set()
    for slot in slots:
        if slot is not None:
            slot[0].spare()
    await asyncio.sleep(REST_SECONDS)
    for task in tasks:
        if task.done():
            task.result()
    return run


async def _lives(run: Run, number: int, over: asyncio.Event) -> None:
    """One process after another; when the bad times are over, they live on."""
    while True:
        crashes = not over.is_set() and run.random.random() < 0.8
        life = Life(run.random.randint(1, run.random.choice(MOST_EFFECTS)) if crashes else None)
        token = LIFE.set(life)
        process = asyncio.create_task(_process(run, life, number))
        LIFE.reset(token)
        await asyncio.wait([process, asyncio.ensure_future(life.ended.wait())], return_when=asyncio.FIRST_COMPLETED)
        run.slots[number] = None
        run.crashes += 1
        await asyncio.gather(*life.tasks, return_exceptions=True)
        await asyncio.sleep(run.random.expovariate(1 / 3.0))


async def _process(run: Run, life: Life, number: int) -> None:
    random = run.random
    name, live = f"{number}.{random.getrandbits(32)}", random.choice([0, 1, 1000])
    webhook = Webhook("", "", 0, SECRET, replies=run.replies)
    options = Options(TOKEN, f"sqlite:///{run.path}", "", run.path.parent, webhook, live=live, worker=name)
    wire, database = Wire(run.world, random, run.weather, run.about_to), Database(database_url(options.database))
    bot = run.world.bot["id"]
    try:
        await database.open()
        async with working(
            options, list(run.shelf.values()), database, wire, bot, run.clock, lambda: random.getrandbits(48)
        ) as worker:
            run.slots[number] = (life, endpoint(worker))
            editing = asyncio.create_task(take_up_edits(run, worker, options))
            drained = asyncio.Event()
            timers = asyncio.create_task(run_timers(worker.parts, worker.fire, drained))
            if run.polls:
                await database.write(outbox.free_leases, bot)
                await poll(_Noting(run, wire), worker.take, drained.set, drained.clear)
            drained.set()
            await asyncio.gather(timers, editing)
    except (Crashed, asyncio.CancelledError):
        raise
    except BaseException as failed:
        run.complaints.append(f"a process has ended by itself: {failed!r}")
        raise
    finally:
        life.die()
        await database.close()


class _Noting(Wire):
    """A client that fetches updates, and notes which of them an offset acknowledges."""

    def __init__(self, run: Run, wire: Wire) -> None:
        self._run = run
        self._wire = wire

    async def call(self, method: str, params: dict[str, Any], *, timeout_seconds: float = 30.0) -> Any:
        """The same call; all updates below the offset are done with before it has its effect."""
        for update in sorted(number for number in self._run.handed_out if number < params["offset"]):
            self._run.acknowledged(update)
            self._run.handed_out.discard(update)
        batch = await self._wire.call(method, params, timeout_seconds=timeout_seconds)
        self._run.handed_out.update(update["update_id"] for update in batch)
        return batch
