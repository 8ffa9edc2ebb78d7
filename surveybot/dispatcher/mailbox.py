"""Messages of one key come in at any time; they go out in the same order to the dialog that waits for them."""

import asyncio
from collections import deque
from collections.abc import Hashable
from typing import Generic, TypeVar

M = TypeVar("M")


class MailboxFull(Exception):
    """The message was not taken: as many as the mailbox holds are waiting already for the dialog of `key`."""

    def __init__(self, key: Hashable) -> None:
        super().__init__(f"the mailbox of {key!r} is full")
        self.key = key


class Mailbox(Generic[M]):
    """The unread messages of one key. It outlives a dialog, so that the next one gets what this one left."""

    __slots__ = ("_capacity", "bell", "key", "messages", "task")

    def __init__(self, key: Hashable, capacity: int) -> None:
        self.key = key
        self.messages: deque[M] = deque()
        self.bell: asyncio.Future[None] | None = None  # there while the dialog waits, done once it was rung
        self.task: asyncio.Task[None] | None = None  # the one live coroutine that reads this mailbox
        self._capacity = capacity

    def put(self, message: M) -> None:
        """The message is the last one unread and its reader is awake, or `MailboxFull`."""
        if len(self.messages) >= self._capacity:
            raise MailboxFull(self.key)
        self.messages.append(message)
        self.ring()

    def ring(self) -> None:
        """The reader wakes up and looks whether there is a message; without one that waits nothing happens."""
        if self.bell is not None and not self.bell.done():
            self.bell.set_result(None)
