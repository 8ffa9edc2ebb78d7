"""Asides: in, calls that are no part of any interview, such as toasts; out, the calls, once, beside all order."""

import asyncio
import logging
from typing import Any

from surveybot.telegram.client import Client, Refused, Unreachable

log = logging.getLogger(__name__)

TOAST_SECONDS = 5.0


class Asides:
    """Best effort: never stored, never tried again."""

    def __init__(self, client: Client) -> None:
        """Nothing is under way."""
        self._client = client
        self._calls: set[asyncio.Task[None]] = set()

    def toast(self, callback: str, text: str | None) -> None:
        """Answers a tap."""
        self.call("answerCallbackQuery", {"callback_query_id": callback} | ({"text": text[:200]} if text else {}))

    def call(self, method: str, params: dict[str, Any]) -> None:
        """Makes a call of the Bot API."""
        task = asyncio.create_task(self._call_once(method, params))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def _call_once(self, method: str, params: dict[str, Any]) -> None:
        try:
            await self._client.call(method, params, timeout_seconds=TOAST_SECONDS)
        except (Refused, Unreachable) as failed:
            log.debug("a toast was lost: %s", failed)

    async def close(self, grace_seconds: float) -> None:
        """What is under way may end in the grace."""
        calls = list(self._calls)
        if calls:
            await asyncio.wait(calls, timeout=grace_seconds)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
