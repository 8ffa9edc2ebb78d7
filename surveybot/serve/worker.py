"""The worker: in, updates and time limits as they come; out, each with its respondent's coroutine, or set aside."""

import asyncio
import logging
import math
import time
from collections import Counter
from collections.abc import Awaitable

from surveybot.dispatcher import ChatDispatcher, GetMessage, MailboxFull
from surveybot.errors import DatabaseTrouble
from surveybot.phrases import phrase
from surveybot.serve.converse import converse
from surveybot.serve.incoming import Incoming
from surveybot.serve.parts import Parts
from surveybot.storage.set_aside import keep
from surveybot.storage.sprints import Key
from surveybot.storage.timers import Due
from surveybot.telegram.decode import Tap, Update
from surveybot.telegram.listening import GRACE_SECONDS

log = logging.getLogger(__name__)

WARNING_SECONDS = 60.0


class Worker:
    """One worker. Any number of them may serve the same database."""

    def __init__(self, parts: Parts, live: int) -> None:
        """Takes updates as soon as it exists; see `running`."""
        self.parts = parts
        self.drained = asyncio.Event()
        self.taken: Counter[str] = Counter()
        self._warned: dict[int, float] = {}

        async def chat(get_message: GetMessage[Incoming]) -> None:
            await converse(parts, get_message)

        self._dispatcher = ChatDispatcher[Incoming](
            chat, shard=lambda incoming: incoming.key, inactive_timeout=300.0, live=live, passivate=True
        )

    @property
    def live(self) -> int:
        """How many respondents are held in memory."""
        return self._dispatcher.live

    @property
    def unread(self) -> int:
        """How many updates wait behind another one of the same respondent."""
        return self._dispatcher.unread

    def take(self, update: Update) -> Awaitable[bytes | None]:
        """Handles an update; done when it is durable, and never before. A call may go out with the answer to it."""
        if update.event is None:
            return asyncio.sleep(0, None)
        self.taken[type(update.event).__name__.lower()] += 1
        incoming = Incoming(Key(self.parts.bot, update.user), update)
        try:
            self._dispatcher.put(incoming)
        except MailboxFull:
            return self._set_aside(update)
        return incoming.done

    async def _set_aside(self, update: Update) -> None:
        log.warning("respondent %d sends faster than can be handled; an update is set aside", update.user)
        words, now = update.raw.decode(errors="replace"), self.parts.clock().timestamp()
        while True:
            try:
                await self.parts.database.write(keep, self.parts.bot, update.id, update.user, "flood", words, now)
                break
            except DatabaseTrouble as trouble:
                log.debug("%s Trying again", trouble)
                await asyncio.sleep(1.0)
        self._warn(update)

    def _warn(self, update: Update) -> None:
        """One warning a minute to whoever floods the bot; best effort, it is no part of any interview."""
        words, now = phrase("too_many_messages", update.language or "en"), time.monotonic()
        if isinstance(update.event, Tap):
            self.parts.asides.toast(update.event.callback, words)
        elif now - self._warned.get(update.user, -math.inf) > WARNING_SECONDS:
            self._warned = {user: at for user, at in self._warned.items() if now - at <= WARNING_SECONDS}
            self._warned[update.user] = now
            self.parts.asides.call("sendMessage", {"chat_id": update.chat, "text": words})

    async def fire(self, due: Due) -> None:
        """The time of an interview has come."""
        try:
            incoming = Incoming(due.key, due)
            self._dispatcher.put(incoming)
            await incoming.done
        except MailboxFull:
            return  # whoever has a full mailbox is not silent

    async def close(self) -> None:
        """Lets every coroutine finish the update it is at."""
        await self._dispatcher.close(GRACE_SECONDS)
