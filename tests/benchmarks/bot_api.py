"""A Bot API that costs next to nothing: in, a bot's HTTP calls; out, updates for it, and its messages to a function."""

import asyncio
import re
import time
from collections import deque
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import orjson

TOKEN = "1000001:a-token-for-the-benchmark-only-0123456789"
ME = {"id": 1_000_001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
Answer = Callable[[object], None]


class BotApi:
    """Serves one bot that polls."""

    def __init__(self) -> None:
        """Closed until `open`."""
        self._heard: Callable[[int, str], None] | None = None
        self._loop = asyncio.get_running_loop()
        self._updates: deque[dict[str, Any]] = deque()
        self._update_id = 1_000
        self._message_id = 0
        self._poll: Answer | None = None
        self._server: asyncio.Server | None = None

    async def open(self, heard: Callable[[int, str], None]) -> str:
        """Listens on loopback; the root for the bot. `heard` gets the chat and the text of all that the bot sends."""
        self._heard = heard
        self._server = await self._loop.create_server(lambda: _Connection(self.called), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        """Listens no more."""
        assert self._server is not None
        self._server.close()

    def write(self, user: int, text: str) -> None:
        """A person writes to the bot."""
        self._update_id += 1
        message = self._message(user, text) | {"from": {"id": user, "is_bot": False, "first_name": "Ann"}}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._updates.append({"update_id": self._update_id, "message": message})
        if self._poll is not None and len(self._updates) == 1:
            self._loop.call_soon(self._deliver)

    def _message(self, chat: int, text: str) -> dict[str, Any]:
        self._message_id += 1
        place = {"id": chat, "type": "private", "first_name": "Ann"}
        return {"message_id": self._message_id, "date": int(time.time()), "chat": place, "text": text}

    def called(self, method: str, params: dict[str, Any], answer: Answer) -> None:
        """One call of the bot."""
        match method:
            case "getUpdates":
                while self._updates and self._updates[0]["update_id"] < int(params.get("offset", 0)):
                    self._updates.popleft()
                self._poll = answer
                if self._updates:
                    self._deliver()
                else:
                    self._loop.call_later(float(params.get("timeout", 0)), self._deliver, answer)
            case "sendMessage":
                chat, text = int(params["chat_id"]), params["text"]
                answer(self._message(chat, text))
                assert self._heard is not None
                self._heard(chat, text)
            case "editMessageText" | "editMessageReplyMarkup":
                answer(self._message(int(params["chat_id"]), params.get("text", "")))
            case "getMe":
                answer(ME)
            case _:
                answer(True)

    def _deliver(self, only: Answer | None = None) -> None:
        if self._poll is not None and only in (None, self._poll):
            answer, self._poll = self._poll, None
            answer(list(self._updates)[:100])


class _Connection(asyncio.Protocol):
    """As much of HTTP/1.1 as the two bots speak: kept-alive requests with a length."""

    def __init__(self, called: Callable[[str, dict[str, Any], Answer], None]) -> None:
        self._called = called
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            found = _LENGTH.search(head)
            stop = end + 4 + (int(found[1]) if found else 0)
            if len(self._buffer) < stop:
                return
            body, self._buffer = self._buffer[end + 4 : stop], self._buffer[stop:]
            method = head.split(b" ", 2)[1].rpartition(b"/")[2].decode()
            self._called(method, _params(body), self._answer)

    def _answer(self, result: object) -> None:
        body = orjson.dumps({"ok": True, "result": result})
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
        )


def _params(body: bytes) -> dict[str, Any]:
    if body.startswith(b"{"):
        params: dict[str, Any] = orjson.loads(body)
        return params
    return dict(parse_qsl(body.decode()))
