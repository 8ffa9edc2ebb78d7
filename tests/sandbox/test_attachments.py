"""What people send that is no text, keys of the reply keyboard, links to the bot and invitations."""

from typing import Any

import pytest

from surveybot.errors import SurveybotError
from surveybot.sandbox.acts import Impossible
from surveybot.sandbox.client import Client
from surveybot.sandbox.invitations import Invitations
from surveybot.sandbox.links import start_payload
from surveybot.sandbox.pictures import blank_picture
from surveybot.sandbox.server import Sandbox, start

KEYS = {
    "keyboard": [
        [{"text": "My number", "request_contact": True}],
        [{"text": "Here", "request_location": True}, "Skip"],
    ],
    "one_time_keyboard": True,
}


async def _told(call: Any) -> list[dict[str, Any]]:
    """The messages that the bot gets, with their content only."""
    envelope = {"message_id", "from", "chat", "date", "edit_date"}
    updates = (await call("getUpdates"))["result"]
    messages = [update.get("message") or update["edited_message"] for update in updates]
    return [{name: value for name, value in message.items() if name not in envelope} for message in messages]


@pytest.mark.parametrize(
    ("given", "arrives"),
    [
        ({}, {"phone_number": "79990001001", "first_name": "Anna", "last_name": "Ozola", "user_id": 1001}),
        (
            {"phone_number": "+371 20"},
            {"phone_number": "+371 20", "first_name": "Anna", "last_name": "Ozola", "user_id": 1001},
        ),
        ({"first_name": "Olga", "phone_number": "12"}, {"phone_number": "12", "first_name": "Olga"}),
        (
            {"first_name": "Olga", "phone_number": "12", "user_id": 7},
            {"phone_number": "12", "first_name": "Olga", "user_id": 7},
        ),
    ],
    ids=["own", "own with a number", "somebody without Telegram", "somebody with Telegram"],
)
async def test_a_contact_says_whose_it_is(
    sandbox: Sandbox, call: Any, given: dict[str, Any], arrives: dict[str, Any]
) -> None:
    """The own one has the own user id; another's has theirs, or none."""
    await sandbox.person(last_name="Ozola").share_contact(**given)
    assert await _told(call) == [{"contact": arrives}]


async def test_keys_ask_for_a_contact_and_a_place(sandbox: Sandbox, call: Any) -> None:
    """They are sent as replies to the question; a keyboard for one time is folded then, and can still be used."""
    anna = sandbox.person()
    await anna.send("/start")
    asked = await call("sendMessage", chat_id=1001, text="Where are you?", reply_markup=KEYS)
    assert (anna.screen.keyboard, anna.screen.folded) == ((("My number",), ("Here", "Skip")), False)
    await anna.press("My number", phone_number="37120000000")
    assert (anna.screen.keyboard, anna.screen.folded) == ((("My number",), ("Here", "Skip")), True)
    await anna.press("Here", latitude=56.95, longitude=24.1)
    await anna.press("Skip")
    told = (await _told(call))[1:]
    assert [message.pop("reply_to_message", {}).get("message_id") for message in told] == [
        asked["result"]["message_id"],
        asked["result"]["message_id"],
        None,
    ]
    assert told == [
        {"contact": {"phone_number": "37120000000", "first_name": "Anna", "user_id": 1001}},
        {"location": {"latitude": 56.95, "longitude": 24.1}},
        {"text": "Skip"},
    ]
    await call("sendMessage", chat_id=1001, text="Again?", reply_markup=KEYS)
    assert not anna.screen.folded


async def test_an_album_is_several_messages(sandbox: Sandbox, call: Any) -> None:
    """They share a media group, which no other album has; the caption is the first one's."""
    anna = sandbox.person()
    video = {"kind": "video", "name": "v.mp4", "content": b"x", "duration": 9, "width": 640, "height": 360}
    assert len(await anna.send_album({}, video, {"content": blank_picture(8, 8)}, caption="Office")) == 3
    await anna.send_album({}, {})
    told = await _told(call)
    groups = [message["media_group_id"] for message in told]
    assert (groups[0], groups[3]) == (groups[2], groups[4])
    assert len(set(groups)) == 2
    assert [message.get("caption") for message in told] == ["Office", None, None, None, None]
    assert ["photo" in message for message in told] == [True, False, True, True, True]
    assert (told[1]["video"]["duration"], told[1]["video"]["width"]) == (9, 640)


async def test_voices_and_files_say_what_they_are(sandbox: Sandbox, call: Any) -> None:
    """Duration, name and type; a file may have a caption, which can be edited; an animation is a document as well."""
    anna = sandbox.person()
    await anna.send_voice(12)
    cv = await anna.send_document(b"%PDF", "cv.pdf", "application/pdf", caption="My CV")
    await anna.edit(cv, "My CV, see #2026 me@example.org")
    await anna.send_animation(b"GIF89a", "hi.gif")
    await anna.send_audio(b"ID3", "song.mp3", duration=200)
    voice, file, edited, animation, audio = await _told(call)
    assert (voice["voice"]["duration"], voice["voice"]["mime_type"]) == (12, "audio/ogg")
    assert (file["document"]["file_name"], file["document"]["mime_type"]) == ("cv.pdf", "application/pdf")
    assert edited["document"] == file["document"]
    assert [entity["type"] for entity in edited["caption_entities"]] == ["email"]
    assert animation["document"]["file_id"] == animation["animation"]["file_id"]
    assert (audio["audio"]["title"], audio["audio"]["duration"]) == ("song", 200)
    assert [seen.kind for seen in anna.messages] == ["voice", "document", "animation", "audio"]
    await anna.edit(cv, "")
    assert "caption" not in (await _told(call))[-1]


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        (("send_location", 91, 0), "no such place"),
        (("send_voice", 0), "a second at least"),
        (("send_photo", b"no picture"), "IMAGE_PROCESS_FAILED"),
        (("send_document", b"", "a.txt"), "non-empty"),
        (("send_album", {}), "2 to 10"),
        (("send_album", *({} for _ in range(11))), "2 to 10"),
        (("send_album", {}, {"kind": "sticker"}), "2 to 10"),
        (("send_album", {}, {"kind": "document", "name": "a", "content": b"x"}), "one kind"),
        (("open_link", "https://t.me/another_bot?start=a"), "does not lead"),
    ],
    ids=str,
)
async def test_what_no_app_sends_is_impossible(sandbox: Sandbox, call: Any, deed: tuple[Any, ...], reason: str) -> None:
    """A deed that Telegram's app does not offer fails at once, and the bot hears of nothing."""
    anna = sandbox.person()
    with pytest.raises(Impossible, match=reason):
        await getattr(anna, deed[0])(*deed[1:])
    assert await _told(call) == []


@pytest.mark.parametrize("deed", ["send_voice", "send_photo", "send_sticker", "share_contact"])
async def test_a_blocked_bot_gets_no_files(sandbox: Sandbox, deed: str) -> None:
    """As for a text: the app shows no field to write in."""
    anna = sandbox.person()
    await anna.send("/start")
    await anna.block()
    with pytest.raises(Impossible, match="blocked"):
        await getattr(anna, deed)()


@pytest.mark.parametrize(
    ("link", "payload"),
    [
        ("https://t.me/sandbox_survey_bot?start=spring_1-A", "spring_1-A"),
        ("http://telegram.me/Sandbox_Survey_Bot/?start=a&x=1", "a"),
        ("t.me/sandbox_survey_bot?start=a", "a"),
        ("tg://resolve?domain=sandbox_survey_bot&start=a", "a"),
        ("https://t.me/sandbox_survey_bot", ""),
        ("https://t.me/sandbox_survey_bot?start=" + "x" * 64, "x" * 64),
        ("https://t.me/sandbox_survey_bot?start=" + "x" * 65, ""),
        ("https://t.me/sandbox_survey_bot?start=%D1%8F", ""),
        ("https://t.me/other_bot?start=a", None),
        ("https://example.org/sandbox_survey_bot?start=a", None),
        ("http://[", None),
    ],
)
def test_links_to_the_bot_have_payloads(link: str, payload: str | None) -> None:
    """At most 64 of Telegram's characters; what is longer or wrong is left out."""
    assert start_payload(link, "sandbox_survey_bot") == payload


async def test_a_link_starts_the_bot(sandbox: Sandbox, call: Any) -> None:
    """With its payload, at any time, and after a block as well; without one nothing is sent."""
    anna = sandbox.person()
    await anna.open_link("https://t.me/sandbox_survey_bot")
    await anna.open_link("https://t.me/sandbox_survey_bot?start=spring_1")
    await anna.block()
    await anna.open_link("https://t.me/sandbox_survey_bot?start=spring_2")
    kinds = [[kind for kind in update if kind != "update_id"] for update in (await call("getUpdates"))["result"]]
    assert kinds == [["message"], ["my_chat_member"], ["my_chat_member"], ["message"]]
    assert [seen.text for seen in anna.messages] == ["/start spring_1", "/start spring_2"]
    assert not anna.screen.blocked


async def test_all_of_it_over_http(sandbox: Sandbox, call: Any) -> None:
    """A client in another process sends files, albums, contacts and places, and presses keys."""
    client = Client(sandbox.page_url)
    try:
        anna = await client.person(first_name="Anna")
        await anna.open_link("t.me/sandbox_survey_bot?start=a")
        await call("sendMessage", chat_id=1001, text="Where?", reply_markup=KEYS)
        await anna.wait_for("Where?")
        await anna.press("Here", latitude=1.5, longitude=2)
        await anna.press("My number")
        await anna.share_contact("12", "Olga")
        await anna.send_photo(blank_picture(10, 10), caption="me")
        await anna.send_album({"content": blank_picture(12, 12)}, {})
        await anna.send_voice(2)
        await anna.send_video(b"x")
        await anna.edit(await anna.send_document(b"hello", "a.txt"), "read me")
        kinds = [seen.kind for seen in anna.messages if seen.own]
        assert kinds == [
            "text", "location", "contact", "contact", "photo", "photo", "photo", "voice", "video", "document",
        ]  # fmt: skip
        path = (await call("getFile", file_id=anna.messages[-1].content["document"]["file_id"]))["result"]["file_path"]
        assert sandbox.world.files.at_path(path).upload.content == b"hello"
        with pytest.raises(Impossible, match="2 to 10"):
            await anna.send_album({})
    finally:
        await client.close()


async def _invite(survey: str) -> str:
    if survey == "closed":
        raise SurveybotError("This survey is closed; open it first.")
    return f"https://t.me/sandbox_survey_bot?start={survey}_1"


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({"survey": "exit"}, 200, {"link": "https://t.me/sandbox_survey_bot?start=exit_1"}),
        ({"survey": "closed"}, 400, {"error": "This survey is closed; open it first."}),
        ({"survey": "other"}, 404, {"error": "no invitations are made for this survey"}),
        ({}, 404, {"error": "no invitations are made for this survey"}),
    ],
)
async def test_the_page_can_ask_for_invitations(http: Any, body: dict[str, str], status: int, told: Any) -> None:
    """For the surveys that the process offers, until it offers none; what goes wrong is said."""
    surveys = [("exit", {"en": "Exit"}), ("closed", {"en": "Closed"})]
    running = await start(invitations=Invitations(lambda: surveys, _invite))
    try:
        async with http.get(f"{running.page_url}sandbox/state") as response:
            offered = (await response.json())["invitations"]
        assert offered == [{"id": "exit", "titles": {"en": "Exit"}}, {"id": "closed", "titles": {"en": "Closed"}}]
        async with http.post(f"{running.page_url}sandbox/invitations", json=body) as response:
            assert (response.status, await response.json()) == (status, told)
        running.offer(None)
        async with http.post(f"{running.page_url}sandbox/invitations", json=body) as response:
            assert response.status == 404
    finally:
        await running.close()


@pytest.mark.parametrize(
    ("part", "status", "content"),
    [
        (None, 200, b"0123456789"),
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-3", 206, b"789"),
        ("bytes=0-99", 206, b"0123456789"),
        ("bytes=9-1", 416, None),
        ("bytes=20-30", 416, None),
    ],
)
async def test_the_page_plays_files_in_parts(
    sandbox: Sandbox, http: Any, part: str | None, status: int, content: bytes | None
) -> None:
    """Browsers ask for parts of what they play."""
    anna = sandbox.person()
    await anna.send_video(b"0123456789")
    address = f"{sandbox.page_url}sandbox/files/{anna.messages[-1].content['video']['file_id']}"
    async with http.get(address, headers={} if part is None else {"Range": part}) as response:
        assert response.status == status
        if content is not None:
            assert (await response.read(), response.content_type) == (content, "video/mp4")
