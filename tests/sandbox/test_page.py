"""The chat page in a real browser, with a bot of a few lines behind it; leaves screenshots in `build/screenshots`."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import expect

from surveybot.sandbox.server import Sandbox, start
from tests.sandbox.browsing import PHONE, Visit, shoot

LAPTOP = {
    "inline_keyboard": [
        [{"text": "Yes", "callback_data": "yes"}, {"text": "Not yet", "callback_data": "no"}],
        [{"text": "Handbook", "url": "https://example.org/handbook"}],
    ]
}


class ScriptedBot:
    """Asks for a name and a laptop, by long polling, and says what it was told."""

    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        self._root = f"{sandbox.base_url}/bot{sandbox.token}"
        self._http = http

    async def call(self, method: str, **params: object) -> Any:
        """One call that must succeed."""
        async with self._http.post(f"{self._root}/{method}", json=params) as response:
            told = await response.json()
            assert told["ok"], told
            return told["result"]

    async def run(self) -> None:
        """Until cancelled."""
        await self.call("setMyDescription", description="A few questions about your first days.")
        await self.call("setMyCommands", commands=[{"command": "help", "description": "What is this?"}])
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=50):
                offset = update["update_id"] + 1
                if "callback_query" in update:
                    await self._tapped(update["callback_query"])
                elif "message" in update:
                    await self._told(update["message"]["chat"]["id"], update["message"].get("text", ""))

    async def _told(self, chat_id: int, text: str) -> None:
        if text.startswith("/start"):
            payload = text.partition(" ")[2] or "nothing"
            bold = [{"type": "bold", "offset": 0, "length": 7}, {"type": "code", "offset": 18, "length": len(payload)}]
            await self.call("sendMessage", chat_id=chat_id, text=f"Welcome! You said {payload}.", entities=bold)
            await self.call("sendMessage", chat_id=chat_id, text="What is your name?")
        elif text == "/help":
            await self.call("sendMessage", chat_id=chat_id, text="Just answer.")
        elif text == "menu":
            keys = {"keyboard": [["Red", "Green"]], "resize_keyboard": True, "input_field_placeholder": "A colour"}
            await self.call("sendMessage", chat_id=chat_id, text="Which colour?", reply_markup=keys)
        else:
            told = f"Nice to meet you, {text}. Do you have a laptop?"
            await self.call("sendMessage", chat_id=chat_id, text=told, reply_markup=LAPTOP)

    async def _tapped(self, query: dict[str, Any]) -> None:
        alert = query["data"] == "no"
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Noted", show_alert=alert)
        place = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
        await self.call("editMessageText", **place, text=f"Laptop: {query['data']}")


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox in real time with the scripted bot."""
    running = await start()
    async with aiohttp.ClientSession() as http:
        bot = asyncio.create_task(ScriptedBot(running, http).run())
        yield running
        bot.cancel()
        await asyncio.wait([bot])
        assert bot.cancelled(), bot.exception()
    await running.close()


async def test_a_survey_on_a_phone(sandbox: Sandbox, visit: Visit) -> None:
    """Start with a link's payload, type, tap, see the edit and the window, press a key, use the menu, reload."""
    looks = {"viewport": PHONE, "device_scale_factor": 2, "color_scheme": "light"}
    page = await visit(f"{sandbox.page_url}?start=spring", **looks)
    log, box = page.get_by_role("log"), page.get_by_role("textbox", name="Message")
    await expect(log).to_contain_text("A few questions about your first days.")
    await shoot(page, "page-start")
    await page.get_by_role("button", name="Start").click()
    await expect(log.locator("b")).to_have_text("Welcome")
    await expect(log.locator("code")).to_have_text("spring")
    await box.fill("Anna")
    await box.press("Enter")
    await page.get_by_role("button", name="Yes").wait_for()
    await shoot(page, "page-phone")
    await page.get_by_role("button", name="Not yet").click()
    await page.get_by_role("alertdialog").get_by_role("button", name="OK").click()
    await expect(log).to_contain_text("Laptop: no")
    await expect(page.get_by_role("button", name="Yes")).to_have_count(0)
    await expect(log).to_contain_text("edited")
    await box.fill("menu")
    await page.get_by_role("button", name="Send").click()
    await expect(box).to_have_attribute("placeholder", "A colour")
    await page.get_by_role("button", name="Green").click()
    await expect(log).to_contain_text("Nice to meet you, Green.")
    await page.get_by_role("button", name="Yes").click()
    await expect(page.get_by_role("status")).to_have_text("Noted")
    await page.get_by_role("button", name="Bot commands").click()
    await page.get_by_role("button", name="What is this?").click()
    await expect(log).to_contain_text("Just answer.")
    await shoot(page, "page-phone-keyboard")
    await page.reload()
    await expect(page.get_by_role("log")).to_contain_text("Laptop: yes")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_two_people_side_by_side(sandbox: Sandbox, visit: Visit, scheme: str) -> None:
    """A second person is added, in Russian; each has a chat of their own; the keyboard is enough for all of it."""
    page = await visit(sandbox.page_url, viewport={"width": 1280, "height": 860}, color_scheme=scheme)
    anna = page.locator("[data-user='1001']")
    await anna.get_by_role("button", name="Start").press("Enter")
    await anna.get_by_role("textbox", name="Message").press_sequentially("Anna\n")
    await anna.get_by_role("button", name="Yes").press("Enter")
    await expect(anna).to_contain_text("Laptop: yes")
    await page.get_by_role("button", name="Add a person").press("Enter")
    await page.get_by_label("Name").fill("Борис")
    await page.get_by_label("Language").select_option("ru")
    await page.get_by_role("button", name="Add", exact=True).press("Enter")
    boris = page.locator("[data-user='1002']")
    await boris.get_by_role("button", name="Старт").press("Enter")
    await boris.get_by_role("textbox", name="Сообщение").press_sequentially("Борис\n")
    await expect(boris).to_contain_text("Nice to meet you, Борис.")
    await expect(anna).not_to_contain_text("Борис.")
    await shoot(page, f"page-two-{scheme}")
    assert sandbox.world.chats[1002].user["language_code"] == "ru"


async def test_a_restarted_sandbox_has_the_same_people(visit: Visit) -> None:
    """The page remembers whom it had, and they get their old ids."""
    first = await start()
    page = await visit(first.page_url, viewport=PHONE)
    await page.get_by_role("button", name="Start").wait_for()
    await page.get_by_role("button", name="Add a person").click()
    await page.get_by_label("Name").fill("Vera")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("tab", name="Vera")).to_have_attribute("aria-selected", "true")
    await first.close()
    second = await start(port=int(first.base_url.rpartition(":")[2]))
    await expect(page.get_by_role("tab")).to_have_count(2)
    while len(second.world.chats) < 2:
        await second.world.changed.heard(1)
    assert [chat.user["first_name"] for chat in second.world.chats.values()] == ["Anna", "Vera"]
    await second.close()
