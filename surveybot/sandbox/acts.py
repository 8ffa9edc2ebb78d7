"""What a person does (writes, taps, edits, blocks …) comes in; the chat changes, and the bot gets an update."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from surveybot.sandbox.chat import Chat, Post
from surveybot.sandbox.detection import detected
from surveybot.sandbox.envelope import Json, Rejected
from surveybot.sandbox.files import picture_size
from surveybot.sandbox.parameters import Upload
from surveybot.sandbox.updates import CALLBACK_LIFE_SECONDS
from surveybot.sandbox.world import Tap, World

# Telegram's apps cut a longer text into several messages.
MAX_TEXT = 4096


class Impossible(Exception):
    """Nobody could do this with Telegram's app: no such button, nothing written, the bot is blocked."""


def send(world: World, chat: Chat, text: str, reply_to: int | None = None) -> Json:
    """Write `text`; more than 4096 characters make several messages."""
    text = text.strip()
    if not text:
        raise Impossible("an empty message cannot be sent")
    told: Json = {}
    for start in range(0, len(text), MAX_TEXT):
        told = _post(world, chat, _text_content(text[start : start + MAX_TEXT].strip()), reply_to)
    return told


def tap(world: World, chat: Chat, button: str, message_id: int | None = None) -> Json:
    """Tap the inline button with this label or callback data, of that message or of the newest one that has it."""
    _awake(chat)
    posts = list(chat.posts.values()) if message_id is None else [_post_of(chat, message_id)]
    for post in reversed(posts):
        for found in _inline_buttons(post):
            if button in (found["text"], found.get("callback_data")):
                return _tapped(world, chat, post, found)
    raise Impossible(f"there is no button {button!r} on the screen")


def press(world: World, chat: Chat, label: str) -> Json:
    """Press a button of the reply keyboard: its text, or the contact or place it asks for, is sent."""
    keyboard = chat.keyboard or {}
    for row in keyboard.get("keyboard", ()):
        for button in row:
            if button["text"] == label:
                if keyboard.get("one_time_keyboard"):
                    chat.keyboard = None
                if button.get("request_contact"):
                    return share_contact(world, chat)
                if button.get("request_location"):
                    return send_location(world, chat)
                return send(world, chat, label)
    raise Impossible(f"there is no key {label!r} on the reply keyboard")


def edit(world: World, chat: Chat, message_id: int, text: str) -> Json:
    """Change the text of an own message."""
    _awake(chat)
    post, text = _post_of(chat, message_id), text.strip()
    if not post.own or "text" not in post.content or not text:
        raise Impossible("only the text of an own message can be edited")
    post = world.put(chat, replace(post, content=_text_content(text), edit_date=world.now()))
    world.updates.add("edited_message", chat.as_message(post, world.bot), f"chat:{chat.chat_id}")
    return {"message_id": post.message_id}


def share_contact(
    world: World,
    chat: Chat,
    phone_number: str = "+70000000000",
    first_name: str | None = None,
    user_id: int | None = None,
) -> Json:
    """Share the own contact, or with `first_name` another person's: then `user_id` is theirs, or missing."""
    contact: Json = {"phone_number": phone_number, "first_name": first_name or chat.user["first_name"]}
    owner = chat.chat_id if first_name is None else user_id
    if owner is not None:
        contact["user_id"] = owner
    return _post(world, chat, {"contact": contact})


def send_location(world: World, chat: Chat, latitude: float = 55.75, longitude: float = 37.62) -> Json:
    """Send a place."""
    return _post(world, chat, {"location": {"latitude": latitude, "longitude": longitude}})


def send_sticker(world: World, chat: Chat, emoji: str = "👍") -> Json:
    """Send a sticker."""
    stored = world.files.add("stickers", Upload("sticker.webp", "image/webp", f"sticker {emoji}".encode()))
    looks = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return _post(world, chat, {"sticker": {**stored.ids(), **looks, "emoji": emoji}})


def send_photo(
    world: World, chat: Chat, name: str, content: bytes, caption: str = "", media_group_id: str | None = None
) -> Json:
    """Send a PNG or JPEG; those of one `media_group_id` are an album, which arrives as several messages."""
    try:
        width, height = picture_size(content)
        stored = world.files.add("photos", Upload(name, "image/jpeg", content))
    except Rejected as no:
        raise Impossible(no.description) from None
    photo: Json = {"photo": [{**stored.ids(), "width": width, "height": height}]}
    return _post(world, chat, {**photo, **_extras(caption, media_group_id)})


def send_document(
    world: World,
    chat: Chat,
    name: str,
    content: bytes,
    mime_type: str = "application/octet-stream",
    caption: str = "",
) -> Json:
    """Send a file."""
    try:
        stored = world.files.add("documents", Upload(name, mime_type, content))
    except Rejected as no:
        raise Impossible(no.description) from None
    document = {**stored.ids(), "file_name": name, "mime_type": mime_type}
    return _post(world, chat, {"document": document, **_extras(caption, None)})


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
    "share_contact": share_contact,
    "send_location": send_location,
    "send_sticker": send_sticker,
    "send_photo": send_photo,
    "send_document": send_document,
    "block": block,
    "unblock": unblock,
    "deactivate": deactivate,
}


def _awake(chat: Chat) -> None:
    if chat.deactivated:
        raise Impossible("this account is deleted")
    if chat.blocked:
        raise Impossible("the bot is blocked; unblock it first")


def _post(world: World, chat: Chat, content: Json, reply_to: int | None = None) -> Json:
    _awake(chat)
    chat.started = True
    post = world.put(chat, Post(world.next_id(), world.now(), True, content, reply_to=reply_to))
    world.updates.add("message", chat.as_message(post, world.bot), f"chat:{chat.chat_id}")
    return {"message_id": post.message_id}


def _post_of(chat: Chat, message_id: int) -> Post:
    if message_id not in chat.posts:
        raise Impossible(f"there is no message {message_id}")
    return chat.posts[message_id]


def _text_content(text: str) -> Json:
    entities = detected(text, ())
    return {"text": text, "entities": list(entities)} if entities else {"text": text}


def _extras(caption: str, media_group_id: str | None) -> Json:
    extras: Json = {"caption": caption} if caption else {}
    if media_group_id is not None:
        extras["media_group_id"] = media_group_id
    return extras


def _inline_buttons(post: Post) -> list[Json]:
    return [button for row in (post.markup or {}).get("inline_keyboard", ()) for button in row]


def _tapped(world: World, chat: Chat, post: Post, button: Json) -> Json:
    if "callback_data" not in button:
        return {"url": button.get("url", "")}
    tap = Tap(str(world.next_id()), chat.chat_id, world.clock() + CALLBACK_LIFE_SECONDS)
    world.taps[tap.query_id] = tap
    chat.unanswered[tap.query_id] = (post.message_id, button["callback_data"])
    world.touch(chat)
    query = {
        "id": tap.query_id,
        "from": chat.user,
        "message": chat.as_message(post, world.bot),
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
