"""Recurring work: in, something to do; out, it is done again and again, whatever has come of it before."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from surveybot.errors import DatabaseTrouble

log = logging.getLogger(__name__)


async def every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """For ever, with a pause before each turn."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except DatabaseTrouble as trouble:
            log.debug("%s", trouble)
        except Exception:
            log.warning("%s did not work; trying again", getattr(work, "__name__", "a turn"), exc_info=True)
