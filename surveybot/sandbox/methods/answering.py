"""`answerCallbackQuery`: the bot's answer to a tap comes in, a toast or nothing appears."""

from surveybot.sandbox.chat import Toast
from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.world import World

MAX_TOAST = 200


def answer_callback_query(world: World, params: Json) -> bool:
    """The tap is answered; a second answer, or one after 150 seconds, is a 400."""
    if len(params.get("text", "")) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    tap = world.taps.pop(params["callback_query_id"], None)
    if tap is None or tap.expires_at <= world.clock():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    chat = world.chats[tap.chat_id]
    chat.unanswered.pop(tap.query_id, None)
    revision = world.touch(chat)
    if params.get("text"):
        chat.toasts.append(Toast(params["text"], params.get("show_alert", False), revision))
    return True
