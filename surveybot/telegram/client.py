"""Calls to the Bot API: in, a method and its parameters; out, its result or one of two exceptions.

JSON over kept-alive connections, without aiogram: its session costs a hundred times as much for each message.
"""

import asyncio
from typing import Any
from urllib.parse import quote, urlsplit

import aiohttp
import orjson

from surveybot.errors import SurveybotError
from surveybot.telegram.connections import Connections

REQUEST_SECONDS = 30.0
FILE_SECONDS = 120.0
_PIECE = 64 * 1024


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


class TooLarge(SurveybotError):
    """A file that a bot may not fetch, or that is larger than it was said to be."""


class Client:
    """The Bot API of one bot. The token is in the address of every call, and in no message of an exception."""

    def __init__(self, api_base: str, token: str) -> None:
        """Nothing is opened before the first call."""
        self._root = f"{api_base.rstrip('/')}/bot{token}/"
        self._path = urlsplit(self._root).path
        self._files = f"{api_base.rstrip('/')}/file/bot{token}/"
        self._connections = Connections(api_base)
        self._session: aiohttp.ClientSession | None = None

    async def call(self, method: str, params: dict[str, Any], *, timeout_seconds: float = REQUEST_SECONDS) -> Any:
        """The result of a method. Refused or Unreachable if there is none."""
        try:
            response = await self._connections.post(self._path + method, orjson.dumps(params), timeout_seconds)
        except OSError as failed:
            raise Unreachable(f"{method}: {type(failed).__name__}") from None
        return _result(method, response.status, response.body)

    async def upload(self, method: str, params: dict[str, Any], field: str, name: str, content: bytes) -> Any:
        """The result of a method that sends a file. Refused or Unreachable if there is none."""
        form = aiohttp.FormData()
        for key, value in params.items():
            form.add_field(key, value if isinstance(value, str) else orjson.dumps(value).decode())
        form.add_field(field, content, filename=name, content_type="application/octet-stream")
        try:
            async with asyncio.timeout(FILE_SECONDS):
                async with self._opened().post(self._root + method, data=form, allow_redirects=False) as response:
                    body = await response.read()
        except (aiohttp.ClientError, OSError, TimeoutError) as failed:
            raise Unreachable(f"{method}: {type(failed).__name__}") from None
        return _result(method, response.status, body)

    async def download(self, file_id: str, largest: int, *, timeout_seconds: float = FILE_SECONDS) -> bytes:
        """What lies with Telegram under that id. TooLarge, Refused or Unreachable if it cannot be had."""
        try:
            found = await self.call("getFile", {"file_id": file_id})
        except Refused as refused:
            if "too big" in refused.description:
                raise TooLarge(refused.description) from None
            raise
        path = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(path, str):
            raise Unreachable("getFile: there is no path of the file")
        try:
            async with asyncio.timeout(timeout_seconds):
                async with self._opened().get(self._files + quote(path), allow_redirects=False) as response:
                    if response.status != 200:
                        raise Unreachable(f"a file: status {response.status}")
                    content = await _at_most(response, largest)
        except (aiohttp.ClientError, OSError, TimeoutError) as failed:
            raise Unreachable(f"a file: {type(failed).__name__}") from None
        return content

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=200), timeout=aiohttp.ClientTimeout(total=None)
            )
        return self._session

    async def close(self) -> None:
        """Closes the connections."""
        self._connections.close()
        if self._session is not None:
            await self._session.close()


def _result(method: str, status: int, body: bytes) -> Any:
    """What the Bot API has answered. Refused, or Unreachable if it is no answer of the Bot API."""
    try:
        answer = orjson.loads(body)
        if answer["ok"]:
            return answer["result"]
        retry_after = answer.get("parameters", {}).get("retry_after")
        wait = None if retry_after is None else float(retry_after)
        raise Refused(int(answer["error_code"]), str(answer["description"]), wait)
    except (ValueError, KeyError, TypeError, AttributeError):  # JSONDecodeError is a ValueError
        raise Unreachable(f"{method}: status {status} without an answer of the Bot API") from None


async def _at_most(response: aiohttp.ClientResponse, largest: int) -> bytes:
    """The whole body; TooLarge if it is larger."""
    content = bytearray()
    async for piece in response.content.iter_chunked(_PIECE):
        content += piece
        if len(content) > largest:
            raise TooLarge(f"it has more than {largest} bytes")
    return bytes(content)
