"""Our HTTP server, byte by byte: what it answers to clients that hurry, send too much, or too little."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from surveybot.telegram.listening import (
    IDLE_SECONDS,
    MOST_AHEAD,
    REQUEST_SECONDS,
    Answer,
    Connection,
    Request,
    listening,
)

Talk = Callable[[bytes], Awaitable[bytes]]
GET = b"GET /%s HTTP/1.1\r\nHost: x\r\n\r\n"
LAST = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


async def echo(request: Request) -> Answer:
    """Answers with what it was asked, the first of many last."""
    if request.path == "/1":
        await asyncio.sleep(0.01)
    if request.path == "/broken":
        raise RuntimeError("on purpose")
    return Answer(200, f"{request.method} {request.path} {len(request.body)};".encode())


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    """Sends bytes to the server and gives back all that comes until it closes."""
    async with listening(echo, "127.0.0.1", 0) as port:

        async def talked(words: bytes) -> bytes:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(words)
            said = await reader.read()
            writer.close()
            return said

        yield talked


async def test_requests_are_answered_in_their_order(talk: Talk) -> None:
    """Several in one piece, the first of which takes longest."""
    said = await talk(GET % b"1" + GET % b"2" + LAST)
    assert said.count(b"HTTP/1.1 200 OK") == 3
    assert said.index(b"/1 0;") < said.index(b"/2 0;") < said.index(b"/last 0;")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (b"NONSENSE\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n" + b"x" * 300_000, b"413"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + b"9000\r\n" + b"x" * 0x9000, b"200"),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 40_000, b"431"),
        (b"GET /broken HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", b"500"),
        (b"HEAD /head HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", b"200"),
    ],
)
async def test_what_is_wrong_is_refused_and_what_is_large_too(talk: Talk, words: bytes, status: bytes) -> None:
    """The client reads why, and the connection ends."""
    if b"chunked" in words:
        words += b"\r\n0\r\n\r\n" + LAST
    said = await talk(words)
    assert said.split(b" ")[1] == status, said
    if b"HEAD" in words:
        assert said.endswith(b"\r\n\r\n")
    if b"chunked" in words:
        assert b"POST / 36864;" in said


@pytest.mark.parametrize(
    ("before", "wrong"),
    [
        (GET % b"1", b"NONSENSE\r\n\r\n"),
        (GET % b"1", b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"),
        ((GET % b"1") * (MOST_AHEAD + 1), GET % b"2"),
    ],
)
async def test_what_was_asked_before_a_mistake_is_answered_before_it(talk: Talk, before: bytes, wrong: bytes) -> None:
    """Or the client would take the refusal for the answer to its first request."""
    said = await talk(before + wrong)
    statuses = [words.split(b" ")[0] for words in said.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [b"200"] * before.count(b"GET") + [b"400"]


async def test_nothing_is_asked_after_the_last_request(talk: Talk) -> None:
    """What follows a request that closes the connection takes nothing from its answer."""
    said = await talk(LAST + GET % b"2")
    assert said.startswith(b"HTTP/1.1 200 ")
    assert b"/2" not in said


async def test_who_asks_and_does_not_read_is_not_listened_to_and_left() -> None:
    """Answers that nobody reads do not fill the memory, nor do they hold a connection for ever."""
    asked: list[str] = []

    async def respond(request: Request) -> Answer:
        """More than the system's own buffers hold."""
        asked.append(request.path)
        return Answer(200, bytes(32_000_000 if request.path == "/long" else 1))

    connections: set[Connection] = set()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(respond, connections), "127.0.0.1", 0)
    place = server.sockets[0].getsockname()
    _, greedy = await asyncio.open_connection(*place)
    greedy.write(GET % b"long")
    while not asked:
        await asyncio.sleep(0)
    greedy.write(GET % b"more")
    for _ in range(3):  # what the greedy one has sent would be read before these
        reader, writer = await asyncio.open_connection(*place)
        writer.write(LAST)
        await reader.read()
        writer.close()
    assert asked == ["/long", "/last", "/last", "/last"]
    while len(connections) > 1:
        await asyncio.sleep(0)
    next(iter(connections)).look_at_clock(loop.time() + IDLE_SECONDS + 1)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert not connections
    greedy.close()
    server.close()


async def test_endless_chunks_are_refused(talk: Talk) -> None:
    """A body whose length nobody has said is cut off where it is too long."""
    head = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    said = await talk(head + (b"10000\r\n" + b"x" * 0x10000 + b"\r\n") * 6)
    assert said.startswith(b"HTTP/1.1 413 ")


async def test_a_request_that_never_ends_is_left() -> None:
    """Half a request holds a connection only for so long; a finished one is kept."""
    connections: set[Connection] = set()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(echo, connections), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(GET % b"2")
    assert (await reader.readuntil(b";")).startswith(b"HTTP/1.1 200")
    (connection,) = connections
    connection.look_at_clock(loop.time() + REQUEST_SECONDS + 1)
    writer.write(b"GET /3 HTTP/1.1\r\nHo")
    while not connection.is_reading:
        await asyncio.sleep(0)
    connection.look_at_clock(loop.time() + REQUEST_SECONDS + 1)
    assert (await reader.read()).startswith(b"HTTP/1.1 408 ")
    writer.close()
    server.close()
