"""The chat page in a phone-sized window: contacts, places, files, links and invitations, sent and shown."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from surveybot.sandbox.invitations import Invitations
from surveybot.sandbox.pictures import blank_picture
from surveybot.sandbox.server import Sandbox
from surveybot.sandbox.voices import silence
from tests.sandbox.browsing import PHONE, Visit, shoot

ASKING = {
    "keyboard": [
        [{"text": "My number", "request_contact": True}],
        [{"text": "Here", "request_location": True}, "Skip"],
    ],
    "one_time_keyboard": True,
    "resize_keyboard": True,
}
CALENDAR = {
    "inline_keyboard": [
        [{"text": text, "callback_data": text} for text in ("‹", "July 2026", "›")],
        *[
            [{"text": str(27 + week), "callback_data": f"week {week}"}]
            + [{"text": str(7 * week + day), "callback_data": f"day {7 * week + day}"} for day in range(1, 8)]
            for week in range(4)
        ],
    ]
}
LINK = "https://t.me/sandbox_survey_bot?start=exit_kJ82"


@pytest_asyncio.fixture(loop_scope="session")
async def page(sandbox: Sandbox, visit: Visit) -> Page:
    """The chat of Anna, who has started the bot."""
    await sandbox.person().send("/start")
    return await visit(sandbox.page_url, viewport=PHONE, color_scheme="light")


class Bot:
    """What a bot hears, and its uploads."""

    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession, call: Any) -> None:
        self._sandbox, self._http, self.call = sandbox, http, call
        self._seen = 0

    async def hears(self, number: int = 1) -> Any:
        """The next messages after Anna's /start; the only one itself."""
        start = self._seen + 1
        updates = self._sandbox.world.updates
        while len(updates.waiting()) < start + number:
            await updates.arrived.heard(60)
        self._seen += number
        told = [update.payload for update in updates.waiting()[start : start + number]]
        return told[0] if number == 1 else told

    async def send(self, kind: str, name: str, content: bytes, **params: str) -> Any:
        """Uploads a file."""
        data = aiohttp.FormData({"chat_id": "1001", **params}, quote_fields=False)
        data.add_field(kind, content, filename=name)
        root = f"{self._sandbox.base_url}/bot{self._sandbox.token}"
        async with self._http.post(f"{root}/send{kind.capitalize()}", data=data) as response:
            told = await response.json()
        assert told["ok"], told
        return told["result"]


@pytest.fixture
def bot(sandbox: Sandbox, http: aiohttp.ClientSession, call: Any) -> Bot:
    """The bot behind the page: the test itself."""
    return Bot(sandbox, http, call)


def _button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


async def _attach(page: Page, name: str) -> None:
    await _button(page, "Attach").click()
    await _button(page, name).click()


async def _agree(page: Page, name: str) -> None:
    await page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()


async def test_keys_ask_before_they_share(page: Page, bot: Bot) -> None:
    """A number that can be changed, a place that can be chosen; cancelled, nothing is sent; then the keyboard folds."""
    await bot.call("sendMessage", chat_id=1001, text="Who and where?", reply_markup=ASKING)
    await _button(page, "My number").click()
    await _agree(page, "Cancel")
    await _button(page, "My number").click()
    await expect(page.get_by_role("textbox", name="Phone number")).to_have_value("79990001001")
    await shoot(page, "page-share-phone")
    await page.get_by_role("textbox", name="Phone number").fill("+371 2000 0000")
    await _agree(page, "Share")
    assert (await bot.hears())["contact"] == {"phone_number": "+371 2000 0000", "first_name": "Anna", "user_id": 1001}
    await expect(_button(page, "Here")).to_be_hidden()
    await _button(page, "Keyboard").click()
    await _button(page, "Here").click()
    await _button(page, "Berlin").click()
    await _agree(page, "Share")
    assert (await bot.hears())["location"] == {"latitude": 52.52, "longitude": 13.405}
    await expect(_button(page, "Skip")).to_be_hidden()
    await _button(page, "Keyboard").click()
    await _button(page, "Skip").click()
    assert (await bot.hears())["text"] == "Skip"
    await bot.call("sendMessage", chat_id=1001, text="Thanks", reply_markup={"remove_keyboard": True})
    await expect(_button(page, "Keyboard")).to_be_hidden()


async def test_everything_in_the_menu_is_sent(page: Page, bot: Bot, tmp_path: Path) -> None:
    """Contacts, a place, a sticker, voices, a photo that is compressed, a file that is not, and an album."""
    await _attach(page, "My contact")
    await _agree(page, "Share")
    assert (await bot.hears())["contact"]["user_id"] == 1001
    for is_member in (True, False):
        await _attach(page, "Someone else’s contact")
        await expect(page.get_by_role("dialog").get_by_role("button", name="Share")).to_be_disabled()
        await page.get_by_role("textbox", name="Name").fill("Olga")
        await page.get_by_role("textbox", name="Phone number").fill("+37120000001")
        await page.get_by_role("checkbox", name="Is in Telegram").set_checked(is_member)
        await _agree(page, "Share")
        owner = {"user_id": 7_120_000_001} if is_member else {}
        assert (await bot.hears())["contact"] == {"phone_number": "+37120000001", "first_name": "Olga", **owner}
    await _attach(page, "Location")
    await page.get_by_role("spinbutton", name="Latitude").fill("-33.9")
    await _agree(page, "Share")
    assert (await bot.hears())["location"]["latitude"] == -33.9
    await _attach(page, "Sticker")
    await _button(page, "🎉").click()
    assert (await bot.hears())["sticker"]["emoji"] == "🎉"
    await _attach(page, "Voice message")
    await page.get_by_role("spinbutton", name="Seconds").fill("65")
    await _agree(page, "Send")
    assert (await bot.hears())["voice"]["duration"] == 65
    await _button(page, "Record a voice message").click()
    await _button(page, "Cancel").click()
    await _button(page, "Record a voice message").click()
    await _button(page, "Send").click()
    assert (await bot.hears())["voice"]["duration"] >= 1
    await _attach(page, "A sample photo")
    await page.get_by_role("textbox", name="Caption").fill("By the sea")
    await _agree(page, "Send")
    photo = await bot.hears()
    assert ([size["width"] for size in photo["photo"]], photo["caption"]) == ([90, 320, 800, 1280], "By the sea")
    await shoot(page, "page-attachments")


@pytest.mark.parametrize(
    ("item", "is_compressed", "names", "arrives"),
    [
        ("Photo or video", True, ["wide.png"], ["photo"]),
        ("Photo or video", False, ["wide.png"], ["document"]),
        ("Photo or video", True, ["wide.png", "b.png"], ["photo", "photo"]),
        ("File", False, ["wide.png"], ["document"]),
        ("File", None, ["cv.pdf"], ["document"]),
        ("File", None, ["cv.pdf", "cv.txt"], ["document", "document"]),
        ("Photo or video", True, ["broken.png"], ["document"]),
        ("Photo or video", True, ["narrow.png"], ["document"]),
        ("File", None, ["cv.pdf", "song.wav"], ["document", "audio"]),
    ],
)
async def test_files_are_picked(
    page: Page, bot: Bot, tmp_path: Path, item: str, is_compressed: bool | None, names: list[str], arrives: list[str]
) -> None:
    """Pictures as photos of at most 1280 pixels or as files; several as an album, with the caption on the first."""
    contents = {
        "wide.png": blank_picture(2560, 1280),
        "b.png": blank_picture(64, 64),
        "narrow.png": blank_picture(2100, 99),
    }
    for name in names:
        (tmp_path / name).write_bytes(contents.get(name, WAV if name.endswith("wav") else b"%PDF-1.7"))
    await _button(page, "Attach").click()
    async with page.expect_file_chooser() as chooser:
        await _button(page, item).click()
    await (await chooser.value).set_files([tmp_path / name for name in names])
    compress = page.get_by_role("checkbox", name="Compress")
    if is_compressed is None:
        await expect(compress).to_have_count(0)
    else:
        await compress.set_checked(is_compressed)
    await page.get_by_role("textbox", name="Caption").fill("Mine")
    await _agree(page, "Send")
    heard = await bot.hears(len(names))
    heard = heard if isinstance(heard, list) else [heard]
    assert [next(kind for kind in ("photo", "audio", "document") if kind in message) for message in heard] == arrives
    assert [message.get("caption") for message in heard] == ["Mine", *[None] * (len(names) - 1)]
    is_album = len(names) > 1 and len(set(arrives)) == 1
    assert [("media_group_id" in message) for message in heard] == [is_album] * len(names)
    if arrives[0] == "photo":
        largest = heard[0]["photo"][-1]
        assert (largest["width"], largest["height"]) == (1280, 640)
    elif names[0] == "cv.pdf":
        assert (heard[0]["document"]["file_name"], heard[0]["document"]["mime_type"]) == ("cv.pdf", "application/pdf")
        assert heard[0]["document"]["file_size"] == 8
    if "song.wav" in names:
        assert (heard[1]["audio"]["duration"], heard[1]["audio"]["title"]) == (2, "song")


# Two seconds of nothing: 8,000 samples a second of one byte each (RIFF, PCM).
WAV = b"".join(
    [
        b"RIFF" + (36 + 16_000).to_bytes(4, "little"),
        b"WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00",
        (8000).to_bytes(4, "little") * 2,
        b"\x01\x00\x08\x00data",
        (16_000).to_bytes(4, "little"),
        b"\x80" * 16_000,
    ]
)


@pytest.mark.parametrize(("kind", "arrives"), [("image/png", "photo"), ("text/plain", "document")])
async def test_a_file_is_dropped(page: Page, bot: Bot, kind: str, arrives: str) -> None:
    """Drag and drop offers what was dropped, as it would be sent."""
    made = await page.evaluate_handle(
        """async kind => {
            const canvas = new OffscreenCanvas(60, 40), data = new DataTransfer();
            canvas.getContext("2d").fillRect(0, 0, 60, 40);
            const picture = await canvas.convertToBlob({ type: "image/png" });
            data.items.add(new File([kind === "image/png" ? picture : "hello"], "dropped", { type: kind }));
            return data;
        }""",
        kind,
    )
    await page.get_by_role("log").dispatch_event("drop", {"dataTransfer": made})
    await _agree(page, "Send")
    assert arrives in await bot.hears()


async def test_what_cannot_be_sent_is_said(page: Page, tmp_path: Path) -> None:
    """An empty file and one of over 50 MB are refused before they go anywhere."""
    for size, said in ((0, "This file is empty"), (50 * 2**20 + 1, "Files of up to 50 MB")):
        (tmp_path / "file.bin").write_bytes(bytes(size))
        await _button(page, "Attach").click()
        async with page.expect_file_chooser() as chooser:
            await _button(page, "File").click()
        await (await chooser.value).set_files(tmp_path / "file.bin")
        await expect(page.get_by_role("status")).to_contain_text(said)


async def test_the_bots_files_are_shown(page: Page, bot: Bot) -> None:
    """A photo can be looked at, a document saved, a voice heard; a hidden photo shows at the first tap."""
    log = page.get_by_role("log")
    await bot.send("photo", "a.png", blank_picture(640, 480), caption="Our office", has_spoiler="true")
    picture = log.get_by_role("button", name="Photo")
    await expect(picture).to_have_class("picture hidden")
    await picture.click()
    await picture.click()
    look = page.get_by_role("dialog", name="Photo")
    assert await look.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 640
    await look.get_by_role("button", name="Close").click()
    await expect(look).to_have_count(0)
    await bot.send("document", "План.pdf", b"%PDF-1.7", caption="Read this")
    async with page.expect_download() as download:
        await log.get_by_role("link", name="План.pdf").click()
    assert (await download.value).suggested_filename == "План.pdf"
    await bot.send("voice", "a.ogg", silence(600))
    await log.get_by_role("button", name="Play").click()
    await expect(log.get_by_role("button", name="Pause")).to_have_count(1)
    await log.get_by_role("button", name="Pause").click()
    await bot.send("audio", "Song.mp3", WAV, performer="Choir", duration="2")
    await expect(log).to_contain_text("0:02 · Choir")
    await bot.send("video", "tour.mp4", b"no video", width="640", height="360")
    await expect(log.locator("video")).to_have_count(1)
    await bot.call("sendLocation", chat_id=1001, latitude=1.5, longitude=-2)
    await expect(log).to_contain_text("1.5000, -2.0000")
    await shoot(page, "page-files")


async def test_messages_are_answered_copied_and_edited(page: Page, bot: Bot) -> None:
    """The menu of a message, also of one with a file: its caption can change and go."""
    await _attach(page, "A sample photo")
    await _agree(page, "Send")
    await bot.hears()
    own = page.locator(".message.own", has=page.locator(".picture"))
    for caption in ("Me", ""):
        await own.locator(".text").dispatch_event("contextmenu")
        await _button(page, "Edit").click()
        await page.get_by_role("textbox", name="Message").fill(caption)
        await _button(page, "Send").click()
        assert (await bot.hears()).get("caption", "") == caption
    await bot.call("sendMessage", chat_id=1001, text="Well?")
    question = page.locator(".message", has_text="Well?")
    await question.click(button="right")
    await _button(page, "Copy text").click()
    await expect(page.get_by_role("status")).to_have_text("Copied")
    await question.click(button="right")
    await _button(page, "Reply").click()
    await page.get_by_role("textbox", name="Message").fill("Yes")
    await _button(page, "Send").click()
    assert (await bot.hears())["reply_to_message"]["text"] == "Well?"


async def test_links_to_the_bot_stay_in_the_chat(page: Page, bot: Bot) -> None:
    """In a text, on a button, in one's own message: the payload is sent with /start, and nothing else opens."""
    markup = {"inline_keyboard": [[{"text": "Open", "url": LINK}]]}
    await bot.call("sendMessage", chat_id=1001, text=f"Here: {LINK}.", reply_markup=markup)
    text = [{"type": "text_link", "offset": 0, "length": 4, "url": "tg://resolve?domain=sandbox_survey_bot&start=b"}]
    await bot.call("sendMessage", chat_id=1001, text="Link", entities=text)
    await page.get_by_role("link", name=LINK).click()
    assert (await bot.hears())["text"] == "/start exit_kJ82"
    await page.get_by_role("link", name="Open").click()
    assert (await bot.hears())["text"] == "/start exit_kJ82"
    await page.get_by_role("link", name="Link", exact=True).click()
    assert (await bot.hears())["text"] == "/start b"
    await page.get_by_role("textbox", name="Message").fill("t.me/sandbox_survey_bot?start=c")
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="start=c").click()
    assert [message["text"] for message in await bot.hears(2)][1] == "/start c"
    assert len(page.context.pages) == 1


async def test_a_link_in_the_address_starts_a_running_chat_again(sandbox: Sandbox, visit: Visit, bot: Bot) -> None:
    """As in Telegram a Start button waits for a tap; it is there once."""
    await sandbox.person().send("/start")
    page = await visit(f"{sandbox.page_url}?start=again", viewport=PHONE)
    await _button(page, "Start").click()
    assert (await bot.hears())["text"] == "/start again"
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    await expect(_button(page, "Start")).to_be_hidden()


async def _invite(survey: str) -> str:
    return LINK.replace("exit", survey)


async def test_an_invitation_is_made_and_followed(sandbox: Sandbox, page: Page, bot: Bot) -> None:
    """The button comes with the offer and goes with it; the link is sent as whoever is in front."""
    await expect(_button(page, "Make an invitation")).to_be_hidden()
    sandbox.offer(Invitations(lambda: [("exit", {"en": "Leaving us"}), ("pulse", {"en": "Pulse"})], _invite))
    await _button(page, "Make an invitation").click()
    await _button(page, "Pulse").click()
    await expect(page.get_by_role("dialog", name="Invitation: Pulse")).to_contain_text("opens it as Anna")
    await shoot(page, "page-invitation")
    await page.get_by_role("link", name="start=pulse_kJ82").click()
    assert (await bot.hears())["text"] == "/start pulse_kJ82"
    sandbox.offer(Invitations(lambda: [("exit", {"en": "Leaving us"})], _invite))
    await page.wait_for_function("invitations.length === 1", timeout=60_000)  # the page has heard of it
    await _button(page, "Make an invitation").click()
    await _button(page, "Copy the link").click()
    await expect(page.get_by_role("status")).to_have_text("Copied")
    sandbox.offer(None)
    await expect(_button(page, "Make an invitation")).to_be_hidden()


async def test_calendars_and_long_lists_fit_a_phone(page: Page, bot: Bot) -> None:
    """Eight buttons a row are all on the screen, wide enough for a thumb, and none hides its text."""
    await bot.call("sendMessage", chat_id=1001, text="When?", reply_markup=CALENDAR)
    await _button(page, "July 2026").wait_for()
    await shoot(page, "page-calendar")
    boxes = await page.locator(".inline.many button").evaluate_all(
        "all => all.map(one => [one.getBoundingClientRect(), one.scrollWidth <= one.clientWidth])"
    )
    assert len(boxes) == 32
    for box, is_whole in boxes:
        assert box["left"] >= 0
        assert box["right"] <= PHONE["width"]
        assert box["width"] >= 36
        assert is_whole
    rows = [[{"text": f"Department {number}", "callback_data": str(number)}] for number in range(60)]
    await bot.call("sendMessage", chat_id=1001, text="Where?", reply_markup={"inline_keyboard": rows})
    await page.get_by_role("button", name="Department 59").click()
    assert await page.evaluate("document.scrollingElement.scrollWidth") == PHONE["width"]
