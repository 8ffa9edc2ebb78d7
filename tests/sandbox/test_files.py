"""Files of the bot and of people: as what they arrive, what a bot may send again, change and download."""

import io
import struct
from typing import Any

import aiohttp
import pytest

from surveybot.sandbox.attachments import own_number
from surveybot.sandbox.files import MAX_DOWNLOAD_BYTES, MAX_PHOTO_BYTES, MAX_UPLOAD_BYTES
from surveybot.sandbox.pictures import blank_picture, picture_size
from surveybot.sandbox.server import Sandbox
from surveybot.sandbox.voices import silence


async def _send(sandbox: Sandbox, http: aiohttp.ClientSession, kind: str, name: str, **params: str) -> dict[str, Any]:
    """What a bot is told that uploads `name` with the method for `kind`."""
    data = aiohttp.FormData({"chat_id": "1001", **params})
    data.add_field(kind, blank_picture(1280, 640), filename=name, content_type="text/html")
    address = f"{sandbox.base_url}/bot{sandbox.token}/send{kind.capitalize()}"
    async with http.post(address, data=data) as response:
        told: dict[str, Any] = await response.json()
    return told


@pytest.mark.parametrize(
    ("kind", "name", "arrives", "mime_type"),
    [
        ("document", "plan.pdf", "document", "application/pdf"),
        ("document", "plan", "document", "application/octet-stream"),
        ("video", "tour.mp4", "video", "video/mp4"),
        ("video", "tour.avi", "document", "video/x-msvideo"),
        ("audio", "song.mp3", "audio", "audio/mpeg"),
        ("audio", "song.txt", "document", "text/plain"),
        ("voice", "hello.ogg", "voice", "audio/ogg"),
        ("voice", "hello.wav", "audio", "audio/x-wav"),
        ("voice", "hello.txt", "document", "text/plain"),
    ],
)
async def test_a_file_arrives_as_its_name_says(
    sandbox: Sandbox, http: Any, call: Any, kind: str, name: str, arrives: str, mime_type: str
) -> None:
    """Telegram goes by the ending, whatever the upload says; a format that cannot be played becomes a document."""
    anna = sandbox.person()
    await anna.send("/start")
    sent = (await _send(sandbox, http, kind, name, caption="Look at *this*"))["result"]
    assert (sent[arrives]["mime_type"], sent["caption"]) == (mime_type, "Look at *this*")
    assert anna.messages[-1].kind == arrives
    again = await call(f"send{arrives.capitalize()}", chat_id=1001, **{arrives: sent[arrives]["file_id"]})
    assert again["result"][arrives] == sent[arrives]


async def test_a_photo_has_several_sizes(sandbox: Sandbox, http: Any, call: Any) -> None:
    """From the smallest to the largest, each a file of its own; any of them stands for the photo."""
    await sandbox.person().send("/start")
    sizes = (await _send(sandbox, http, "photo", "a.png"))["result"]["photo"]
    assert [(size["width"], size["height"]) for size in sizes] == [(90, 45), (320, 160), (800, 400), (1280, 640)]
    assert len({size["file_unique_id"] for size in sizes}) == 4
    for size in sizes:
        path = (await call("getFile", file_id=size["file_id"]))["result"]["file_path"]
        async with http.get(f"{sandbox.base_url}/file/bot{sandbox.token}/{path}") as response:
            assert picture_size(await response.read()) == (size["width"], size["height"])
        assert path.startswith("photos/file_")
        assert path.endswith(".jpg")
    again = await call("sendPhoto", chat_id=1001, photo=sizes[0]["file_id"])
    assert again["result"]["photo"] == sizes


async def test_a_file_stays_what_it_was_sent_as(sandbox: Sandbox, http: Any, call: Any) -> None:
    """The id of a document is no photo, nor the other way round."""
    await sandbox.person().send("/start")
    document = (await _send(sandbox, http, "document", "a.png"))["result"]["document"]["file_id"]
    told = await call("sendPhoto", chat_id=1001, photo=document)
    assert told["description"] == "Bad Request: can't use file of type Document as Photo"
    photo = (await _send(sandbox, http, "photo", "a.png"))["result"]["photo"][-1]["file_id"]
    told = await call("sendDocument", chat_id=1001, document=photo)
    assert told["description"] == "Bad Request: can't use file of type Photo as Document"


@pytest.mark.parametrize(
    ("kind", "content", "says"),
    [
        ("photo", b"", "Bad Request: file must be non-empty"),
        ("photo", b"no picture", "Bad Request: IMAGE_PROCESS_FAILED"),
        ("photo", blank_picture(2100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("photo", blank_picture(6000, 4001), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (
            "photo",
            bytes(MAX_PHOTO_BYTES + 1),
            "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
        ("document", b"", "Bad Request: file must be non-empty"),
        ("document", bytes(MAX_UPLOAD_BYTES + 1), "Request Entity Too Large"),
    ],
    ids=["no photo", "text as photo", "too narrow", "too large", "too heavy", "no document", "too heavy a document"],
)
async def test_what_telegram_does_not_take(sandbox: Sandbox, http: Any, kind: str, content: bytes, says: str) -> None:
    """Sizes and shapes of uploads are limited, in Telegram's words."""
    await sandbox.person().send("/start")
    data = aiohttp.FormData({"chat_id": "1001"})
    data.add_field(kind, io.BytesIO(content), filename="a.png")
    address = f"{sandbox.base_url}/bot{sandbox.token}/send{kind.capitalize()}"
    async with http.post(address, data=data) as response:
        assert (await response.json())["description"] == says


async def test_a_bot_downloads_up_to_20_mb(sandbox: Sandbox, call: Any, http: Any) -> None:
    """A person may send more; then `getFile` refuses."""
    anna = sandbox.person()
    ids = {}
    for extra in (0, 1):
        await anna.send_document(bytes(MAX_DOWNLOAD_BYTES + extra), "film.bin")
        ids[extra] = anna.messages[-1].content["document"]["file_id"]
    found = (await call("getFile", file_id=ids[0]))["result"]
    async with http.get(f"{sandbox.base_url}/file/bot{sandbox.token}/{found['file_path']}") as response:
        assert len(await response.read()) == found["file_size"] == MAX_DOWNLOAD_BYTES
    assert (await call("getFile", file_id=ids[1]))["description"] == "Bad Request: file is too big"


async def test_a_download_can_run_into_bad_weather(sandbox: Sandbox, http: Any, call: Any) -> None:
    """A status or a broken connection on request; then the file is there."""
    anna = sandbox.person()
    await anna.send_document(b"hello", "a.txt")
    file_id = anna.messages[-1].content["document"]["file_id"]
    path = (await call("getFile", file_id=file_id))["result"]["file_path"]
    address = f"{sandbox.base_url}/file/bot{sandbox.token}/{path}"
    sandbox.faults.add("download", status=502)
    sandbox.faults.add("download", drop="before", times=None)  # the client itself may ask once more
    async with http.get(address) as response:
        assert response.status == 502
    with pytest.raises(aiohttp.ClientError):
        await http.get(address)
    sandbox.faults.clear()
    async with http.get(address) as response:
        assert await response.read() == b"hello"


async def test_a_file_below_buttons_can_be_exchanged(sandbox: Sandbox, http: Any, call: Any) -> None:
    """By an upload, with its own caption; caption and buttons alone can change as well, and a text has no file."""
    anna = sandbox.person()
    await anna.send("/start")
    yes = '{"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}'
    photo = (await _send(sandbox, http, "photo", "a.png", caption="Old", reply_markup=yes))["result"]
    data = aiohttp.FormData({"chat_id": "1001", "message_id": str(photo["message_id"])})
    data.add_field(
        "media", '{"type": "document", "media": "attach://file", "caption": "<b>New</b>", "parse_mode": "HTML"}'
    )
    data.add_field("file", b"%PDF", filename="new.pdf")
    async with http.post(f"{sandbox.base_url}/bot{sandbox.token}/editMessageMedia", data=data) as response:
        edited = (await response.json())["result"]
    assert (edited["document"]["mime_type"], edited["caption"]) == ("application/pdf", "New")
    assert anna.messages[-1].labels == []
    place = {"chat_id": 1001, "message_id": photo["message_id"]}
    assert (await call("editMessageCaption", **place, caption="Newer"))["result"]["caption"] == "Newer"
    assert "caption" not in (await call("editMessageCaption", **place))["result"]
    told = await call("editMessageText", **place, text="text")
    assert told["description"] == "Bad Request: there is no text in the message to edit"
    told = await call("editMessageMedia", **place, media={"type": "photo", "media": edited["document"]["file_id"]})
    assert told["description"] == "Bad Request: can't use file of type Document as Photo"


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1280, 960), (7, 3000)])
def test_a_blank_picture_is_one(width: int, height: int) -> None:
    """Its header says the size that was asked for."""
    assert picture_size(blank_picture(width, height)) == (width, height)


def test_silence_lasts_as_long_as_asked() -> None:
    """Every page of the Ogg file is whole, and the last one ends at the last second of Opus's 48,000 samples."""
    file, pages = silence(3), []
    while file:
        magic, kind, position, count = struct.unpack("<4sxBq12xB", file[:27])
        length = 27 + count + sum(file[27 : 27 + count])
        pages.append((magic, kind, position))
        file = file[length:]
    assert pages == [(b"OggS", kind, seconds * 48_000) for kind, seconds in [(2, 0), (0, 0), (0, 1), (0, 2), (4, 3)]]


def test_people_have_numbers_of_their_own(sandbox: Sandbox) -> None:
    """Two people's telephones are never the same."""
    chats = [sandbox.world.chats[sandbox.person().user_id] for _ in range(2)]
    assert [own_number(chat) for chat in chats] == ["79990001001", "79990001002"]
