"""Timers: in, the interviews' rows; out, `Due` for each whose time has come. Nothing is held in memory.

The same fence decides between a timer and a reply: a timer is for one revision, and any reply that was handled before
it makes another. Timers wait until the backlog of messages is drained, so that a reply sent in time counts.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from surveybot.errors import DatabaseTrouble
from surveybot.serve.parts import Parts
from surveybot.storage import outbox, timers
from surveybot.storage.sprints import forget_update_ids, old_update_ids
from surveybot.storage.timers import Due

log = logging.getLogger(__name__)

EVERY_SECONDS = 0.5
ALIVE_SECONDS = 2.0
HOUR_SECONDS = 3_600.0
UPDATE_IDS_SECONDS = 48 * HOUR_SECONDS  # Telegram brings an update again for 24 h
AT_ONCE = 20  # after an outage many are due: they are spread, so that nobody else waits for them

Fire = Callable[[Due], Awaitable[None]]


async def run_timers(parts: Parts, fire: Fire, drained: asyncio.Event) -> None:
    """Fires what is due, from when `drained` is set, for ever."""
    alive_at = cleaned_at = 0.0
    while True:
        now = parts.clock().timestamp()
        try:
            if abs(now - alive_at) >= ALIVE_SECONDS:
                await _live(parts, now)
                alive_at = now
            if now - cleaned_at >= HOUR_SECONDS:
                await _clean(parts, now)
                cleaned_at = now
            if drained.is_set():
                for due in await parts.database.read(timers.due, parts.bot, now, AT_ONCE):
                    await fire(due)
        except DatabaseTrouble as trouble:
            log.debug("timers wait: %s", trouble)
        await asyncio.sleep(EVERY_SECONDS)


async def _clean(parts: Parts, now: float) -> None:
    while old := await parts.database.read(old_update_ids, parts.bot, now - UPDATE_IDS_SECONDS):
        await parts.database.write(forget_update_ids, parts.bot, old)
    while left := await parts.database.read(outbox.left_behind, parts.bot):
        await parts.database.write(outbox.forget, left)
    await parts.database.scrub()


async def _live(parts: Parts, now: float) -> None:
    gap = await parts.database.write(timers.sign_of_life, parts.bot, now)
    if gap:
        log.info("no worker was alive for %.0f s; the time limits of silence have moved on by as much", gap)
