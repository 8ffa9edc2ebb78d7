"""Calls of `getUpdates` come in, one at a time holds the line; updates, or a 409 for the older call, go out."""

import asyncio

from surveybot.sandbox.envelope import Json, conflict
from surveybot.sandbox.updates import Updates

MAX_UPDATES = 100
MAX_TIMEOUT_SECONDS = 50
# The server hands out one update only to a bot that asks for the same offset again so soon.
REPEAT_SECONDS = 0.5

TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"


class Polling:
    """Long polls of one bot: the newest call wins, an older one that still waits gets 409."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._newest: object = None
        self._ended: str | None = TERMINATED
        self._last_offset: int | None = None
        self._last_answer = float("-inf")

    def terminate(self, reason: str) -> None:
        """Whoever waits now gets 409 with `reason`."""
        self._ended, self._newest = reason, None
        self._updates.arrived.ring()

    def close(self) -> None:
        """Whoever waits now gets what there is, at once."""
        self._ended, self._newest = None, None
        self._updates.arrived.ring()

    async def poll(self, params: Json) -> list[Json]:
        """At most `limit` updates from `offset` on; waits up to `timeout` seconds for the first."""
        loop = asyncio.get_running_loop()
        limit = min(max(params.get("limit", MAX_UPDATES), 1), MAX_UPDATES)
        deadline = loop.time() + min(max(params.get("timeout", 0), 0), MAX_TIMEOUT_SECONDS)
        offset = params.get("offset", 0)
        if offset == self._last_offset and loop.time() < self._last_answer + REPEAT_SECONDS:
            limit = 1
        self._last_offset = offset
        self._updates.allow(params.get("allowed_updates"))
        self._updates.confirm_below(offset)
        self.terminate(TERMINATED)
        turn = self._newest = object()
        while not (found := self._updates.waiting()) and loop.time() < deadline:
            await self._updates.arrived.heard(deadline - loop.time())
            if self._newest is not turn:
                if self._ended is None:
                    break
                raise conflict(self._ended)
        self._newest = None if self._newest is turn else self._newest
        self._last_answer = loop.time()
        return [update.as_update() for update in found[:limit]]
