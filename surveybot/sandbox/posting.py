"""What a person puts into the chat comes in; it stands there, and the bot gets an update."""

from surveybot.sandbox.chat import Chat, Post
from surveybot.sandbox.detection import detected
from surveybot.sandbox.envelope import Json
from surveybot.sandbox.world import World


class Impossible(Exception):
    """Nobody could do this with Telegram's app: no such button, nothing written, the bot is blocked."""


def check_awake(chat: Chat) -> None:
    """Raises `Impossible` for someone whose account is deleted, or who has blocked the bot."""
    if chat.deactivated:
        raise Impossible("this account is deleted")
    if chat.blocked:
        raise Impossible("the bot is blocked; unblock it first")


def post(world: World, chat: Chat, content: Json, reply_to: int | None = None) -> Json:
    """The person writes a message with this content; its id."""
    check_awake(chat)
    chat.started = True
    written = world.put(chat, Post(world.next_id(), world.now(), True, content, reply_to=reply_to))
    world.updates.add("message", chat.as_message(written, world.bot), f"chat:{chat.chat_id}")
    return {"message_id": written.message_id}


def with_entities(name: str, text: str) -> Json:
    """`text` under `name` (`text` or `caption`), with what Telegram finds in it; nothing for an empty one."""
    entities = list(detected(text, ()))
    places = {f"{name}_entities" if name == "caption" else "entities": entities} if entities else {}
    return {name: text, **places} if text else {}
