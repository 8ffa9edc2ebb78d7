"""`editMessageText`, `editMessageReplyMarkup`, `deleteMessage`: changes to what stands in a chat."""

from dataclasses import replace

from surveybot.sandbox.chat import Chat, Post
from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.keyboards import inline_keyboard
from surveybot.sandbox.methods.sending import text_content
from surveybot.sandbox.world import World

# A bot may delete messages that are younger than 48 hours.
DELETABLE_SECONDS = 48 * 3600

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
    kept = {name: value for name, value in post.content.items() if name == "has_protected_content"}
    return _edited(world, chat, post, {**content, **kept}, inline_keyboard(params.get("reply_markup")))


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


def _edited(world: World, chat: Chat, post: Post, content: Json, markup: Json | None) -> Json:
    if (content, markup) == (post.content, post.markup):
        raise bad_request(_UNCHANGED)
    # New buttons alone do not make Telegram's apps say "edited", but the Bot API dates every edit.
    edited = replace(post, content=content, markup=markup, edit_date=world.now())
    return chat.as_message(world.put(chat, edited), world.bot)
