"""Messages come in, each goes to the coroutine of its key: one dialog a key, in order, the keys side by side."""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, Generic, TypeVar

from surveybot.dispatcher.get_message import GetMessage, Timeout
from surveybot.dispatcher.mailbox import Mailbox
from surveybot.dispatcher.passivation import Passivation

M = TypeVar("M")

logger = logging.getLogger("surveybot.dispatcher")


class Closed(Exception):
    """The message was not taken: the dispatcher is closed."""


def default_key(message: Any) -> Hashable:
    """The id of the person who wrote it; a message without a sender needs a `shard` of its own."""
    key: Hashable = message.from_user.id
    return key


class ChatDispatcher(Generic[M]):
    """Conducts `chat(get_message)` once for each key that writes, and again when that key writes after its end.

    Per key at most one coroutine lives, and it gets the messages strictly in order. All calls belong to one event loop.
    """

    def __init__(
        self,
        chat: Callable[[GetMessage[M]], Awaitable[None]],
        *,
        shard: Callable[[M], Hashable] = default_key,
        inactive_timeout: float | None = 15 * 60,
        mailbox: int = 100,
        live: int = 1000,
        passivate: bool = False,
    ) -> None:
        """`inactive_timeout` is in seconds (None: no limit), `mailbox` the unread messages a key may have (1 or more).

        With `passivate` a coroutine is only a cache: instead of a `Timeout`, and beyond `live` coroutines the least
        recently used first, one that waits with an empty mailbox is closed by `CancelledError`. Else `live` is unused.
        """
        if mailbox < 1 or live < 0:
            raise ValueError("a mailbox holds at least one message, and live is not negative")
        self._chat = chat
        self._shard = shard
        longest_wait = math.inf if inactive_timeout is None else inactive_timeout
        self._passivation = Passivation(live, longest_wait) if passivate else None
        self._inactive_timeout = math.inf if passivate else longest_wait
        self._capacity = mailbox
        self._mailboxes: dict[Hashable, Mailbox[M]] = {}
        self._dialogs: dict[asyncio.Task[None], GetMessage[M]] = {}
        self._is_closed = False

    @property
    def live(self) -> int:
        """How many coroutines live now."""
        return len(self._dialogs)

    @property
    def unread(self) -> int:
        """How many messages wait for their coroutine."""
        return sum(len(mailbox.messages) for mailbox in self._mailboxes.values())

    async def handle(self, message: M) -> None:
        """As `put`, for those who await a handler."""
        self.put(message)

    def put(self, message: M) -> None:
        """The message is in the mailbox of its key, and a coroutine lives that will read it; never waits for it.

        Raises `MailboxFull`, or `Closed` after `close()`: in both cases the message was not taken.
        """
        if self._is_closed:
            raise Closed("the dispatcher is closed")
        key = self._shard(message)
        mailbox = self._mailboxes.get(key)
        if mailbox is None:
            mailbox = self._mailboxes[key] = Mailbox(key, self._capacity)
        mailbox.put(message)
        if mailbox.task is None:
            self._begin(mailbox)

    async def close(self, grace_seconds: float = 5.0) -> None:
        """No dialog lives any more and none will begin; may be called again, and from within a dialog.

        Who waits ends at once, by `CancelledError`; who works may finish its message for `grace_seconds` and is
        cancelled then. What is still unread is lost, and logged by number. A dialog that does not even end
        within `grace_seconds` of being cancelled is logged and left behind.
        """
        self._is_closed = True
        for get_message in self._dialogs.values():
            get_message.close()
        caller = asyncio.current_task()
        tasks = {task for task in self._dialogs if task is not caller}
        try:
            await _settled(tasks, grace_seconds)
        finally:
            for task in tasks:
                task.cancel()
        for task in await _settled(tasks, grace_seconds):
            logger.error("the dialog of %r does not end, although it was cancelled", self._dialogs[task].key)
        unread = self.unread
        self._mailboxes.clear()
        if unread:
            logger.warning("closed with %d unread messages", unread)

    def _begin(self, mailbox: Mailbox[M]) -> None:
        get_message = GetMessage(mailbox, self._inactive_timeout, self._passivation)
        task = asyncio.get_running_loop().create_task(self._conduct(get_message))
        mailbox.task = task
        self._dialogs[task] = get_message
        # Not at the end of _conduct: a task that is cancelled before its first step never gets there.
        task.add_done_callback(lambda ended: self._end(mailbox, ended))

    async def _conduct(self, get_message: GetMessage[M]) -> None:
        await self._chat(get_message)

    def _end(self, mailbox: Mailbox[M], task: asyncio.Task[None]) -> None:
        get_message = self._dialogs.pop(task)
        mailbox.task = None
        was_stopped = _log_failure(task, get_message)
        if not get_message.is_closed and not get_message.received and not was_stopped:
            # It began for this message. Beginning again for the same one could go on for ever.
            mailbox.messages.popleft()
            logger.error("the dialog of %r ended without reading; the message is dropped", mailbox.key)
        get_message.close()
        if not mailbox.messages:
            self._mailboxes.pop(mailbox.key, None)
        elif not self._is_closed and not was_stopped:
            self._begin(mailbox)


def _log_failure(task: asyncio.Task[None], get_message: GetMessage[Any]) -> bool:
    """Whether the task was stopped from outside, as when the program ends; nothing may begin in its place then."""
    if task.cancelled():
        if task.cancelling():
            return True
        if not get_message.is_closed:
            logger.error("the dialog of %r was ended by a CancelledError of its own", get_message.key)
        return False
    failure = task.exception()
    if isinstance(failure, Exception) and not isinstance(failure, Timeout):
        logger.exception("the dialog of %r failed", get_message.key, exc_info=failure)
    return failure is not None and not isinstance(failure, Exception)


async def _settled(tasks: set[asyncio.Task[None]], seconds: float) -> set[asyncio.Task[None]]:
    """Those that still run when all have ended or the time is over; their done callbacks have been called."""
    if not tasks:
        return set()
    return (await asyncio.wait(tasks, timeout=seconds))[1]
