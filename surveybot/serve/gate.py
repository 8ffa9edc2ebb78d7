"""The gate of the webhook: in, updates; out, those that can be handled now; the others are to be brought again."""

import asyncio

from surveybot.errors import DatabaseTrouble
from surveybot.storage.database import Database, ping
from surveybot.telegram.decode import Update
from surveybot.telegram.webhook import Busy, Take

MOST = 1_000  # updates at once; more only wait longer, and Telegram keeps them better than we do
PING_SECONDS = 5.0


class Gate:
    """Lets updates through to `take` while the database works and not too many of them are being handled."""

    def __init__(self, take: Take, database: Database, most: int = MOST) -> None:
        """Open."""
        self._take = take
        self._database = database
        self._most = most
        self._handled = 0

    async def take(self, update: Update) -> bytes | None:
        """Returns when the update is durable, with what goes out in answer to it; Busy, at once, if it is not taken."""
        if not self._is_open():
            raise Busy
        self._handled += 1
        try:
            return await self._take(update)
        finally:
            self._handled -= 1

    async def is_ready(self) -> bool:
        """Whether an update that came now would be taken; the database is asked."""
        try:
            async with asyncio.timeout(PING_SECONDS):
                await self._database.read(ping)
        except (DatabaseTrouble, TimeoutError):
            return False
        return self._is_open()

    def _is_open(self) -> bool:
        return self._database.works and self._handled < self._most
