"""Who looks after the simulated bot: in, a run; out, surveys edited in mid-flight, interviews moved, a clock set."""

import asyncio
from dataclasses import replace

from surveybot.serve.app import Options, publish
from surveybot.serve.catalogue import Publication
from surveybot.serve.moving import move_interview, parts_for_moving
from surveybot.serve.worker import Worker
from surveybot.storage import editions, moving
from surveybot.storage.database import Database, database_url
from tests.simulation.editions import edits
from tests.simulation.loop import LIFE, Crashed, Life
from tests.simulation.run import MOST_EFFECTS, Run

HOUR_SECONDS = 3_600  # the clock jumps by whole hours, so that it still tells the time that has passed
HOURS = (0, 1, 25, -1)  # how far it is ahead: nothing is dated 48 h back, when update ids are forgotten


async def look_after(run: Run, seconds: float) -> None:
    """Does this and that for so long."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while True:
        await asyncio.sleep(run.random.expovariate(1 / 15.0))
        if loop.time() >= end:
            return
        match run.random.choices(["edit", "move", "clock"], [6, 3, 1])[0]:
            case "edit":
                edited = run.random.choice(edits())
                run.shelf[str(edited.program.survey.id)] = edited
            case "move":
                await _move(run, run.random.choice(list(run.shelf.values())))
            case "clock":
                run.set_clock(run.random.choice(HOURS) * HOUR_SECONDS)


async def take_up_edits(run: Run, worker: Worker, options: Options) -> None:
    """A worker looks at the survey files now and then, for ever; each at its own time."""
    while True:
        await asyncio.sleep(run.random.expovariate(1 / 2.0))
        for publication in list(run.shelf.values()):
            await publish(worker.parts.catalogue, options, publication)


async def _move(run: Run, publication: Publication) -> None:
    """`surveybot migrate` beside the workers, in a process of its own; it may crash in the middle."""
    life = Life(run.random.randint(1, run.random.choice(MOST_EFFECTS)) if run.random.random() < 0.3 else None)
    token = LIFE.set(life)
    moved = asyncio.create_task(_move_all(run, publication))
    LIFE.reset(token)
    await asyncio.wait([moved])
    if not moved.cancelled() and not isinstance(moved.exception(), Crashed):
        moved.result()


async def _move_all(run: Run, publication: Publication) -> None:
    database = Database(database_url(f"sqlite:///{run.path}"))
    try:
        await database.open()
        parts = replace(await parts_for_moving(database), clock=run.clock, new_id=lambda: run.random.getrandbits(48))
        survey, now = str(publication.program.survey.id), run.clock().timestamp()
        edition = await parts.catalogue.edition(await database.write(editions.remember, survey, publication.text, now))
        for one in await database.read(moving.in_progress, survey):
            run.moved.add((one.number, edition.hash))
            await move_interview(parts, one, edition)
    finally:
        await database.close()
