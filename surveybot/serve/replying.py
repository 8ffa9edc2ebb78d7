"""Replies: in, the messages of a sprint; out, the call that can go out with the answer to its update.

A message that goes so has no number, so it is none under which something is to be edited later, and nobody hears that
a call was refused (https://core.telegram.org/bots/api#making-requests-when-getting-updates).
"""

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from surveybot.serve.line import Item, Line


class Reply(NamedTuple):
    """A call as JSON, and what is noted of it when it is out."""

    call: bytes
    note: Item


def reply_in(messages: Sequence[Item], line: Line) -> Reply | None:
    """The first call of a sprint: the edit of what was tapped, or a message without buttons that is all it says."""
    if not messages or not (_is_plain_edit(messages[0]) or _is_without_buttons(*messages)):
        return None
    first = messages[0]
    params = line.params_for(first)
    if params is None:
        return None
    note = {"kind": "replied", "ref": None if first["kind"] == "edit" else first.get("ref")}
    return Reply(orjson.dumps({"method": first["method"], **params}), note)


def _is_plain_edit(item: Item) -> bool:
    """Whether it says by itself which message it is of, and no refusal of it matters."""
    return item["kind"] == "edit" and "message_id" in item["params"] and "otherwise" not in item


def _is_without_buttons(first: Item, *others: Item) -> bool:
    if others or first["method"] != "sendMessage":
        return False
    return "inline_keyboard" not in first["params"].get("reply_markup", ())
