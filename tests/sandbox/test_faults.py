"""Scripted bad weather: what the bot is told, and whether the person got the message."""

from typing import Any

import aiohttp
import pytest

from surveybot.sandbox.server import Sandbox

FAULTS = [
    ({"status": 429, "retry_after": 2}, 429, False),
    ({"status": 403, "description": "Forbidden: bot was blocked by the user"}, 403, False),
    ({"status": 502}, 502, False),
    ({"status": 500}, 500, False),
    ({"delay_seconds": 0.01}, 200, True),
    ({"drop": "before"}, None, False),
    ({"drop": "after"}, None, True),
]


@pytest.mark.parametrize(("fault", "status", "arrives"), FAULTS, ids=str)
async def test_a_fault_strikes_once_and_only_its_method(
    sandbox: Sandbox, http: Any, call: Any, fault: dict[str, Any], status: int | None, arrives: bool
) -> None:
    """The call that is meant runs into it; others, and the next one, do not."""
    anna = sandbox.person()
    await anna.send("/start")
    sandbox.faults.add("sendMessage", chat_id=1001, **fault)
    assert (await call("getMe"))["ok"]
    answered = None
    try:
        url = f"{sandbox.base_url}/bot{sandbox.token}/sendMessage"
        async with http.post(url, json={"chat_id": 1001, "text": "hi"}) as response:
            answered = response.status
            assert (response.content_type == "text/html") == (status == 502)
            assert response.headers.get("Retry-After") == ("2" if status == 429 else None)
    except aiohttp.ClientError:
        assert status is None
    assert answered == status
    assert ([seen.text for seen in anna.messages] == ["/start", "hi"]) == arrives
    assert (await call("sendMessage", chat_id=1001, text="again"))["ok"]


async def test_a_fault_strikes_as_often_as_wished(sandbox: Sandbox, call: Any) -> None:
    """Three times, then fair weather; another chat never."""
    for person in (sandbox.person(), sandbox.person()):
        await person.send("/start")
    sandbox.faults.add("sendMessage", chat_id=1001, status=429, retry_after=1, times=3)
    assert (await call("sendMessage", chat_id=1002, text="hi"))["ok"]
    told = [(await call("sendMessage", chat_id=1001, text="hi"))["ok"] for _ in range(4)]
    assert told == [False, False, False, True]


async def test_the_log_has_every_call(sandbox: Sandbox, call: Any, clock: Any) -> None:
    """Method, parameters, time and outcome, also of calls that were refused or struck."""
    sandbox.faults.add("getMe", status=502)
    await sandbox.person().send("/start")
    await call("sendMessage", chat_id="1001", text="hi")
    await call("sendMessage", chat_id=1001)
    assert [(made.method, made.params, made.at, made.outcome) for made in sandbox.calls] == [
        ("sendMessage", {"chat_id": "1001", "text": "hi"}, clock.now, "ok"),
        ("sendMessage", {"chat_id": 1001}, clock.now, "Bad Request: message text is empty"),
    ]
