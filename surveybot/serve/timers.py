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
from surveybot.storage.sprints import Key

log = logging.getLogger(__name__)

EVERY_SECONDS = 0.5
AT_ONCE = 20  # after an outage many are due: they are spread, so that nobody else waits for them


async def run_timers(services: Services, fire: Callable[[Key, int], Awaitable[None]], drained: asyncio.Event) -> None:
    """Fires what is due, from when `drained` is set, for ever."""
    await drained.wait()
    while True:
        try:
            now = services.clock().timestamp()
            for key, rev in await services.database.read(outbox.due, services.bot, now, AT_ONCE):
                await fire(key, rev)
        except DatabaseTrouble as trouble:
            log.warning("timers wait: %s", trouble)
        await asyncio.sleep(EVERY_SECONDS)
