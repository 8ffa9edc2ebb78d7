"""Kept-alive HTTP/1.1 connections to one server: in, a path and a body; out, the status and body of the response.

aiohttp's client takes ten times as long for a call; what files need is with it all the same. llhttp parses.
"""

import asyncio
import ssl
from dataclasses import dataclass
from socket import SOCK_STREAM
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from aiohappyeyeballs import start_connection
from httptools import HttpParserError, HttpResponseParser

MOST = 200  # connections at once
IDLE_SECONDS = 15.0  # a server may close an idle connection while a request is on its way; this is far below Telegram's
_LOOK_SECONDS = 0.5
_OTHER_ADDRESS_SECONDS = 0.25  # https://www.rfc-editor.org/rfc/rfc8305#section-8


class Response(NamedTuple):
    """What a server has answered; the body of a connection that broke off may end early."""

    status: int
    body: bytes


class Connection(asyncio.Protocol):
    """One connection; one request at a time."""

    def __init__(self) -> None:
        """To be connected by the event loop."""
        self.is_open = False
        self.idle_since = 0.0
        self._parser = HttpResponseParser(self)
        self._body = b""
        self._has_headers = False
        self._response: asyncio.Future[Response] | None = None
        self._failure: Exception = ConnectionResetError()

    def request(self, head_and_body: bytes) -> "asyncio.Future[Response]":
        """Sends a request. ConnectionError or TimeoutError if there is no response to it."""
        self._response = asyncio.get_running_loop().create_future()
        self._transport.write(head_and_body)
        return self._response

    def fail(self, failure: Exception) -> None:
        """The connection is broken off."""
        self._failure = failure
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast(asyncio.Transport, transport)
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        """A piece of a response."""
        try:
            self._parser.feed_data(data)
        except HttpParserError:
            self.fail(ConnectionAbortedError())

    def on_headers_complete(self) -> None:
        """By llhttp: the body comes next."""
        self._has_headers = True

    def on_body(self, body: bytes) -> None:
        """By llhttp: a piece of the body."""
        self._body += body

    def on_message_complete(self) -> None:
        """By llhttp: the response is complete."""
        if not self._parser.should_keep_alive():
            self.is_open = False
            self._transport.close()
        self._respond()

    def connection_lost(self, reason: Exception | None) -> None:
        """It is closed; a body without a length ends with the connection."""
        self.is_open = False
        if reason is None and self._has_headers and isinstance(self._failure, ConnectionResetError):
            self._respond()
        elif self._response is not None and not self._response.done():
            self._response.set_exception(self._failure)

    def _respond(self) -> None:
        response = Response(self._parser.get_status_code(), self._body)
        self._body, self._has_headers = b"", False
        if self._response is None:  # nobody has asked anything
            self.fail(ConnectionAbortedError())
        elif not self._response.done():
            self._response.set_result(response)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a URL leads to."""

    host: str
    port: int
    is_secure: bool
    name: str  # as it stands in the `Host` of a request

    @classmethod
    def of(cls, url: str) -> "Server":
        """The server of an http or https URL."""
        parts = urlsplit(url)
        is_secure = parts.scheme == "https"
        return cls(
            parts.hostname or "",
            parts.port or (443 if is_secure else 80),
            is_secure,
            parts.netloc.rpartition("@")[2],
        )


class Connections:
    """The connections to one server; as many as there are requests at one moment, and at most `MOST`."""

    def __init__(self, url: str) -> None:
        """Nothing is opened before the first request."""
        self._server = Server.of(url)
        self._tls = ssl.create_default_context() if self._server.is_secure else None
        self._idle: list[Connection] = []
        self._late: dict[Connection, float] = {}  # when each of those that have been asked is too late
        self._watch: asyncio.TimerHandle | None = None
        self._places = asyncio.Semaphore(MOST)

    async def post(self, path: str, body: bytes, seconds: float) -> Response:
        """The response to a POST of JSON. OSError if there is none, as TimeoutError is, at most half a second late."""
        request = (
            f"POST {path} HTTP/1.1\r\nHost: {self._server.name}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        async with self._places:
            loop = asyncio.get_running_loop()
            connection = self._kept(loop.time()) or await self._opened(seconds)
            self._late[connection] = loop.time() + seconds
            if self._watch is None:
                self._watch = loop.call_later(_LOOK_SECONDS, self._look)
            try:
                response = await connection.request(request)
            except asyncio.CancelledError:
                connection.fail(ConnectionAbortedError())
                raise
            finally:
                del self._late[connection]
            if connection.is_open:
                connection.idle_since = loop.time()
                self._idle.append(connection)
            return response

    def _look(self) -> None:
        """One timer for all of them: a timer for each request would cost as much as sending it."""
        loop = asyncio.get_running_loop()
        for connection, end in self._late.items():
            if end <= loop.time():
                connection.fail(TimeoutError())
        self._watch = loop.call_later(_LOOK_SECONDS, self._look) if self._late else None

    def _kept(self, now: float) -> Connection | None:
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and now - connection.idle_since < IDLE_SECONDS:
                return connection
            connection.fail(ConnectionAbortedError())
        return None

    async def _opened(self, seconds: float) -> Connection:
        server, loop = self._server, asyncio.get_running_loop()
        async with asyncio.timeout(seconds):
            found = await loop.getaddrinfo(server.host, server.port, type=SOCK_STREAM)
            socket = await start_connection(found, happy_eyeballs_delay=_OTHER_ADDRESS_SECONDS, interleave=1)
            name = server.host if self._tls is not None else None
            _, connection = await loop.create_connection(Connection, sock=socket, ssl=self._tls, server_hostname=name)
            return connection

    def close(self) -> None:
        """Closes the connections that nobody uses."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        while self._idle:
            self._idle.pop().fail(ConnectionAbortedError())
