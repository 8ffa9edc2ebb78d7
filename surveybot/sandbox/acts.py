"""What a person does (writes, taps, edits, sends, blocks …) comes in; the chat changes, and the bot gets an update."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from surveybot.sandbox import attachments
from surveybot.sandbox.attachments import send_location, share_contact
from surveybot.sandbox.chat import Chat, Post
from surveybot.sandbox.envelope import Json
from surveybot.sandbox.links import start_payload
from surveybot.sandbox.media import CAPTIONED
from surveybot.sandbox.posting import Impossible, check_awake, post, with_entities
from surveybot.sandbox.updates import CALLBACK_LIFE_SECONDS
from surveybot.sandbox.world import Tap, World

__all__ = ["ACTS", "Impossible"]

# Telegram's apps cut a longer text into several messages.
MAX_TEXT = 4096
MAX_CAPTION = 1024


def send(world: World, chat: Chat, text: str, reply_to: int | None = None) -> Json:
    """Write `text`; more than 4096 characters make several messages."""
    text = text.strip()
    if not text:
        raise Impossible("an empty message cannot be sent")
    told: Json = {}
    for start in range(0, len(text), MAX_TEXT):
        told = post(world, chat, with_entities("text", text[start : start + MAX_TEXT].strip()), reply_to)
    return told


def tap(world: World, chat: Chat, button: str, message_id: int | None = None) -> Json:
    """Tap the inline button with this label or callback data, of that message or of the newest one that has it."""
    check_awake(chat)
    posts = list(chat.posts.values()) if message_id is None else [_post_of(chat, message_id)]
    for shown in reversed(posts):
        for found in _inline_buttons(shown):
            if button in (found["text"], found.get("callback_data")):
                return _tapped(world, chat, shown, found)
    raise Impossible(f"there is no button {button!r} on the screen")


def press(
    world: World,
    chat: Chat,
    label: str,
    phone_number: str | None = None,
    latitude: float = 55.75,
    longitude: float = 37.62,
) -> Json:
    """Press a key of the reply keyboard: its text, or the contact or place it asks for, is sent.

    A contact or place is sent as a reply to the message that asked, as Telegram's apps do.
    """
    keyboard = chat.keyboard or {}
    key = next((key for row in keyboard.get("keyboard", ()) for key in row if key["text"] == label), None)
    if key is None:
        raise Impossible(f"there is no key {label!r} on the reply keyboard")
    check_awake(chat)
    asked = chat.keyboard_from if chat.keyboard_from in chat.posts else None
    chat.is_keyboard_folded = bool(keyboard.get("one_time_keyboard"))
    if key.get("request_contact"):
        return share_contact(world, chat, phone_number, reply_to=asked)
    if key.get("request_location"):
        return send_location(world, chat, latitude, longitude, reply_to=asked)
    return send(world, chat, label)


def edit(world: World, chat: Chat, message_id: int, text: str) -> Json:
    """Change the text of an own message, or what is written below its file."""
    check_awake(chat)
    old, text = _post_of(chat, message_id), text.strip()
    name = "text" if "text" in old.content else "caption"
    is_captioned = not CAPTIONED.isdisjoint(old.content)
    if not old.own or not (is_captioned or (name == "text" and text)):
        raise Impossible("only the text of an own message can be edited")
    if len(text) > (MAX_CAPTION if is_captioned else MAX_TEXT):
        raise Impossible("this is too long for one message")
    written = (name, "caption_entities" if name == "caption" else "entities")
    kept = {part: value for part, value in old.content.items() if part not in written}
    new = replace(old, content={**kept, **with_entities(name, text)}, edit_date=world.now())
    world.updates.add("edited_message", chat.as_message(world.put(chat, new), world.bot), f"chat:{chat.chat_id}")
    return {"message_id": new.message_id}


def open_link(world: World, chat: Chat, link: str) -> Json:
    """Follow a link to the bot: with a payload `/start` is sent, to a blocked bot as well, which is unblocked by it."""
    payload = start_payload(link, world.bot["username"])
    if payload is None:
        raise Impossible("this link does not lead to the bot")
    if not payload:
        return {}
    unblock(world, chat)
    return send(world, chat, f"/start {payload}")


def block(world: World, chat: Chat) -> Json:
    """Block the bot: it gets `my_chat_member`, and 403 from now on."""
    return _membership(world, chat, blocked=True)


def unblock(world: World, chat: Chat) -> Json:
    """Let the bot write again."""
    return _membership(world, chat, blocked=False)


def deactivate(world: World, chat: Chat) -> Json:
    """Delete the account; the bot hears nothing and gets 403."""
    chat.deactivated = True
    world.touch(chat)
    return {}


ACTS: Mapping[str, Callable[..., Json]] = {
    "send": send,
    "tap": tap,
    "press": press,
    "edit": edit,
    "open_link": open_link,
    "share_contact": share_contact,
    "send_location": send_location,
    "send_sticker": attachments.send_sticker,
    "send_photo": attachments.send_photo,
    "send_document": attachments.send_document,
    "send_voice": attachments.send_voice,
    "send_audio": attachments.send_audio,
    "send_video": attachments.send_video,
    "send_animation": attachments.send_animation,
    "send_album": attachments.send_album,
    "block": block,
    "unblock": unblock,
    "deactivate": deactivate,
}


def _post_of(chat: Chat, message_id: int) -> Post:
    if message_id not in chat.posts:
        raise Impossible(f"there is no message {message_id}")
    return chat.posts[message_id]


def _inline_buttons(shown: Post) -> list[Json]:
    return [button for row in (shown.markup or {}).get("inline_keyboard", ()) for button in row]


def _tapped(world: World, chat: Chat, shown: Post, button: Json) -> Json:
    if "callback_data" not in button:
        return {"url": button.get("url", "")}
    tap = Tap(str(world.next_id()), chat.chat_id, world.clock() + CALLBACK_LIFE_SECONDS)
    world.taps[tap.query_id] = tap
    chat.unanswered[tap.query_id] = (shown.message_id, button["callback_data"])
    world.touch(chat)
    query = {
        "id": tap.query_id,
        "from": chat.user,
        "message": chat.as_message(shown, world.bot),
        "chat_instance": str(chat.chat_id),
        "data": button["callback_data"],
    }
    world.updates.add("callback_query", query, f"user:{chat.chat_id}")
    return {"query_id": tap.query_id}


def _membership(world: World, chat: Chat, *, blocked: bool) -> Json:
    if chat.blocked == blocked:
        return {}
    chat.blocked = blocked
    chat.started = True
    world.touch(chat)
    member = {"user": world.bot, "status": "member"}
    kicked = {"user": world.bot, "status": "kicked", "until_date": 0}
    old, new = (member, kicked) if blocked else (kicked, member)
    change = {
        "chat": chat.as_chat(),
        "from": chat.user,
        "date": world.now(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    world.updates.add("my_chat_member", change, f"member:{chat.chat_id}")
    return {}
