"""The sandbox against the public specification of the Bot API and against aiogram's types."""

import json
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, Update
from aiohttp import FormData

from surveybot.sandbox.methods import PERFORMED
from surveybot.sandbox.server import Sandbox
from surveybot.sandbox.shapes import METHODS, OBJECTS

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (4).to_bytes(4, "big") + (3).to_bytes(4, "big")
YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}, {"text": "More", "url": "https://example.org"}]]}

FILES = {
    "animation": "a.gif",
    "audio": "a.mp3",
    "document": "a.pdf",
    "photo": "a.png",
    "video": "a.mp4",
    "voice": "a.ogg",
}


def _types(declared: str) -> set[str]:
    return set(declared.removesuffix("!").split("|"))


def test_every_parameter_is_one_of_the_bot_api(specification: Any) -> None:
    """Names, types and whether they are required agree, for methods and for the objects in their parameters."""
    places = [(name, shape, specification.methods[name]) for name, shape in METHODS.items()]
    places += [
        (name, shape, specification.types[name]) for name, shape in OBJECTS.items() if _is_one(specification, name)
    ]
    for name, shape, described in places:
        fields = specification.fields(described)
        for parameter, declared in shape.items():
            assert _types(declared) == set(fields[parameter]["types"]), (name, parameter)
            assert declared.endswith("!") == fields[parameter]["required"], (name, parameter)
        required = {parameter for parameter, field in fields.items() if field["required"]}
        assert required <= set(shape), name


def _is_one(specification: Any, name: str) -> bool:
    """Not a family of types such as `MenuButton`."""
    return "subtypes" not in specification.types[name]


def test_every_method_is_performed() -> None:
    """No method is described and then forgotten."""
    assert set(PERFORMED) | {"getUpdates"} == set(METHODS)


async def test_every_answer_is_one_of_the_bot_api(specification: Any, sandbox: Sandbox, call: Any, http: Any) -> None:
    """Each method is called once, and what it returns has the type that the specification names."""
    anna = sandbox.person(first_name="Anna", last_name="K", username="anna_k")
    own = await anna.send("/start deep-link")
    results: dict[str, Any] = {}

    async def ask(method: str, **params: object) -> Any:
        told = await call(method, **params)
        assert told["ok"], told
        results[method] = told["result"]
        return told["result"]

    commands = [{"command": "start", "description": "Begin"}]
    await ask("getMe")
    question = await ask(
        "sendMessage", chat_id=1001, text="Ready?", reply_markup=YES, reply_parameters={"message_id": own}
    )
    await anna.tap("Yes")
    await ask("getUpdates", timeout=1)
    query = results["getUpdates"][-1]["callback_query"]
    await ask("answerCallbackQuery", callback_query_id=query["id"], text="Noted", show_alert=True)
    await ask("editMessageReplyMarkup", chat_id=1001, message_id=question["message_id"])
    await ask(
        "editMessageText",
        chat_id="1001",
        message_id=question["message_id"],
        text="Ready? <b>Yes</b>",
        parse_mode="HTML",
    )
    for kind, name in FILES.items():
        method = f"send{kind.capitalize()}"
        results[method] = await _upload(sandbox, http, method, name, chat_id="1001", caption="Look")
    photo = {"chat_id": 1001, "message_id": results["sendPhoto"]["message_id"]}
    await ask("editMessageCaption", **photo, caption="Look <i>here</i>", parse_mode="HTML")
    media = {"type": "document", "media": results["sendDocument"]["document"]["file_id"], "caption": "Read"}
    await ask("editMessageMedia", **photo, media=media)
    await ask("sendLocation", chat_id=1001, latitude=56.9, longitude="24.1")
    file = await ask("getFile", file_id=results["sendDocument"]["document"]["file_id"])
    async with http.get(f"{sandbox.base_url}/file/bot{sandbox.token}/{file['file_path']}") as response:
        assert await response.read() == PNG
    await ask("deleteMessage", **photo)
    await ask("sendChatAction", chat_id=1001, action="typing")
    await ask("getChat", chat_id=1001)
    await ask("setMyCommands", commands=commands, scope={"type": "all_private_chats"}, language_code="en")
    await ask("getMyCommands", scope={"type": "all_private_chats"}, language_code="en")
    assert results["getMyCommands"] == commands
    await ask("deleteMyCommands")
    for kind, key in (("Name", "name"), ("Description", "description"), ("ShortDescription", "short_description")):
        await ask(f"setMy{kind}", **{key: "Sunny"})
        assert (await ask(f"getMy{kind}"))[key] == "Sunny"
    await ask("setChatMenuButton", menu_button={"type": "commands"})
    await ask("getChatMenuButton")
    await ask("setWebhook", url=f"{sandbox.base_url}/nowhere", allowed_updates=["message"])
    await ask("getWebhookInfo")
    await ask("deleteWebhook")

    assert set(results) == set(METHODS)
    for method, result in results.items():
        for returned in specification.methods[method]["returns"][:1]:
            assert specification.complaints(returned, result, method) == []


async def _upload(sandbox: Sandbox, http: Any, method: str, file_name: str, **params: str) -> Any:
    """A file by its own part or, when it is a document, by `attach://`."""
    part = method.removeprefix("send").lower()
    form: dict[str, Any] = {**params, part: PNG}
    if part == "document":
        form = {**params, part: "attach://file", "file": PNG}
    data = FormData()
    for name, value in form.items():
        data.add_field(name, value, **({"filename": file_name} if isinstance(value, bytes) else {}))
    async with http.post(f"{sandbox.base_url}/bot{sandbox.token}/{method}", data=data) as response:
        told = await response.json()
    assert told["ok"], told
    return told["result"]


async def test_every_update_is_one_of_the_bot_api(specification: Any, sandbox: Sandbox, call: Any) -> None:
    """Whatever a person does, the update fits the specification, and aiogram reads it."""
    anna = sandbox.person(language_code=None)
    first = await anna.send("/start")
    await call("sendMessage", chat_id=1001, text="Ready?", reply_markup=YES)
    await call(
        "sendMessage", chat_id=1001, text="Who?", reply_markup={"keyboard": [[{"text": "Me", "request_contact": True}]]}
    )
    await anna.tap("Yes")
    await anna.press("Me", phone_number="+37120000000")
    await anna.edit(first, "/start again")
    await anna.send("quoting", reply_to=anna.messages[1])
    await anna.send_sticker()
    await anna.share_contact("+79990000000", "Olga", user_id=7)
    await anna.send_location(59.9, 30.3)
    await anna.send_photo(PNG, caption="me", media_group_id="1")
    await anna.share_contact("123", "Olga")
    await anna.send_document(b"x", "a.txt", "text/plain")
    await anna.send_voice()
    await anna.send_audio(b"x", "a.mp3")
    await anna.send_video(b"x", duration=5, width=640, height=360)
    await anna.send_animation(b"x")
    await anna.edit(await anna.send_photo(), "a caption of #mine")
    await anna.send_album({}, {"kind": "video", "name": "v.mp4", "content": b"x"}, caption="both")
    await anna.open_link("https://t.me/sandbox_survey_bot?start=spring_1")
    await anna.block()
    await anna.unblock()
    told = await call("getUpdates")
    kinds = {kind for update in told["result"] for kind in update if kind != "update_id"}
    assert kinds == {"message", "edited_message", "callback_query", "my_chat_member"}
    for update in told["result"]:
        assert specification.complaints("Update", update) == []
        read = Update.model_validate(update).model_dump(mode="json", exclude_none=True, by_alias=True)
        assert read["update_id"] == update["update_id"]


async def test_aiogram_talks_to_it(sandbox: Sandbox) -> None:
    """Aiogram's own Bot and session: multipart bodies, uploads, downloads and errors."""
    anna = sandbox.person()
    await anna.send("/start")
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.base_url))
    async with Bot(sandbox.token, session=session) as bot:
        (update,) = await bot.get_updates(timeout=5, allowed_updates=["message", "callback_query"])
        assert update.model_dump(exclude_none=True)["message"]["text"] == "/start"
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Go", callback_data="go")]])
        sent = await bot.send_message(1001, "<b>Ready</b>?", parse_mode="HTML", reply_markup=keyboard)
        assert anna.messages[-1].labels == [["Go"]]
        await bot.edit_message_text("Ready!", chat_id=1001, message_id=sent.message_id)
        assert (anna.messages[-1].text, anna.messages[-1].labels) == ("Ready!", [])
        photo = await bot.send_photo(1001, BufferedInputFile(PNG, "a.png"), caption="Look")
        again = await bot.send_photo(1001, photo.model_dump()["photo"][0]["file_id"])
        file = await bot.get_file(again.model_dump()["photo"][0]["file_id"])
        content = await bot.download_file(str(file.file_path))
        assert content is not None
        assert content.read() == PNG


async def test_bodies_of_every_kind_say_the_same(sandbox: Sandbox, http: Any) -> None:
    """JSON, urlencoded, multipart and the address itself carry the same parameters."""
    await sandbox.person().send("/start")
    address = f"{sandbox.base_url}/bot{sandbox.token}/sendMessage"
    params = {"chat_id": "1001", "text": "hi", "reply_markup": json.dumps(YES)}
    for request in (
        http.post(address, json={**params, "chat_id": 1001, "reply_markup": YES}),
        http.post(address, data=params),
        http.get(address, params=params),
    ):
        async with request as response:
            told = await response.json()
            assert told["result"]["reply_markup"] == YES
