"""A Bot API that costs next to nothing: in, a bot's HTTP calls; out, updates for it, and its messages to a function."""

import asyncio
import re
import time
from collections import Counter, deque
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import orjson

TOKEN = "1000001:a-token-for-the-benchmark-only-0123456789"
ME = {"id": 1_000_001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
Answer = Callable[[object], None]


class Heard(NamedTuple):
    """A message of the bot; `buttons` are what stands under it, the data by the labels."""

    chat: int
    text: str
    message: int
    buttons: dict[str, str]


class BotApi:
    """Serves one bot; `calls` counts what it has called. With a webhook set it sends updates there."""

    def __init__(self) -> None:
        """Closed until `open`."""
        self.calls: Counter[str] = Counter()
        self._heard: Callable[[Heard], None] | None = None
        self._loop = asyncio.get_running_loop()
        self._updates: deque[dict[str, Any]] = deque()
        self._update_id = int(time.time() * 1e3)  # never one that a run before has had
        self._message_id = 0
        self._poll: Answer | None = None
        self._server: asyncio.Server | None = None
        self._hook: tuple[str, str] | None = None
        self._idle: list[_Posting] = []  # connections to the webhook
        self._connecting: set[asyncio.Task[object]] = set()

    async def open(self, heard: Callable[[Heard], None]) -> str:
        """Listens on loopback; the root for the bot. `heard` gets all that the bot sends."""
        self._heard = heard
        self._server = await self._loop.create_server(lambda: _Connection(self.called), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def is_ready(self, *, hooked: bool) -> bool:
        """Whether the bot has come for updates, or has said where to bring them."""
        return self._hook is not None if hooked else self.calls["getUpdates"] > 0

    async def close(self) -> None:
        """Listens no more."""
        assert self._server is not None
        self._server.close()
        for connection in self._idle:
            connection.close()

    def write(self, user: int, text: str) -> None:
        """A person writes to the bot."""
        message = self._message(user, text) | {"from": _person(user)}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._happen({"message": message})

    def tap(self, user: int, under: Heard, data: str) -> None:
        """A person taps a button."""
        message = self._message(user, under.text) | {"message_id": under.message, "from": ME}
        query = {"id": str(self._update_id), "from": _person(user), "chat_instance": "1", "data": data}
        self._happen({"callback_query": query | {"message": message}})

    def _happen(self, update: dict[str, Any]) -> None:
        self._update_id += 1
        update = {"update_id": self._update_id, **update}
        if self._hook is not None:
            self._post(*self._hook, orjson.dumps(update))
            return
        self._updates.append(update)
        if self._poll is not None and len(self._updates) == 1:
            self._loop.call_soon(self._deliver)

    def _post(self, url: str, secret: str, update: bytes) -> None:
        """Over an idle connection, else over a new one."""
        _, _, host, path = url.split("/", 3)
        request = (
            f"POST /{path} HTTP/1.1\r\nHost: {host}\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(update)}\r\n\r\n"
        ).encode() + update
        if self._idle:
            self._idle.pop().write(request)
            return
        name, _, port = host.partition(":")
        made = self._loop.create_connection(lambda: _Posting(request, self._idle, self.called), name, int(port))
        self._connecting.add(task := self._loop.create_task(made))
        task.add_done_callback(self._connecting.discard)

    def _message(self, chat: int, text: str) -> dict[str, Any]:
        self._message_id += 1
        place = {"id": chat, "type": "private", "first_name": "Ann"}
        return {"message_id": self._message_id, "date": int(time.time()), "chat": place, "text": text}

    def called(self, method: str, params: dict[str, Any], answer: Answer) -> None:
        """One call of the bot."""
        self.calls[method] += 1
        match method.removesuffix(" in the answer"):
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
                message = self._message(chat, text)
                answer(message)
                assert self._heard is not None
                self._heard(Heard(chat, text, message["message_id"], _buttons(params.get("reply_markup"))))
            case "editMessageText" | "editMessageReplyMarkup":
                answer(self._message(int(params["chat_id"]), params.get("text", "")))
            case "getMe":
                answer(ME)
            case "setWebhook":
                self._hook = params["url"], params["secret_token"]
                answer(True)
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


class _Posting(asyncio.Protocol):
    """A kept-alive connection to the webhook, which is idle again after each answer."""

    def __init__(
        self, first: bytes, idle: "list[_Posting]", called: Callable[[str, dict[str, Any], Answer], None]
    ) -> None:
        self._first = first
        self._idle = idle
        self._called = called
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport
        self.write(self._first)

    def write(self, request: bytes) -> None:
        """Sends an update."""
        self._transport.write(request)

    def close(self) -> None:
        """Ends it."""
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        found = _LENGTH.search(self._buffer[:end]) if end >= 0 else None
        if found is not None and len(self._buffer) >= end + 4 + int(found[1]):
            assert self._buffer.startswith(b"HTTP/1.1 200 "), self._buffer
            body, self._buffer = self._buffer[end + 4 :], b""
            self._idle.append(self)
            call = orjson.loads(body or b"{}")
            if "method" in call:  # nobody hears what came of it
                self._called(f"{call.pop('method')} in the answer", call, lambda result: None)


def _params(body: bytes) -> dict[str, Any]:
    if body.startswith(b"{"):
        params: dict[str, Any] = orjson.loads(body)
        return params
    return dict(parse_qsl(body.decode()))


def _person(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "Ann", "language_code": "en"}


def _buttons(markup: Any) -> dict[str, str]:
    if isinstance(markup, str):  # in a form
        markup = orjson.loads(markup)
    rows = markup.get("inline_keyboard", ()) if markup else ()
    return {button["text"]: button["callback_data"] for row in rows for button in row}
