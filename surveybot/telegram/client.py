"""Calls to the Bot API: in, a method and its parameters; out, its result or one of two exceptions.

JSON over one kept-alive connection pool, without aiogram: its session costs ten times as much for each message.
"""

import asyncio
from typing import Any

import aiohttp
import orjson

from surveybot.errors import SurveybotError

REQUEST_SECONDS = 30.0
_JSON = {"Content-Type": "application/json"}


class Refused(SurveybotError):
    """The Bot API's own `no`; `retry_after` (seconds) comes with 429."""

    def __init__(self, code: int, description: str, retry_after: float | None = None) -> None:
        """The description is Telegram's; it never holds what a respondent wrote."""
        super().__init__(f"Telegram refused ({code}): {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after


class Unreachable(SurveybotError):
    """No answer, or one that is none (a 502 page): the call may or may not have had its effect."""


class Client:
    """The Bot API of one bot. The token is in the address of every call, and in no message of an exception."""

    def __init__(self, api_base: str, token: str) -> None:
        """Nothing is opened before the first call."""
        self._root = f"{api_base.rstrip('/')}/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def call(self, method: str, params: dict[str, Any], *, timeout_seconds: float = REQUEST_SECONDS) -> Any:
        """The result of a method. Refused or Unreachable if there is none."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=200), timeout=aiohttp.ClientTimeout(total=None)
            )
        try:
            async with asyncio.timeout(timeout_seconds):
                request = self._session.post(
                    self._root + method, data=orjson.dumps(params), headers=_JSON, allow_redirects=False
                )
                async with request as response:
                    body = await response.read()
                    status = response.status
        except (aiohttp.ClientError, OSError, TimeoutError) as failed:
            raise Unreachable(f"{method}: {type(failed).__name__}") from None
        try:
            answer = orjson.loads(body)
            if answer["ok"]:
                return answer["result"]
            retry_after = answer.get("parameters", {}).get("retry_after")
            seconds = None if retry_after is None else float(retry_after)
            raise Refused(int(answer["error_code"]), str(answer["description"]), seconds)
        except (ValueError, KeyError, TypeError, AttributeError):  # JSONDecodeError is a ValueError
            raise Unreachable(f"{method}: status {status} without an answer of the Bot API") from None

    async def close(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()
