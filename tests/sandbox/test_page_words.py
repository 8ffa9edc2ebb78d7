"""The chat page in a phone-sized window: in Russian without an English word, right to left, without a dead button."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, Route, expect

from surveybot.sandbox.invitations import Invitations
from surveybot.sandbox.pictures import blank_picture
from surveybot.sandbox.server import Sandbox
from tests.sandbox.browsing import PHONE, READABLE, Visit, shoot

KEYS = {
    "keyboard": [[{"text": "Мой номер", "request_contact": True}, {"text": "Где я", "request_location": True}], ["Нет"]]
}
ARABIC = "مرحبا! كيف كانت أيامك الأولى في العمل؟\nاكتب بضع كلمات من فضلك."
# How far a part of a text is from the left and the right edge of its bubble, and where its last line ends.
EDGES = """(node, [start, end]) => {
    const range = document.createRange(), text = node.firstChild, all = node.getBoundingClientRect();
    range.setStart(text, start); range.setEnd(text, Math.min(end, text.length));
    const part = range.getBoundingClientRect();
    return [part.left - all.left, all.right - part.right, part.bottom];
}"""


async def _invite(survey: str) -> str:
    return f"https://t.me/sandbox_survey_bot?start={survey}"


@pytest_asyncio.fixture(loop_scope="session")
async def page(sandbox: Sandbox, visit: Visit, call: Any) -> Page:
    """The chat of Anna, who has the bot in Russian and sent one thing of every kind."""
    anna = sandbox.person(first_name="Анна", language_code="ru")
    sandbox.offer(Invitations(lambda: [("a", {"en": "Farewell", "ru": "Прощание"}), ("b", {"ru": "Пульс"})], _invite))
    await call("setMyCommands", commands=[{"command": "help", "description": "Помощь"}])
    await anna.send("/start")
    asked = await call("sendMessage", chat_id=1001, text="Кто Вы?", reply_markup=KEYS)
    await anna.press("Мой номер")
    await anna.send_location(1, 2)
    await anna.send_sticker()
    await anna.send_voice(65)
    await anna.send_photo(blank_picture(300, 200))
    await anna.send_document(bytes(3000), "договор.docx")
    await anna.send("Вот", reply_to=next(seen for seen in anna.messages if seen.id == asked["result"]["message_id"]))
    await anna.edit(anna.messages[-1], "Вот так")
    await call("sendMessage", chat_id=1001, text="Готовы?", reply_markup={"inline_keyboard": [_buttons()]})
    return await visit(sandbox.page_url, viewport=PHONE, locale="ru-RU")


def _buttons() -> list[dict[str, Any]]:
    return [
        {"text": "Да", "callback_data": "yes"},
        {"text": "Снова", "url": "https://t.me/sandbox_survey_bot?start=a"},
        {"text": "Код", "copy_text": {"text": "1"}},
    ]


async def _read(page: Page) -> list[str]:
    """The words of the page with a letter of English in them."""
    await expect(page.get_by_role("log")).to_contain_text("Готовы?")
    found: list[str] = await page.evaluate(READABLE)
    assert len(found) > 40
    return [words for words in found if re.search("[A-Za-z]", words)]


# What is clicked one after another to open a window or a menu.
PLACES = [
    [],
    ["Добавить человека"],
    ["Пригласить"],
    ["Пригласить", "Пульс"],
    ["Ещё"],
    ["Команды бота"],
    ["Прикрепить"],
    ["Прикрепить", "Готовое фото"],
    ["Прикрепить", "Голосовое сообщение"],
    ["Прикрепить", "Стикер"],
    ["Прикрепить", "Геопозиция"],
    ["Прикрепить", "Мой контакт"],
    ["Прикрепить", "Чужой контакт"],
    ["Записать голосовое сообщение"],
    ["Мой номер"],
    ["Где я"],
    ["Код"],
    ["Фото"],
    ["Ещё", "Заблокировать бота"],
]


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
async def test_a_russian_page_has_no_english_word(page: Page, place: list[str]) -> None:
    """Neither to read nor to hear, in no window and no menu; links to the bot are as they are."""
    for name in place:
        await page.get_by_role("button", name=name, exact=True).click()
    if "Заблокировать бота" in place:
        await page.get_by_role("button", name="Разблокировать").wait_for()
    if place[1:] == ["Готовое фото"]:
        await page.locator(".boxes img").wait_for()
    if place[1:] == ["Пульс"]:
        await page.locator(".ticket").wait_for()
        assert await _read(page) == ["https://t.me/sandbox_survey_bot?start=b"]
        return
    assert await _read(page) == []
    await shoot(page, f"page-ru-{PLACES.index(place):02}")


async def test_what_goes_wrong_is_said_in_russian(sandbox: Sandbox, page: Page) -> None:
    """A button that is no longer there, while the page has not heard of it."""
    await page.route("**/sandbox/state*", lambda route: asyncio.sleep(0))
    await expect(page.get_by_role("button", name="Да")).to_be_visible()
    await sandbox.person(1001).deactivate()
    await page.get_by_role("textbox", name="Сообщение").fill("Да")
    await page.get_by_role("button", name="Отправить", exact=True).click()
    await expect(page.get_by_role("status")).to_have_text("Не получилось")
    await expect(page.get_by_role("textbox", name="Сообщение")).to_have_value("Да")
    await page.unroute_all(behavior="ignoreErrors")


async def test_the_page_speaks_as_whoever_is_in_front(page: Page) -> None:
    """The words around the chats are English for an English person, and Russian again for Anna."""
    await page.get_by_role("button", name="Добавить человека").click()
    await page.get_by_role("textbox", name="Имя").fill("Bob")
    await page.get_by_label("Язык").select_option("en")
    await page.get_by_role("dialog").get_by_role("button", name="Добавить").click()
    await expect(page.get_by_role("button", name="Add a person")).to_be_visible()
    await expect(page).to_have_title("Survey Bot – sandbox")
    assert await page.evaluate("document.documentElement.lang") == "en"
    await page.get_by_role("tab", name="Анна").click()
    await expect(page.get_by_role("button", name="Добавить человека")).to_be_visible()
    await expect(page).to_have_title("Бот опросов – песочница")


class Quiet:
    """A page to which nothing happens by itself, and which can do nothing: it hears no news after it was loaded."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.doings = 0

    async def load(self) -> Locator:
        """Load the page again; all that can be clicked on it."""
        await self._page.reload()
        await expect(self._page.get_by_role("log")).to_contain_text("Готовы?")
        return self._page.locator("button:visible:enabled, a:visible, label:visible, [role=tab]:visible")

    async def start(self) -> None:
        """Hold back the page's calls for news, break all that would change something, count what is tried."""
        await self._page.route("**/sandbox/**", self._hold)
        for event in ("request", "popup", "filechooser", "download"):
            self._page.on(event, self._count)  # type: ignore[call-overload]

    async def _hold(self, route: Route) -> None:
        if route.request.method == "POST":
            await route.abort()
        elif "/state?" not in route.request.url or "wait=0" in route.request.url:
            await route.continue_()

    def _count(self, what: Any) -> None:
        self.doings += "/sandbox/state" not in getattr(what, "url", "")


@pytest_asyncio.fixture(loop_scope="session")
async def quiet(page: Page) -> AsyncIterator[Quiet]:
    """The page of Anna, quiet."""
    quiet = Quiet(page)
    await quiet.start()
    yield quiet
    await page.unroute_all(behavior="ignoreErrors")


async def test_no_button_is_dead(page: Page, quiet: Quiet) -> None:
    """A click on anything that looks like a button asks the server for something or changes what is seen."""
    number, clicked = await (await quiet.load()).count(), []
    assert number > 15
    for index in range(number):
        button = (await quiet.load()).nth(index)
        clicked.append(await button.get_attribute("aria-label") or await button.inner_text())
        if await button.get_attribute("aria-selected") == "true":
            continue  # the tab of whoever is in front
        before, quiet.doings = await page.content(), 0
        await button.click()
        async with asyncio.timeout(60):
            while not quiet.doings and await page.content() == before:
                await asyncio.sleep(0.02)
    assert {"Команды бота", "Прикрепить", "Клавиатура", "Записать голосовое сообщение", "Слушать", "Код"} <= set(
        clicked
    )


async def test_arabic_runs_from_right_to_left(page: Page, call: Any) -> None:
    """Each paragraph has its own direction, in messages, on buttons and where one writes; times are not covered."""
    markup = {"inline_keyboard": [[{"text": "نعم", "callback_data": "1"}]]}
    await call("sendMessage", chat_id=1001, text=ARABIC, reply_markup=markup)
    await call("sendMessage", chat_id=1001, text="\u200f\u200e/start\u200e\u200f – البدء")
    keys = {"keyboard": [["لا"]], "resize_keyboard": True, "input_field_placeholder": "اكتب هنا"}
    await call("sendMessage", chat_id=1001, text=f"Mixed\n{ARABIC}", reply_markup=keys)
    box = page.get_by_role("textbox", name="Сообщение")
    await expect(box).to_have_attribute("placeholder", "اكتب هنا")
    direction = "node => getComputedStyle(node).direction"
    assert await box.evaluate(direction) == "rtl"
    for name, expected in (("نعم", "rtl"), ("لا", "rtl"), ("Да", "ltr")):
        assert await page.get_by_role("button", name=name, exact=True).evaluate(direction) == expected
    first, command, second = (page.locator(".message .text").nth(-number) for number in (3, 2, 1))
    assert await first.evaluate(direction) == "rtl"
    # The English line begins at the left, the Arabic ones end at the right edge of the same bubble.
    left, right, _ = await second.evaluate(EDGES, [0, 5])
    assert abs(left) < 1.5 < right
    left, right, _ = await second.evaluate(EDGES, [6, 6 + len(ARABIC)])
    assert abs(right) < 1.5
    for text in (first, command, second):
        _, _, bottom = await text.evaluate(EDGES, [0, 1 << 20])
        time = await text.locator("..").locator(".meta").bounding_box()
        assert time is not None
        assert time["y"] >= bottom - 2
    await box.fill("كل شيء على ما يرام")
    assert await box.evaluate(direction) == "rtl"
    await box.fill("Всё хорошо")
    assert await box.evaluate(direction) == "ltr"
    await shoot(page, "page-arabic")
