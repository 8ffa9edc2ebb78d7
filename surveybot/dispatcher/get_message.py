"""The verb with which a dialog waits: its mailbox comes in, the next message or a `Timeout` goes out."""

import asyncio
import math
from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from surveybot.dispatcher.mailbox import Mailbox
from surveybot.dispatcher.passivation import Passivation

M = TypeVar("M")


class Timeout(Exception):
    """The person has been silent for too long; `last_message` is the last one the dialog got, or None."""

    def __init__(self, last_message: Any = None) -> None:
        super().__init__("no message came in time")  # never the message itself: it would end in a log
        self.last_message = last_message


class GetMessage(Generic[M]):
    """`await get_message()` gives one dialog its next message; `get_message.key` says whose dialog it is.

    There is a new one for each coroutine, and it dies with it: afterwards it only raises `CancelledError`.
    """

    def __init__(self, mailbox: Mailbox[M], inactive_timeout: float, passivation: Passivation | None) -> None:
        self._mailbox = mailbox
        self._inactive_timeout = inactive_timeout
        self._passivation = passivation
        self._silent_since = asyncio.get_running_loop().time()
        self._last_message: M | None = None
        self._received = 0
        self._is_closed = False
        if passivation is not None:
            passivation.begin()

    @property
    def key(self) -> Hashable:
        """Whose dialog it is: what `shard` said of its messages."""
        return self._mailbox.key

    @property
    def received(self) -> int:
        """How many messages the dialog has got."""
        return self._received

    @property
    def is_closed(self) -> bool:
        """No message will come any more: passivated, shut down, or the dialog has ended."""
        return self._is_closed

    async def __call__(self, inactive_timeout: float | None = None) -> M:
        """The next message, in order; cancelling the wait loses none.

        `inactive_timeout` in seconds holds for this wait (None: the dispatcher's; `math.inf`: for ever). It counts
        from the message received last, or from the last Timeout. Raises `Timeout` when it has passed and no message
        is there; `asyncio.CancelledError` when the coroutine is to end (passivation, `close()`).
        """
        mailbox = self._mailbox
        assert mailbox.bell is None or self._is_closed, "a dialog waits for one message at a time"
        if not mailbox.messages and not self._is_closed:
            await self._wait(self._inactive_timeout if inactive_timeout is None else inactive_timeout)
        if self._is_closed:
            await asyncio.sleep(0)  # a dialog that catches this and asks again must not stop the event loop
            raise asyncio.CancelledError(f"the dialog of {self.key!r} is closed")
        self._silent_since = asyncio.get_running_loop().time()
        if not mailbox.messages:
            raise Timeout(self._last_message)
        self._received += 1
        self._last_message = message = mailbox.messages.popleft()
        return message

    def close(self) -> None:
        """The dialog gets no message any more; if it waits, it ends now, if it works, at its next wait."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._passivation is not None:
            self._passivation.end(self)
        self._mailbox.ring()
        self._mailbox.bell = None  # the mailbox is free for the next coroutine, whatever is left of this one

    def passivate(self) -> None:
        """Close the coroutine, unless it is at work or a message has come for it."""
        if self._mailbox.bell is not None and not self._mailbox.bell.done():
            self.close()

    async def _wait(self, limit: float) -> None:
        mailbox, passivation = self._mailbox, self._passivation
        loop = asyncio.get_running_loop()
        mailbox.bell = bell = loop.create_future()
        timer = None
        if limit != math.inf:
            expire = mailbox.ring if passivation is None else self.passivate
            timer = loop.call_at(self._silent_since + limit, expire)
        if passivation is not None:
            passivation.wait(self, self._silent_since)
        try:
            await bell
        finally:
            if timer is not None:
                timer.cancel()
            if mailbox.bell is bell:
                mailbox.bell = None
            if passivation is not None:
                passivation.resume(self)
