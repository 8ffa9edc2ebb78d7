"""Telegram feeds a webhook: in, a run's updates; out, each is brought to a worker again and again until it is taken."""

import asyncio
from contextvars import copy_context

import orjson

from surveybot.sandbox.updates import Update
from surveybot.telegram.decode import decode
from tests.simulation.loop import LIFE
from tests.simulation.run import Run


async def hand_out(run: Run) -> None:
    """For ever, to all workers behind a proxy: one update a lane at a time."""
    lanes: dict[str, asyncio.Queue[Update]] = {}
    seen = 0
    async with asyncio.TaskGroup() as group:
        while True:
            for update in run.world.updates.after(seen):
                seen = update.update_id
                if update.lane not in lanes:
                    lanes[update.lane] = asyncio.Queue()
                    group.create_task(_lane(run, lanes[update.lane]))
                lanes[update.lane].put_nowait(update)
            await run.world.updates.arrived.heard(1.0)


async def _lane(run: Run, queue: "asyncio.Queue[Update]") -> None:
    async with asyncio.TaskGroup() as group:
        while True:
            handed = group.create_task(_hand_over(run, await queue.get()))
            if run.random.random() > 0.1:  # else the next one comes before it is known whether this one was taken
                await handed


async def _hand_over(run: Run, update: Update) -> None:
    pause = 0.1
    while not await _taken(run, update):
        await asyncio.sleep(pause)
        pause = min(pause * 2, 60.0)
    run.acknowledged(update.update_id)
    run.world.updates.confirm(update.update_id)
    while run.random.random() < 0.05:  # the proxy asks another worker, although the first one has it
        await _taken(run, update)


async def _taken(run: Run, update: Update) -> bool:
    slot = run.random.choice(run.slots)
    if slot is None:
        return False
    (life, worker), context = slot, copy_context()
    context.run(LIFE.set, life)
    taken = asyncio.ensure_future(context.run(worker.take, decode(orjson.dumps(update.as_update()))))
    gone = asyncio.ensure_future(life.ended.wait())
    await asyncio.wait([taken, gone], return_when=asyncio.FIRST_COMPLETED)
    gone.cancel()
    return taken.done() and not taken.cancelled() and taken.exception() is None
