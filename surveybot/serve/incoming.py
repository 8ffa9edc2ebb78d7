"""What reaches a respondent's coroutine: in, an update or a time limit; out, something to handle and to acknowledge."""

import asyncio

from msgspec import Struct, field

from surveybot.storage.sprints import Key
from surveybot.storage.timers import Due
from surveybot.telegram.decode import Update


class Incoming(Struct):
    """One thing to handle; `done` is set when it is durable, and only then it may be acknowledged."""

    key: Key
    what: Update | Due
    done: "asyncio.Future[bytes | None]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    tries: int = 0
    denials: int = 0

    def acknowledge(self, reply: bytes | None = None) -> None:
        """It is durable; `reply` is a call of the Bot API that goes out with the answer to the update."""
        if not self.done.done():
            self.done.set_result(reply)
