"""Telegram feeds a webhook: in, a run's updates; out, each is brought to a worker again and again until it is taken.

In a run that `replies` an answer may hold a call. It is carried out, or refused without a word; and any answer may be
lost on its way.
"""

import asyncio
from contextvars import copy_context

import orjson

from surveybot.sandbox.perform import carry_out
from surveybot.sandbox.updates import Update
from surveybot.serve.gate import Gate
from surveybot.serve.worker import Worker
from surveybot.telegram.listening import Answer, Request, Respond
from surveybot.telegram.webhook import PATH, SECRET_HEADER, webhook
from tests.simulation.loop import LIFE
from tests.simulation.run import Run
from tests.simulation.telegram import LATENCY_SECONDS

SECRET = "of-this-bot"
PATIENCE_SECONDS = 0.1  # how long a connection lasts on average that dies before its answer comes


def endpoint(worker: Worker) -> Respond:
    """Where a worker takes updates."""
    gate = Gate(worker.take, worker.parts.database)
    return webhook(SECRET, gate.take, gate.is_ready)


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
            if run.replies or run.random.random() > 0.1:
                await handed  # else the next one comes before it is known whether this one was taken


async def _hand_over(run: Run, update: Update) -> None:
    pause = 0.1
    while (answer := await _brought(run, update)) is None:
        await asyncio.sleep(pause)
        pause = min(pause * 2, 60.0)
    run.acknowledged(update.update_id)
    if run.replies:
        await _carry_out(run, update, answer)
    run.world.updates.confirm(update.update_id)
    while run.random.random() < 0.05:  # the proxy asks another worker, although the first one has it
        await _brought(run, update)


async def _brought(run: Run, update: Update) -> Answer | None:
    """What a worker answers to an update; None if no answer comes, or one that it is not taken."""
    slot = run.random.choice(run.slots)
    if slot is None:
        return None
    (life, respond), context = slot, copy_context()
    context.run(LIFE.set, life)
    request = Request("POST", PATH, {SECRET_HEADER.lower().encode(): SECRET.encode()}, orjson.dumps(update.as_update()))

    async def respond_or_die() -> Answer:
        answer = await respond(request)
        life.effect()
        if answer.body:
            run.replied.add(update.update_id)
            call = orjson.loads(answer.body)
            run.about_to(call["method"], call)
        return answer

    fault = run.weather.fault() if run.replies else ""
    answered = context.run(asyncio.create_task, respond_or_die())
    gone = asyncio.ensure_future(life.ended.wait())
    patience_seconds = run.random.expovariate(1 / PATIENCE_SECONDS) if fault == "before" else None
    await asyncio.wait([answered, gone], timeout=patience_seconds, return_when=asyncio.FIRST_COMPLETED)
    gone.cancel()
    if fault in ("before", "after"):
        run.weather.lost_answers += 1
        return None
    if not answered.done() or answered.cancelled() or answered.exception() is not None:
        return None
    answer = answered.result()
    return answer if answer.status == 200 else None


async def _carry_out(run: Run, update: Update, answer: Answer) -> None:
    """The call in an answer, if there is one; who misses what is refused writes again."""
    if not answer.body:
        run.answered_without_a_call(update.update_id)
        return
    call, left_at = orjson.loads(answer.body), run.world.clock()
    await asyncio.sleep(run.random.expovariate(1 / LATENCY_SECONDS))
    if run.weather.fault() not in ("429", "500"):
        run.left_at[len(run.world.calls)] = left_at
        await carry_out(run.world, call)
        return
    run.unheard.add(update.update_id)
    next(one for one in run.people if one.person.user_id == call["chat_id"]).misses.set()
