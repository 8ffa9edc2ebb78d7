"""Replies: in, the messages of a sprint; out, the one that can go out with the answer to its update.

Such a message has no number, so it is none under which something is to be edited later, and nobody hears that it was
refused (https://core.telegram.org/bots/api#making-requests-when-getting-updates).
"""

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from surveybot.serve.line import Item


class Reply(NamedTuple):
    """A call as JSON, and what is noted of the message when it is out."""

    call: bytes
    note: Item


def reply_in(messages: Sequence[Item], chat: int) -> Reply | None:
    """The message of a sprint that says nothing else, if it has no buttons."""
    if len(messages) != 1 or messages[0]["method"] != "sendMessage":
        return None
    (only,) = messages
    if "inline_keyboard" in only["params"].get("reply_markup", ()):
        return None
    call = orjson.dumps({"method": only["method"], "chat_id": chat, **only["params"]})
    return Reply(call, {"kind": "replied", "ref": only.get("ref")})
