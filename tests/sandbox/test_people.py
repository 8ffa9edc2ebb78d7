"""What people do and see: deeds in this process and over HTTP, keyboards, faults, and who is let in."""

from typing import Any

import pytest

from surveybot.sandbox.acts import Impossible
from surveybot.sandbox.client import Client
from surveybot.sandbox.server import Sandbox

BUTTONS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}], [{"text": "No", "callback_data": "no"}]]}


async def test_a_tap_is_answered_by_a_toast(sandbox: Sandbox, call: Any) -> None:
    """By label or by data; the second answer to the same tap is refused."""
    anna = sandbox.person()
    await anna.send("/start")
    await call("sendMessage", chat_id=1001, text="Ready?", reply_markup=BUTTONS)
    assert (await anna.wait_for("Ready")).labels == [["Yes"], ["No"]]
    query = await anna.tap("no")
    assert (await call("answerCallbackQuery", callback_query_id=query, text="Noted"))["ok"]
    assert (await anna.wait_for_toast("Noted")).alert is False
    assert not (await call("answerCallbackQuery", callback_query_id=query))["ok"]


async def test_a_reply_keyboard_stays_until_it_is_replaced_or_removed(sandbox: Sandbox, call: Any) -> None:
    """Other messages leave it alone; a press sends plain text."""
    anna = sandbox.person()
    await anna.send("/start")
    await call("sendMessage", chat_id=1001, text="Pick", reply_markup={"keyboard": [["Red", "Blue"]]})
    await call("sendMessage", chat_id=1001, text="Or tap", reply_markup=BUTTONS)
    assert anna.screen.keyboard == (("Red", "Blue"),)
    await anna.press("Blue")
    assert anna.messages[-1].text == "Blue"
    await call("sendMessage", chat_id=1001, text="Thanks", reply_markup={"remove_keyboard": True})
    assert anna.screen.keyboard is None


@pytest.mark.parametrize("deed", [("tap", "Maybe"), ("press", "Maybe"), ("send", "  "), ("edit", 7, "x")])
async def test_what_nobody_can_do_is_impossible(sandbox: Sandbox, deed: tuple[Any, ...]) -> None:
    """A test that taps what is not there fails at once."""
    anna = sandbox.person()
    with pytest.raises(Impossible):
        await getattr(anna, deed[0])(*deed[1:])


async def test_a_long_text_is_cut_like_in_the_app(sandbox: Sandbox, call: Any) -> None:
    """5,000 characters arrive as two messages."""
    await sandbox.person().send("x" * 5000)
    assert [len(update["message"]["text"]) for update in (await call("getUpdates"))["result"]] == [4096, 904]


async def test_waiting_looks_at_news_only(sandbox: Sandbox, call: Any) -> None:
    """A message from before the last deed does not count; the complaint shows the screen."""
    anna = sandbox.person()
    await anna.send("/start")
    await call("sendMessage", chat_id=1001, text="Your age?")
    await anna.send("30")
    with pytest.raises(TimeoutError, match="Your age"):
        await anna.wait_for("Your age?", timeout=0.05)


async def test_the_same_over_http(sandbox: Sandbox, call: Any) -> None:
    """A client in another process has the same people, faults and calls."""
    client = Client(sandbox.page_url)
    try:
        anna = await client.person(first_name="Anna", language_code="ru")
        await anna.send("/start")
        await call("sendMessage", chat_id=1001, text="Ready?", reply_markup=BUTTONS)
        await anna.wait_for("Ready?")
        assert await anna.tap("Yes")
        await anna.send_document(b"hello", "a.txt", "text/plain")
        assert [seen.kind for seen in anna.messages] == ["text", "text", "document"]
        with pytest.raises(Impossible, match="no button"):
            await anna.tap("Maybe")
        await client.add_fault("sendMessage", status=429, retry_after=7)
        told = await call("sendMessage", chat_id=1001, text="again")
        assert told["parameters"] == {"retry_after": 7}
        assert [made["outcome"] for made in await client.calls()] == ["ok", "fault 429"]
    finally:
        await client.close()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/json"}, 200),
    ],
)
async def test_foreign_pages_are_kept_out(sandbox: Sandbox, http: Any, headers: dict[str, str], status: int) -> None:
    """Another origin, another host name and a plain form cannot make people do things."""
    headers = {"Content-Type": "application/json", **headers}
    async with http.post(f"{sandbox.page_url}sandbox/people", data=b"{}", headers=headers) as response:
        assert response.status == status
    assert len(sandbox.world.chats) == (status == 200)
