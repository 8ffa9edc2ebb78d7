"""Waiting updates come in; POSTs to the bot's webhook go out, one at a time in each lane, until one gets its 2xx."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import orjson

from surveybot.sandbox.envelope import Json
from surveybot.sandbox.updates import Update, Updates

MAX_DELAY_SECONDS = 60.0
MAX_RETRY_AFTER_SECONDS = 3600.0
REPLY_TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates go; `url` is empty while there is no webhook."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40


@dataclass(frozen=True, slots=True)
class Failure:
    """The last thing that went wrong, as `getWebhookInfo` tells it."""

    at: int
    message: str
    retry_after: float | None = None


def pause_seconds(failures: int, retry_after: float | None) -> float:
    """How long to wait after the n-th failure in a row: nothing, 2, 4, 8 … 60 seconds, or what the bot asked for."""
    if retry_after is not None:
        return min(retry_after, MAX_RETRY_AFTER_SECONDS)
    return 0.0 if failures <= 1 else min(2.0 ** (failures - 1), MAX_DELAY_SECONDS)


class Delivery:
    """Webhook delivery of one sandbox; does nothing while no webhook is set."""

    def __init__(
        self,
        updates: Updates,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        carry_out: Callable[[Json], Awaitable[None]],
    ) -> None:
        self._updates = updates
        self._clock = clock
        self._sleep = sleep
        self._carry_out = carry_out
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(1)
        self._pump: asyncio.Task[None] | None = None
        self._lanes: dict[str, deque[Update]] = {}
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._handed_over = 0
        self.webhook = Webhook()
        self.failure: Failure | None = None

    def set(self, webhook: Webhook) -> None:
        """From now on updates go to `webhook`, those that wait already among them."""
        self._stop()
        self.webhook, self.failure, self._handed_over = webhook, None, 0
        if webhook.url:
            self._slots = asyncio.Semaphore(webhook.max_connections)
            self._pump = asyncio.create_task(self._hand_over())

    async def close(self) -> None:
        """Stop delivering."""
        self._stop()
        if self._session is not None:
            await self._session.close()

    def _stop(self) -> None:
        for task in (self._pump, *self._busy.values()):
            if task is not None:
                task.cancel()
        self._pump = None
        self._lanes, self._busy = {}, {}

    async def _hand_over(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=REPLY_TIMEOUT_SECONDS))
        while True:
            for update in self._updates.after(self._handed_over):
                self._handed_over = update.update_id
                self._lanes.setdefault(update.lane, deque()).append(update)
                if update.lane not in self._busy:
                    self._busy[update.lane] = asyncio.create_task(self._drain(update.lane))
            await self._updates.arrived.heard(MAX_DELAY_SECONDS)

    async def _drain(self, lane: str) -> None:
        queue = self._lanes[lane]
        while queue:
            await self._deliver(queue[0])
            self._updates.confirm(queue.popleft().update_id)
        del self._lanes[lane], self._busy[lane]

    async def _deliver(self, update: Update) -> None:
        failures = 0
        while self._clock() < update.expires_at:
            async with self._slots:
                failure = await self._post(update)
            if failure is None:
                return
            failures, self.failure = failures + 1, failure
            await self._sleep(pause_seconds(failures, failure.retry_after))

    async def _post(self, update: Update) -> Failure | None:
        assert self._session is not None
        headers = {"Content-Type": "application/json"}
        if self.webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook.secret_token
        body = orjson.dumps(update.as_update())
        try:
            async with self._session.post(
                self.webhook.url, data=body, headers=headers, allow_redirects=False
            ) as response:
                reply = await response.read()
                if not 200 <= response.status < 300:
                    message = f"Wrong response from the webhook: {response.status} {response.reason}"
                    return Failure(int(self._clock()), message, _seconds(response.headers.get("Retry-After")))
        except (aiohttp.ClientError, TimeoutError) as broken:
            return Failure(int(self._clock()), str(broken) or "Read timeout expired")
        method = _method_in(reply)
        if method is not None:
            await self._carry_out(method)
        return None


def _seconds(header: str | None) -> float | None:
    return float(header) if header is not None and header.isdecimal() else None


def _method_in(reply: bytes) -> Json | None:
    """The method that a bot put into its answer; anything else in it is of no interest to Telegram."""
    if not reply.lstrip().startswith(b"{"):
        return None
    try:
        body: Any = orjson.loads(reply)
    except orjson.JSONDecodeError:
        return None
    return body if isinstance(body, dict) and isinstance(body.get("method"), str) else None
