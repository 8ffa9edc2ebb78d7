"""Replies: in, the messages of a sprint; out, the call that can go out with the answer to its update.

A message that goes so has no number until a button under it is tapped: who types instead keeps the buttons. And nobody
hears that a call was refused (https://core.telegram.org/bots/api#making-requests-when-getting-updates).
"""

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from surveybot.serve.line import Item, Line
from surveybot.storage.outbox import Last


class Reply(NamedTuple):
    """A call as JSON, the prompt that it brings if it brings one, and what is left of its sprint."""

    call: bytes
    prompt: str | None
    others: tuple[Item, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands in line in place of the messages of the sprint."""
        return ({"kind": "replied", "ref": self.prompt}, *self.others)


def reply_in(messages: Sequence[Item], line: Line) -> Reply | None:
    """The one message of a sprint; edits go by calls. Where there is nothing but the edit of what was tapped, that."""
    known = [(item, params) for item in messages if (params := line.params_for(item)) is not None]
    said = [one for one in known if one[0]["kind"] != "edit"] or known
    if len(said) != 1 or not _needs_no_result(said[0][0]):
        return None
    item, params = said[0]
    others = tuple(other | {"params": its} for other, its in known if other is not item)
    call = orjson.dumps({"method": item["method"], **params})
    return Reply(call, item["ref"] if item["kind"] == "prompt" else None, others)


def reply_to(last: Last) -> bytes | None:
    """The call that has gone out with an answer; None if a call of its own has brought the same message."""
    reply = reply_in(last.messages, Line(last.chat, queued_rev=0, sent_rev=0))
    return None if reply is None or (reply.prompt is not None and reply.prompt == last.called) else reply.call


def _needs_no_result(item: Item) -> bool:
    """Whether it is complete, and no refusal of it is more than a pity."""
    if item["kind"] == "edit":
        return "message_id" in item["params"] and "otherwise" not in item
    return bool(item["method"] == "sendMessage")
