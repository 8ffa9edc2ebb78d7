"""`editMessageText`, `…Caption`, `…Media`, `…ReplyMarkup`, `deleteMessage`: changes to what stands in a chat."""

from dataclasses import replace

from surveybot.sandbox.chat import Chat, Post
from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.keyboards import inline_keyboard
from surveybot.sandbox.media import CAPTIONED
from surveybot.sandbox.methods.media import file_content
from surveybot.sandbox.methods.sending import caption_content, text_content
from surveybot.sandbox.world import World

# A bot may delete messages that are younger than 48 hours.
DELETABLE_SECONDS = 48 * 3600

# A voice message keeps its voice.
_EXCHANGEABLE = CAPTIONED - {"voice"}

_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def edit_message_text(world: World, params: Json) -> Json:
    """The message as it is now; without `reply_markup` its buttons are gone."""
    chat, post = _post_to_edit(world, params)
    if "text" not in params:
        raise bad_request("message text is empty")
    content = text_content(params)
    if "text" not in post.content:
        raise bad_request("there is no text in the message to edit")
    return _edited(world, chat, post, {**content, **_protection(post)}, inline_keyboard(params.get("reply_markup")))


def edit_message_caption(world: World, params: Json) -> Json:
    """The message as it is now; without `caption` it has none, without `reply_markup` its buttons are gone."""
    chat, post = _post_to_edit(world, params)
    if CAPTIONED.isdisjoint(post.content):
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in post.content.items() if name not in ("caption", "caption_entities")}
    content = {**kept, **caption_content(params)}
    return _edited(world, chat, post, content, inline_keyboard(params.get("reply_markup")))


def edit_message_media(world: World, params: Json) -> Json:
    """The message as it is now, with another file, which may be of another kind, and the caption of that."""
    chat, post = _post_to_edit(world, params)
    if _EXCHANGEABLE.isdisjoint(post.content):
        raise bad_request("there is no media in the message to edit")
    media = params["media"]
    if media["type"] not in _EXCHANGEABLE:
        raise bad_request("can't parse InputMedia: type must be one of animation, audio, document, photo, video")
    shown = file_content(world.files, media["type"], media["media"], media)
    content = {**shown, **caption_content(media), **_protection(post)}
    return _edited(world, chat, post, content, inline_keyboard(params.get("reply_markup")))


def edit_message_reply_markup(world: World, params: Json) -> Json:
    """The message as it is now; without `reply_markup` its buttons are gone."""
    chat, post = _post_to_edit(world, params)
    return _edited(world, chat, post, post.content, inline_keyboard(params.get("reply_markup")))


def delete_message(world: World, params: Json) -> bool:
    """The message is gone; a private chat lets a bot delete both sides' messages."""
    chat = world.chat_to_write(params["chat_id"])
    post = chat.posts.get(params["message_id"])
    if post is None:
        raise bad_request("message to delete not found")
    if world.now() - post.date >= DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    world.remove(chat, post.message_id)
    return True


def _post_to_edit(world: World, params: Json) -> tuple[Chat, Post]:
    if "inline_message_id" in params:
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = world.chat_to_write(params["chat_id"])
    post = chat.posts.get(params["message_id"])
    if post is None:
        raise bad_request("message to edit not found")
    if post.own or not post.editable:
        raise bad_request("message can't be edited")
    return chat, post


def _protection(post: Post) -> Json:
    return {name: value for name, value in post.content.items() if name == "has_protected_content"}


def _edited(world: World, chat: Chat, post: Post, content: Json, markup: Json | None) -> Json:
    if (content, markup) == (post.content, post.markup):
        raise bad_request(_UNCHANGED)
    # New buttons alone do not make Telegram's apps say "edited", but the Bot API dates every edit.
    edited = replace(post, content=content, markup=markup, edit_date=world.now())
    return chat.as_message(world.put(chat, edited), world.bot)
