"""Kept-alive HTTP: whatever shape of response a server may send, and whatever it does to the connection."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from surveybot.telegram.connections import Connections, Response

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n3;x=y\r\n  }\r\n0\r\nTrailer: x\r\n\r\n"
ENDS = b"HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 3\r\n\r\nno!"
ENDLESS = b"HTTP/1.1 200 OK\r\n\r\n{}"


class Server:
    """Answers the n-th request of all with the n-th response, in pieces as they are; None: hangs up. Keeps requests."""

    def __init__(self, *responses: tuple[bytes, ...] | None) -> None:
        self.responses = list(responses)
        self.requests: list[bytes] = []
        self.connections = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        while self.responses:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                break
            length = int(head.lower().partition(b"content-length:")[2].split()[0])
            self.requests.append(head + await reader.readexactly(length))
            pieces = self.responses.pop(0)
            for piece in pieces or ():
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0)
            if pieces is None or pieces[0] in (ENDLESS, ENDS):
                break
        writer.close()


@asynccontextmanager
async def opened(server: Server, tls: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """The URL of a server that listens."""
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield f"{'https' if tls else 'http'}://localhost:{port}"


@pytest.mark.parametrize("cut", [lambda raw: (raw,), lambda raw: tuple(bytes([sign]) for sign in raw)])
async def test_responses_of_every_shape_on_one_connection(cut: Callable[[bytes], tuple[bytes, ...]]) -> None:
    """With a length, in chunks, whole and byte by byte: what was sent is read, and the connection is kept."""
    server = Server(cut(PLAIN), cut(CHUNKED), cut(PLAIN))
    async with opened(server) as url:
        connections = Connections(url)
        told = [await connections.post("/a/b", body, 5.0) for body in (b"{}", "ё".encode(), b"")]
        connections.close()
    assert told == [Response(200, b"{}"), Response(200, b"{  }"), Response(200, b"{}")]
    assert server.connections == 1
    assert server.requests[1].startswith(b"POST /a/b HTTP/1.1\r\nHost: localhost:")
    assert server.requests[1].endswith(b"Content-Length: 2\r\n\r\n" + "ё".encode())


async def test_a_connection_that_ends_is_not_used_again() -> None:
    """Closed by a header, by the end of a body without a length, or while it was idle: the next request has its own."""
    server = Server((ENDS,), (ENDLESS,), (PLAIN,), (PLAIN,))
    async with opened(server) as url:
        connections = Connections(url)
        told = [await connections.post("/", b"{}", 5.0) for _ in range(4)]
        connections.close()
    assert told == [Response(502, b"no!"), Response(200, b"{}"), Response(200, b"{}"), Response(200, b"{}")]
    assert server.connections == 3


@pytest.mark.parametrize(
    ("responses", "failure"),
    [
        ([None], ConnectionResetError),
        ([(b"no HTTP at all\r\n\r\n",)], ConnectionAbortedError),
        ([(b"",)], TimeoutError),
        ([(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",)], TimeoutError),
    ],
)
async def test_no_response_is_an_error_and_the_next_request_works(
    responses: list[tuple[bytes, ...] | None], failure: type[Exception]
) -> None:
    """Hung up, nonsense, silence, half a body."""
    server = Server(*responses, (PLAIN,))
    async with opened(server) as url:
        connections = Connections(url)
        with pytest.raises(failure):
            await connections.post("/", b"{}", 0.2)
        assert await connections.post("/", b"{}", 5.0) == Response(200, b"{}")
        connections.close()


async def test_nobody_listens() -> None:
    """A refused connection is an error too, and leaves no place taken."""
    server = Server()
    async with opened(server) as url:
        pass
    connections = Connections(url)
    for _ in range(300):
        with pytest.raises(OSError, match="Connect"):
            await connections.post("/", b"{}", 5.0)


async def test_requests_at_once_have_a_connection_each() -> None:
    """Twenty at once: as many connections, which are kept for the next twenty."""
    server = Server(*[(PLAIN,)] * 60)
    async with opened(server) as url:
        connections = Connections(url)
        for _ in range(3):
            told = await asyncio.gather(*(connections.post("/", b"{}", 5.0) for _ in range(20)))
            assert told == [Response(200, b"{}")] * 20
        connections.close()
    assert server.connections == 20


def certified(folder: Path) -> tuple[Path, Path]:
    """A key, and a certificate of localhost that it has signed itself."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    words += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(words, check=True, capture_output=True)
    return key, certificate


async def test_a_secure_server_must_be_who_it_says_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that nobody vouches for is refused; with its authority known the call goes through."""
    key, certificate = certified(tmp_path)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    async with opened(Server((PLAIN,), (PLAIN,)), tls) as url:
        with pytest.raises(ssl.SSLCertVerificationError):
            await Connections(url).post("/", b"{}", 5.0)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        connections = Connections(url)
        assert await connections.post("/", b"{}", 5.0) == Response(200, b"{}")
        connections.close()
