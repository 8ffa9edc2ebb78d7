"""Updates as they come: each kind becomes its event, what does not concern us becomes none, and no bytes break it."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveybot.questions.reply import Attachment, Contact, Place
from surveybot.telegram.decode import BadUpdate, Command, Edited, Event, Membership, Other, Tap, Text, Update, decode

ANNA = {"id": 7, "is_bot": False, "first_name": "Anna", "language_code": "ru"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
GROUP = {"id": -100, "type": "supergroup", "title": "Office"}
BIG = 2**52


def message(**more: Any) -> dict[str, Any]:
    """A message of hers to the bot."""
    return {"message_id": 5, "date": 1, "chat": PRIVATE, "from": ANNA} | more


def member(status: str, chat: dict[str, Any] = PRIVATE) -> dict[str, Any]:
    """A change of what the bot is to her."""
    user = {"id": 1, "is_bot": True, "first_name": "Bot"}
    states = {
        "old_chat_member": {"user": user, "status": "member"},
        "new_chat_member": {"user": user, "status": status},
    }
    return {"my_chat_member": {"chat": chat, "from": ANNA, "date": 1} | states}


def tap(**more: Any) -> dict[str, Any]:
    """A tap of hers."""
    return {"callback_query": {"id": "q", "from": ANNA, "chat_instance": "1", "data": "a.1.x"} | more}


def attachment(kind: str, file_id: str = "f", size: int | None = None, seconds: int | None = None) -> Attachment:
    """A file of which little is known."""
    return Attachment(kind, file_id, "", size, seconds=seconds)


SMALL = {"file_id": "s", "width": 90, "height": 60, "file_size": 10}
MIDDLE = {"file_id": "m", "width": 320, "height": 200, "file_size": 100}
LARGE = {"file_id": "l", "width": 1280, "height": 960, "file_size": 900}
PDF = {"file_id": "f", "file_name": "../cv.pdf", "mime_type": "application/pdf"}

EVENTS: list[tuple[dict[str, Any], Event | None]] = [
    ({"message": message(text="да")}, Text("да")),
    ({"message": message(text=" /start")}, Text(" /start")),
    ({"message": message(text="/start")}, Command("start", "", "/start")),
    (
        {"message": message(text="/Start@our_bot  onboarding ")},
        Command("start", "onboarding", "/Start@our_bot  onboarding "),
    ),
    ({"message": message(text="/")}, Command("", "", "/")),
    ({"message": message(sticker={"file_id": "f", "emoji": "👍"})}, Other("sticker")),
    ({"message": message(photo=[SMALL, LARGE, MIDDLE], caption="me")}, Other("photo", attachment("photo", "l", 900))),
    ({"message": message(photo=[])}, Other("photo")),
    ({"message": message(voice={"file_id": "f", "duration": 3})}, Other("voice", attachment("voice", seconds=3))),
    ({"message": message(video={"file_id": "f", "duration": 3})}, Other("video", attachment("video"))),
    ({"message": message(audio={"file_id": "f", "title": "x"})}, Other("audio", attachment("audio"))),
    ({"message": message(document={"file_id": "f"})}, Other("document", attachment("document"))),
    (
        {"message": message(document=PDF | {"file_size": 12}, media_group_id="9")},
        Other("document", Attachment("document", "f", "", 12, "../cv.pdf", "application/pdf", album="9")),
    ),
    (
        {"message": message(animation={"file_id": "f"}, document={"file_id": "f", "mime_type": "video/mp4"})},
        Other("animation", attachment("animation")),
    ),
    ({"message": message(video_note={"file_id": "f"})}, Other("message")),
    ({"message": message(contact={"phone_number": "+1", "user_id": 7})}, Other("contact", Contact("+1", True))),
    ({"message": message(contact={"phone_number": "+1", "user_id": 8})}, Other("contact", Contact("+1", False))),
    ({"message": message(contact={"phone_number": "+1"})}, Other("contact", Contact("+1", False))),
    ({"message": message(location={"latitude": 1.5, "longitude": 2})}, Other("location", Place(1.5, 2.0))),
    ({"message": message(dice={"value": 1})}, Other("message")),
    ({"message": message(text="x", chat=GROUP)}, None),
    ({"channel_post": message(text="x", chat=GROUP)}, None),
    ({"edited_message": message(text="нет", edit_date=2)}, Edited()),
    (tap(message=message(text="?")), Tap("a.1.x", "q", 5)),
    (tap(message={"message_id": 5, "date": 0, "chat": PRIVATE}), Tap("a.1.x", "q", 5)),
    (tap(inline_message_id="i"), Tap("a.1.x", "q", None)),
    (tap(message=message(chat=GROUP)), None),
    (tap(data=None, game_short_name="g"), None),
    (member("kicked"), Membership(True)),
    (member("member"), Membership(False)),
    (member("left", GROUP), None),
    ({"poll": {"id": "1"}}, None),
    ({"something_new": {"id": "1"}}, None),
]


@pytest.mark.parametrize(("body", "event"), EVENTS)
def test_each_kind_of_update_becomes_its_event(body: dict[str, Any], event: Event | None) -> None:
    """With the person, the chat, her language, and the raw bytes kept."""
    raw = orjson.dumps({"update_id": BIG} | body)
    decoded = decode(raw)
    who = (7, 7, "ru") if event is not None else (0, 0, None)
    assert decoded == Update(BIG, *who, event, raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"update_id": "1"}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id": 1, "message": {"message_id": 1}}',
        b'{"update_id": 1, "message": "\xff"}',
        b'{"update_id": 1}x',
        b"[" * 100_000,
        b'{"update_id": 1, "message": {"sticker": ' + b"[" * 100_000,
    ],
)
def test_what_is_no_update_is_a_bad_update(raw: bytes) -> None:
    """Whatever it is instead."""
    with pytest.raises(BadUpdate):
        decode(raw)


KEYS = st.sampled_from(["update_id", "message", "from", "chat", "id", "type", "date", "text"])
SCALARS = st.none() | st.integers() | st.text()
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    """An update or a BadUpdate: there is no third."""
    try:
        assert decode(raw).raw == raw
    except BadUpdate:
        return
