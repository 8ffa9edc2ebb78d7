"""`getUpdates`: offsets, limits, two pollers, lifetimes, kinds and ids."""

import asyncio
from typing import Any

import pytest

from surveybot.sandbox.server import Sandbox, start
from surveybot.sandbox.updates import first_id

TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def _texts(told: dict[str, Any]) -> list[str]:
    return [update["message"]["text"] for update in told["result"]]


async def test_an_offset_confirms_all_below_it(sandbox: Sandbox, call: Any) -> None:
    """What is confirmed never comes again; what is not does."""
    anna = sandbox.person()
    for text in ("one", "two", "three"):
        await anna.send(text)
    told = await call("getUpdates", limit=2)
    assert _texts(told) == ["one", "two"]
    assert _texts(await call("getUpdates", offset=told["result"][1]["update_id"])) == ["two", "three"]
    assert _texts(await call("getUpdates", offset=-1)) == ["three"]
    assert _texts(await call("getUpdates", offset=told["result"][1]["update_id"] + 1)) == ["three"]


async def test_the_same_offset_again_at_once_gets_one_update(sandbox: Sandbox, call: Any) -> None:
    """The server's brake on bots that fail and ask again."""
    anna = sandbox.person()
    await anna.send("one")
    await anna.send("two")
    assert _texts(await call("getUpdates")) == ["one", "two"]
    assert _texts(await call("getUpdates")) == ["one"]


async def test_a_batch_has_at_most_a_hundred(sandbox: Sandbox, call: Any) -> None:
    """Also when more are asked for."""
    anna = sandbox.person()
    for number in range(120):
        await anna.send(str(number))
    assert len((await call("getUpdates", limit=1000))["result"]) == 100


async def test_the_older_of_two_long_polls_is_terminated(sandbox: Sandbox, call: Any) -> None:
    """It gets 409; the newer one gets the update."""
    older = asyncio.create_task(call("getUpdates", timeout=50))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(call("getUpdates", timeout=50))
    assert (await older)["description"] == TERMINATED
    await sandbox.person().send("hello")
    assert _texts(await newer) == ["hello"]


async def test_a_webhook_and_polling_exclude_each_other(sandbox: Sandbox, call: Any) -> None:
    """Setting one ends a poll that waits, and no other is taken until it is gone."""
    waiting = asyncio.create_task(call("getUpdates", timeout=50))
    await asyncio.sleep(0.1)
    await call("setWebhook", url=f"{sandbox.base_url}/nowhere")
    assert (await waiting)["description"] == "Conflict: terminated by setWebhook request"
    assert (await call("getUpdates"))["error_code"] == 409
    await call("deleteWebhook")
    assert (await call("getUpdates"))["ok"]


@pytest.mark.parametrize(("seconds", "kinds"), [(149, ["message", "callback_query"]), (151, ["message"]), (86_401, [])])
async def test_updates_expire(sandbox: Sandbox, call: Any, clock: Any, seconds: float, kinds: list[str]) -> None:
    """A tap lives for 150 seconds, a message for 24 hours."""
    anna = sandbox.person()
    await anna.send("/start")
    await call(
        "sendMessage", chat_id=1001, text="?", reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    )
    query = await anna.tap("A")
    clock.now += seconds
    told = await call("getUpdates")
    assert [kind for update in told["result"] for kind in update if kind != "update_id"] == kinds
    answered = await call("answerCallbackQuery", callback_query_id=query)
    assert answered["ok"] == ("callback_query" in kinds)


async def test_only_kinds_asked_for_are_recorded(sandbox: Sandbox, call: Any) -> None:
    """`allowed_updates` counts at the time when something happens, and stays until it is changed."""
    anna = sandbox.person()
    await anna.send("before")
    await call("getUpdates", allowed_updates=["edited_message"])
    await anna.edit(await anna.send("after"), "edited")
    told = await call("getUpdates")
    assert [sorted(update) for update in told["result"]] == [["message", "update_id"]]
    told = await call("getUpdates", offset=told["result"][0]["update_id"] + 1)
    assert [sorted(update) for update in told["result"]] == [["edited_message", "update_id"]]


async def test_a_restarted_sandbox_repeats_no_id(sandbox: Sandbox, call: Any, clock: Any) -> None:
    """Ids of updates, messages and taps go on from the clock; the first person is 1001 again."""
    await sandbox.person().send("hello")
    old = (await call("getUpdates"))["result"][0]
    clock.now += 1
    other = await start(clock=clock)
    person = other.person()
    assert person.user_id == old["message"]["from"]["id"] == 1001
    assert await person.send("hello") > old["message"]["message_id"]
    assert other.world.updates.waiting()[0].update_id > old["update_id"]
    await other.close()


def test_ids_fit_31_bits() -> None:
    """Today and in the years to come."""
    assert all(0 < first_id(float(now)) < 2**31 - 2**20 for now in range(0, 4_000_000_000, 999_983))


async def test_closing_ends_a_long_poll(clock: Any, http: Any) -> None:
    """A bot that waits gets an empty list, and the port is free at once."""
    running = await start(clock=clock)
    url = f"{running.base_url}/bot{running.token}/getUpdates"
    waiting = asyncio.create_task(http.post(url, json={"timeout": 50}))
    await asyncio.sleep(0.1)
    await running.close()
    assert (await (await waiting).json())["result"] == []
