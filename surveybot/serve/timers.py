"""Timers: in, the respondents' rows; out, `Due` for everybody whose time is up. Nothing is held in memory.

The same fence decides between a timer and a reply: a timer is for one revision, and any reply that was handled before
it makes another. Timers wait until the backlog of messages is drained, so that a reply sent in time counts.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from surveybot.errors import DatabaseTrouble
from surveybot.serve.services import Services
from surveybot.storage import outbox
from surveybot.storage.sprints import Key, forget_update_ids

log = logging.getLogger(__name__)

EVERY_SECONDS = 0.5
HOUR_SECONDS = 3_600.0
UPDATE_IDS_SECONDS = 48 * HOUR_SECONDS  # Telegram brings an update again for 24 h
AT_ONCE = 20  # after an outage many are due: they are spread, so that nobody else waits for them


async def run_timers(services: Services, fire: Callable[[Key, int], Awaitable[None]], drained: asyncio.Event) -> None:
    """Fires what is due, from when `drained` is set, for ever."""
    await drained.wait()
    cleaned_at = 0.0
    while True:
        try:
            now = services.clock().timestamp()
            if now - cleaned_at > HOUR_SECONDS:
                cleaned_at = now
                await services.database.write(forget_update_ids, services.bot, now - UPDATE_IDS_SECONDS)
            for key, rev in await services.database.read(outbox.due, services.bot, now, AT_ONCE):
                await fire(key, rev)
        except DatabaseTrouble as trouble:
            log.warning("timers wait: %s", trouble)
        await asyncio.sleep(EVERY_SECONDS)
