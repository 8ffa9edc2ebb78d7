"""What a bot wants to send (a text, "typing…") comes in; a post in the chat goes out."""

from surveybot.sandbox.chat import Chat, Post
from surveybot.sandbox.entities import Formatted, formatted
from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.keyboards import inline_keyboard, reply_keyboard
from surveybot.sandbox.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024
# A chat action is shown until the next message, at most this long.
ACTION_SECONDS = 5.0

_UPLOADS = ("upload_photo", "upload_video", "upload_voice", "upload_document", "upload_video_note")
_RECORDS = ("record_video", "record_voice", "record_video_note")
_WAITS = ("typing", "choose_sticker", "find_location")
_ACTIONS = frozenset(_UPLOADS + _RECORDS + _WAITS)


def text_content(params: Json) -> Json:
    """`text` and `entities` of a message; an empty or too long one is a 400."""
    text = formatted(params["text"], params.get("parse_mode"), params.get("entities", ()))
    if not text.text:
        raise bad_request("message text is empty")
    if len(text.text) > MAX_TEXT:
        raise bad_request("message is too long")
    content = _content("text", "entities", text)
    if "link_preview_options" in params:
        content["link_preview_options"] = params["link_preview_options"]
    return content


def send_message(world: World, params: Json) -> Json:
    """The new message."""
    chat = world.chat_to_write(params["chat_id"])
    return send_content(world, chat, params, text_content(params))


def send_chat_action(world: World, params: Json) -> bool:
    """The person sees "typing…" for a few seconds."""
    if params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.chat_to_write(params["chat_id"])
    chat.busy_until = world.clock() + ACTION_SECONDS
    world.touch(chat)
    return True


def send_content(world: World, chat: Chat, params: Json, content: Json) -> Json:
    """A message with `content`, and the keyboard and the quoted message that `params` name, stands in the chat."""
    markup = params.get("reply_markup")
    inline = inline_keyboard(markup)
    keyboard = reply_keyboard(markup, chat.keyboard)
    target = _target(chat, params.get("reply_parameters"))
    if params.get("protect_content"):
        content["has_protected_content"] = True
    # TDLib refuses to edit what was sent with a keyboard that is not inline.
    editable = markup is None or "inline_keyboard" in markup
    post = Post(world.next_id(), world.now(), False, content, inline, editable, reply_to=target)
    chat.busy_until = 0.0
    if keyboard is not chat.keyboard:
        chat.keyboard, chat.keyboard_from, chat.is_keyboard_folded = keyboard, post.message_id, False
    return chat.as_message(world.put(chat, post), world.bot)


def _target(chat: Chat, reply: Json | None) -> int | None:
    if reply is None:
        return None
    if reply["message_id"] in chat.posts:
        return int(reply["message_id"])
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def caption_content(params: Json) -> Json:
    """`caption` and its entities, if there is one; a too long one is a 400."""
    caption = formatted(params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities", ()))
    if len(caption.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return _content("caption", "caption_entities", caption) if caption.text else {}


def _content(text_name: str, entities_name: str, text: Formatted) -> Json:
    content: Json = {text_name: text.text}
    if text.entities:
        content[entities_name] = list(text.entities)
    return content
