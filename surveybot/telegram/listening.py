"""A place where HTTP/1.1 is answered: in, requests of kept-alive connections; out, what a function answers to each.

aiohttp's server takes ten times as long for a request. llhttp parses.
"""

import asyncio
import logging
import traceback
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import NamedTuple, cast

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

from surveybot.errors import SurveybotError

log = logging.getLogger(__name__)

GRACE_SECONDS = 3.0  # at a stop three of them may follow one another, and it must be out within ten
LARGEST_BODY = 256 * 1024
LARGEST_HEAD = 16 * 1024
REQUEST_SECONDS = 10.0  # for all of a request to come
IDLE_SECONDS = 75.0  # between two requests
MOST_CONNECTIONS = 1_000
MOST_AHEAD = 16  # requests that a client may send without waiting for an answer
_SWEEP_SECONDS = 1.0


class Request(NamedTuple):
    """A request; the names of its headers are in lower case."""

    method: str
    path: str
    headers: dict[bytes, bytes]
    body: bytes


class Answer(NamedTuple):
    """What is answered; `retry_after` is in seconds."""

    status: int
    body: bytes = b""
    kind: str = "text/plain"
    retry_after: int | None = None

    def encoded(self, *, closes: bool, is_head: bool = False) -> bytes:
        """As it is sent; to a HEAD without its body."""
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}", f"Content-Length: {len(self.body)}"]
        if self.body:
            lines.append(f"Content-Type: {self.kind}")
        if self.retry_after is not None:
            lines.append(f"Retry-After: {self.retry_after}")
        if closes:
            lines.append("Connection: close")
        return "\r\n".join([*lines, "\r\n"]).encode() + (b"" if is_head else self.body)


Respond = Callable[[Request], Awaitable[Answer]]
OK = Answer(200)
_USUAL = OK.encoded(closes=False)


class Connection(asyncio.Protocol):
    """One client; its requests are answered one after another."""

    def __init__(self, respond: Respond, others: "set[Connection]") -> None:
        """To be connected by the event loop; it is one of the `others` as long as it is open."""
        self._respond = respond
        self._others = others
        self._parser = HttpRequestParser(self)
        self._waiting: deque[tuple[Request, bool]] = deque()
        self._since = asyncio.get_running_loop().time()
        self.is_reading = False
        self._refusal: Answer | None = None
        self.task: asyncio.Task[None] | None = None
        self._begin()

    def _begin(self) -> None:
        self._path, self._body = b"", b""
        self._headers: dict[bytes, bytes] = {}
        self._size, self._largest = 0, LARGEST_HEAD

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast(asyncio.Transport, transport)
        if len(self._others) >= MOST_CONNECTIONS:
            self._transport.abort()
        self._others.add(self)

    def connection_lost(self, reason: Exception | None) -> None:
        """It is closed; what has been asked is done all the same."""
        self._others.discard(self)

    def data_received(self, data: bytes) -> None:
        """A piece of a request, or several."""
        if self._refusal is not None:
            return
        if not self.is_reading:
            self.is_reading, self._since = True, asyncio.get_running_loop().time()
        self._size += len(data)
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self._refuse(400)
        if self._size > self._largest:
            self._refuse(431 if self._largest == LARGEST_HEAD else 413)

    def on_url(self, url: bytes) -> None:
        """By llhttp: a piece of the address."""
        self._path += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """By llhttp: a header."""
        self._headers[name.lower()] = value

    def on_headers_complete(self) -> None:
        """By llhttp: the body comes next."""
        self._largest = LARGEST_HEAD + LARGEST_BODY
        length = self._headers.get(b"content-length", b"0")
        if length.isdigit() and int(length) > LARGEST_BODY:
            self._refuse(413)

    def on_body(self, body: bytes) -> None:
        """By llhttp: a piece of the body."""
        self._body += body

    def on_message_complete(self) -> None:
        """By llhttp: the request is complete."""
        if self._parser.should_upgrade():
            self._refuse(400)
        if self._refusal is not None:
            return
        path = self._path.partition(b"?")[0].decode(errors="replace")
        request = Request(self._parser.get_method().decode(), path, self._headers, self._body)
        self._waiting.append((request, self._parser.should_keep_alive()))
        self._begin()
        self.is_reading = False
        if len(self._waiting) > MOST_AHEAD:
            self._refuse(400)
        elif self.task is None:
            self.task = asyncio.get_running_loop().create_task(self._answer())

    async def _answer(self) -> None:
        try:
            while self._waiting:
                request, is_kept = self._waiting.popleft()
                try:
                    answer = await self._respond(request)
                except Exception as failed:  # noqa: BLE001 – without its words: an answer may be in them
                    where = "".join(traceback.format_tb(failed.__traceback__))
                    log.error("a request could not be answered: %s\n%s", type(failed).__name__, where)
                    answer = Answer(500)
                if self._transport.is_closing():
                    return
                self._send(answer, closes=not is_kept, is_head=request.method == "HEAD")
                if not is_kept:
                    self._transport.close()
        finally:
            self.task = None
            self._since = asyncio.get_running_loop().time()
        if self._refusal is not None:
            self._send_last(self._refusal)

    def _send(self, answer: Answer, *, closes: bool, is_head: bool) -> None:
        is_usual = answer is OK and not closes
        self._transport.write(_USUAL if is_usual else answer.encoded(closes=closes, is_head=is_head))

    def _refuse(self, status: int) -> None:
        """Nothing more is listened to; what was asked before is answered first."""
        if self._refusal is None:
            self._refusal = Answer(status)
            if self.task is None:
                self._send_last(self._refusal)

    def _send_last(self, answer: Answer) -> None:
        """What is on its way is let come, or the client would not read why."""
        if not self._transport.is_closing():
            self._transport.write(answer.encoded(closes=True))
            self._transport.write_eof()

    def pause_writing(self) -> None:
        """The client does not read what it has asked for: it is not listened to until it does."""
        self._transport.pause_reading()

    def resume_writing(self) -> None:
        """The client reads again."""
        self._transport.resume_reading()

    def look_at_clock(self, now: float) -> None:
        """Who takes too long for a request or for an answer, or asks nothing any more, is left."""
        if self.task is not None:
            return
        is_over = self._refusal is not None or self._transport.is_closing()
        if now - self._since <= (REQUEST_SECONDS if is_over or self.is_reading else IDLE_SECONDS):
            return
        if self.is_reading and not is_over:
            self._refuse(408)
        else:
            self._transport.abort()  # closed, it would stay until all is read that was answered, be it for ever

    def close(self) -> None:
        """Closes the connection; what was asked and not answered stays without an answer."""
        self._transport.close()


@asynccontextmanager
async def listening(respond: Respond, host: str, port: int) -> AsyncIterator[int]:
    """The port at which `respond` answers meanwhile (one that is free, for port 0).

    SurveybotError if nothing can listen there. Requests that are being answered have a grace at the end.
    """
    connections: set[Connection] = set()
    loop = asyncio.get_running_loop()
    try:
        server = await loop.create_server(lambda: Connection(respond, connections), host, port)
    except OSError as failed:
        raise SurveybotError(f"Nothing can listen at {host}:{port}: {failed.strerror}.") from None
    sweeping = loop.create_task(_sweep(connections))
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        sweeping.cancel()
        server.close()
        answering = [connection.task for connection in connections if connection.task is not None]
        if answering:
            await asyncio.wait(answering, timeout=GRACE_SECONDS)
        for connection in list(connections):
            connection.close()


async def _sweep(connections: set[Connection]) -> None:
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        now = asyncio.get_running_loop().time()
        for connection in list(connections):
            connection.look_at_clock(now)
