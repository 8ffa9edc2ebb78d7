"""Long polling: in, a client; out, raw updates, acknowledged only when all that came before is committed.

aiogram's own loop acknowledges a batch before its handlers have run (100 of 100 updates lost at kill -9).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import orjson

from surveybot.errors import SurveybotError
from surveybot.telegram.client import Client, Refused, Unreachable
from surveybot.telegram.decode import ALLOWED_UPDATES, BadUpdate, Update, decode

log = logging.getLogger(__name__)

POLL_SECONDS = 25
Take = Callable[[Update], Awaitable[object]]


class TokenRefused(SurveybotError):
    """Telegram does not know this bot."""


async def poll(client: Client, take: Take, caught_up: Callable[[], None], fallen_behind: Callable[[], None]) -> None:
    """Hands every update to `take` and asks for more when all of them are durable; for ever.

    `caught_up` is called whenever there was nothing more to fetch, `fallen_behind` when nothing can be fetched.
    TokenRefused on 401.
    """
    offset, wait, pause = 0, 0, 1.0  # no waiting before the backlog is drained: on a busy bot no long poll ends empty
    while True:
        params = {"offset": offset, "timeout": wait, "allowed_updates": ALLOWED_UPDATES}
        try:
            batch = await client.call("getUpdates", params, timeout_seconds=POLL_SECONDS + 15)
        except Refused as refused:
            wait = 0
            fallen_behind()
            pause = await _after_refusal(refused, pause)
            continue
        except Unreachable as failed:
            wait = 0
            fallen_behind()
            log.warning("Telegram cannot be reached (%s); trying again in %.0f s", failed, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
            continue
        pause = 1.0
        if not batch:
            wait = POLL_SECONDS
            caught_up()
            continue
        for taken in [take(update) for update in _decoded(batch)]:
            await taken
        offset = batch[-1]["update_id"] + 1


def _decoded(batch: list[dict[str, object]]) -> list[Update]:
    updates = []
    for raw in batch:
        try:
            updates.append(decode(orjson.dumps(raw)))
        except BadUpdate:
            log.exception("an update of a shape that the Bot API does not have was passed over")
    return updates


async def _after_refusal(refused: Refused, pause: float) -> float:
    if refused.code in (401, 404):
        raise TokenRefused("Telegram does not accept this token; get a new one from @BotFather.") from None
    if refused.code == 409:
        log.warning("a second program fetches this bot's messages, or a webhook is set: %s", refused.description)
    else:
        log.warning("%s; trying again in %.0f s", refused, refused.retry_after or pause)
    await asyncio.sleep(refused.retry_after or pause)
    return min(pause * 2, 30.0)
