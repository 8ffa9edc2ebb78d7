"""Webhook delivery: order, secret, retries, back-pressure and methods in replies."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from surveybot.sandbox.server import Sandbox, start
from surveybot.sandbox.webhook import pause_seconds


class Hook:
    """A bot behind a webhook: each request takes the next reply of the script, 200 when there is none left."""

    def __init__(self) -> None:
        self.got: list[tuple[str, dict[str, Any]]] = []
        self.script: list[Callable[[], web.Response]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.seen = asyncio.Condition()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """Note the update, wait for the gate, answer from the script."""
        async with self.seen:
            self.got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""), await request.json()))
            self.seen.notify_all()
        await self.gate.wait()
        return self.script.pop(0)() if self.script else web.Response()

    async def until(self, count: int) -> list[dict[str, Any]]:
        """The updates, once there are `count` of them."""
        async with self.seen:
            await self.seen.wait_for(lambda: len(self.got) >= count)
        return [update for _, update in self.got]


@pytest_asyncio.fixture(loop_scope="session")
async def hook() -> AsyncIterator[Hook]:
    """A listening hook."""
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    hook.gate.set()
    await runner.cleanup()


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that delivery made, in seconds; none of them is waited for."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(clock: Any, pauses: list[float]) -> AsyncIterator[Sandbox]:
    """A sandbox that notes its pauses."""

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    running = await start(clock=clock, sleep=sleep)
    yield running
    await running.close()


async def test_updates_of_a_chat_come_one_by_one_and_chats_side_by_side(
    sandbox: Sandbox, call: Any, hook: Hook
) -> None:
    """A second message waits for the 2xx of the first; another chat, and a tap of the same person, do not."""
    anna, boris = sandbox.person(), sandbox.person(first_name="Boris")
    await anna.send("/start")
    await call(
        "sendMessage", chat_id=1001, text="?", reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    )
    await call("setWebhook", url=hook.url, secret_token="hush", drop_pending_updates=True)
    hook.gate.clear()
    await anna.send("one")
    await anna.send("two")
    await anna.tap("A")
    await boris.send("three")
    first = await hook.until(3)
    assert {update.get("message", {}).get("text", "tap") for update in first} == {"one", "tap", "three"}
    hook.gate.set()
    assert (await hook.until(4))[3]["message"]["text"] == "two"
    assert {secret for secret, _ in hook.got} == {"hush"}


async def test_an_update_comes_again_until_it_is_taken(
    sandbox: Sandbox, call: Any, hook: Hook, pauses: list[float]
) -> None:
    """At once, then after 2, 4 … seconds, or when the bot wants it; then the next of the chat."""
    hook.script = [lambda: web.Response(status=500)] * 3
    hook.script.append(lambda: web.Response(status=503, headers={"Retry-After": "30"}))
    await call("setWebhook", url=hook.url)
    anna = sandbox.person()
    await anna.send("one")
    await anna.send("two")
    texts = [update["message"]["text"] for update in await hook.until(6)]
    assert texts == ["one", "one", "one", "one", "one", "two"]
    assert pauses == [0, 2, 4, 30]
    told = await call("getWebhookInfo")
    assert told["result"]["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_method_in_the_reply_is_carried_out(sandbox: Sandbox, call: Any, hook: Hook) -> None:
    """The person sees the message; the bot is not told, neither of success nor of refusal."""
    hook.script = [
        lambda: web.json_response({"method": "sendMessage", "chat_id": 1001, "text": "Welcome"}),
        lambda: web.json_response({"method": "sendMessage", "chat_id": 1001, "text": ""}),
    ]
    await call("setWebhook", url=hook.url)
    anna = sandbox.person()
    await anna.send("/start")
    await anna.wait_for("Welcome")
    await anna.send("next")
    await anna.send("last")
    await hook.until(3)
    replies = [(made.method, made.outcome) for made in sandbox.calls if made.via == "webhook"]
    assert replies == [("sendMessage", "ok"), ("sendMessage", "Bad Request: message text is empty")]


async def test_what_waited_before_the_webhook_is_delivered(sandbox: Sandbox, call: Any, hook: Hook) -> None:
    """Setting a webhook loses nothing, and taking it away leaves the rest to polling."""
    anna = sandbox.person()
    await anna.send("early")
    await call("setWebhook", url=hook.url)
    assert (await hook.until(1))[0]["message"]["text"] == "early"
    await call("deleteWebhook")
    await anna.send("late")
    assert [update["message"]["text"] for update in (await call("getUpdates"))["result"]][-1] == "late"


@pytest.mark.parametrize(
    ("failures", "retry_after", "seconds"),
    [
        (1, None, 0),
        (2, None, 2),
        (3, None, 4),
        (6, None, 32),
        (7, None, 60),
        (99, None, 60),
        (1, 5, 5),
        (9, 9999, 3600),
    ],
)
def test_pauses_grow_to_a_minute(failures: int, retry_after: float | None, seconds: float) -> None:
    """`Retry-After` wins, up to an hour."""
    assert pause_seconds(failures, retry_after) == seconds
