"""Calls and long polling over HTTP: two kinds of no, and an offset that moves only over what is committed."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from surveybot.sandbox.server import Sandbox
from surveybot.telegram.client import Client, Refused, Unreachable
from surveybot.telegram.decode import Text, Update
from surveybot.telegram.poll import TokenRefused, poll


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[Client]:
    """A client with the right token."""
    opened = Client(sandbox.base_url, sandbox.token)
    yield opened
    await opened.close()


@pytest.mark.parametrize(
    ("fault", "no", "words"),
    [
        ({"status": 429, "retry_after": 7}, Refused, "429"),
        ({"status": 403, "description": "Forbidden: bot was blocked by the user"}, Refused, "403"),
        ({"status": 500}, Refused, "500"),
        ({"status": 502}, Unreachable, "getMe: status 502"),
        ({"html": "<html>"}, Unreachable, "getMe: status 502"),
        ({"status": 200, "html": "[]"}, Unreachable, "getMe: status 200"),
        ({"status": 200, "html": '{"ok": false}'}, Unreachable, "getMe: status 200"),
        ({"status": 200, "html": '{"ok":false,"error_code":"?","description":""}'}, Unreachable, "getMe: status 200"),
        ({"drop": "before"}, Unreachable, "getMe: ConnectionResetError"),
        ({"drop": "after"}, Unreachable, "getMe: ConnectionResetError"),
        ({"delay_seconds": 2.0}, Unreachable, "getMe: TimeoutError"),
    ],
)
async def test_a_call_that_fails_is_refused_or_has_an_unknown_effect(
    sandbox: Sandbox, client: Client, fault: dict[str, Any], no: type[Exception], words: str
) -> None:
    """Telegram's own no, or no answer; neither shows the token; the next call works."""
    sandbox.faults.add("getMe", **fault)
    with pytest.raises(no, match=words) as told:
        await client.call("getMe", {}, timeout_seconds=0.5)
    assert sandbox.token.partition(":")[2] not in f"{told.value!r} {told.value.__cause__!r}"
    if isinstance(told.value, Refused):
        assert told.value.retry_after == fault.get("retry_after")
    assert (await client.call("getMe", {}))["is_bot"]


async def test_nothing_is_acknowledged_before_it_is_committed(sandbox: Sandbox, client: Client) -> None:
    """Half of a batch is durable: no further call is made; at the end all of it is confirmed."""
    person = sandbox.person()
    for number in range(4):
        await person.send(str(number))
    taken: list[Update] = []
    first_half, rest, drained = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def take(update: Update) -> None:
        taken.append(update)
        if len(taken) > 2:
            first_half.set()
            await rest.wait()

    polling = asyncio.create_task(poll(client, take, drained.set, drained.clear))
    await first_half.wait()
    assert [call.method for call in sandbox.calls] == ["getUpdates"]
    assert len(sandbox.world.updates.waiting()) == 4
    rest.set()
    await drained.wait()
    assert sandbox.world.updates.waiting() == []
    assert [update.event for update in taken] == [Text(str(number)) for number in range(4)]
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)


async def test_polling_survives_bad_weather_and_ends_when_the_token_is_taken_away(
    sandbox: Sandbox, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """A lost answer brings the updates again, a gateway's page and a 409 are waited out, a 401 ends it."""
    person = sandbox.person()
    await person.send("hello")
    sandbox.faults.add("getUpdates", drop="after")
    sandbox.faults.add("getUpdates", status=409, retry_after=1, description="Conflict: terminated by other getUpdates")
    heard = asyncio.Event()

    async def take(update: Update) -> None:
        heard.set()
        sandbox.faults.add("getUpdates", status=401)

    with pytest.raises(TokenRefused):
        await poll(client, take, lambda: None, lambda: None)
    assert heard.is_set()
    assert "a second program fetches this bot's messages" in caplog.text


async def test_an_update_of_an_unknown_shape_stops_nothing(
    sandbox: Sandbox, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """It is passed over and logged; those around it are handled."""
    person = sandbox.person()
    await person.send("before")
    sandbox.world.updates.add("message", {"message_id": "no number"}, "chat:1")
    await person.send("after")
    taken: list[Update] = []
    drained = asyncio.Event()

    async def take(update: Update) -> None:
        taken.append(update)

    polling = asyncio.create_task(poll(client, take, drained.set, drained.clear))
    await drained.wait()
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    assert [update.event for update in taken] == [Text("before"), Text("after")]
    assert "was passed over" in caplog.text
