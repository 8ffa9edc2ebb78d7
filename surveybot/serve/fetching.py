"""Fetching: in, files that answers name; out, the files, stored, or given up after many tries. Nothing is in memory.

An answer is durable before its file is asked for. A file that is to be erased is removed by the same loop.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from surveybot.errors import DatabaseTrouble
from surveybot.questions.sizes import LARGEST
from surveybot.serve import media_folder
from surveybot.storage import files
from surveybot.storage.database import Database
from surveybot.storage.files import Wanted
from surveybot.telegram.client import Client, Refused, TooLarge, Unreachable

log = logging.getLogger(__name__)

EVERY_SECONDS = 5.0
AT_ONCE = 4
LEASE_SECONDS = 180.0  # longer than a file may take
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 5.0, 3_600.0
MOST_TRIES = 48  # about a day and a half


class Fetching:
    """Fetches for one bot; any number of workers may do it at the same time, into the same folder."""

    def __init__(
        self, client: Client, database: Database, bot: int, folder: Path, clock: Callable[[], datetime]
    ) -> None:
        """Idle until `start`."""
        self._client = client
        self._database = database
        self._bot = bot
        self._folder = folder
        self._clock = clock
        self._bell = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins with whatever was not fetched before."""
        self._task = asyncio.create_task(self._work())

    def ring(self) -> None:
        """There is something new to fetch, or to remove."""
        self._bell.set()

    async def close(self) -> None:
        """Stops; what is being fetched is fetched again after the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        while True:
            self._bell.clear()
            try:
                while await self.turn():
                    pass
            except DatabaseTrouble as trouble:
                log.debug("files wait: %s", trouble)
            try:
                async with asyncio.timeout(EVERY_SECONDS):
                    await self._bell.wait()
            except TimeoutError:
                continue

    async def turn(self) -> int:
        """Fetches and removes what is due; how much there was of it."""
        gone = await self._database.read(files.erased, self._bot, AT_ONCE)
        for name in gone:
            media_folder.remove(self._folder, name)
        if gone:
            await self._database.write(files.removed, gone)
        now = self._clock().timestamp()
        if not await self._database.read(files.is_due, self._bot, now):
            return len(gone)
        claimed = await self._database.write(files.claim, self._bot, now, now + LEASE_SECONDS, AT_ONCE)
        await asyncio.gather(*(self._fetch(wanted) for wanted in claimed))
        return len(gone) + len(claimed)

    async def _fetch(self, wanted: Wanted) -> None:
        try:
            content = await self._client.download(wanted.file_id, LARGEST)
            await asyncio.to_thread(media_folder.write, self._folder, wanted.name, content)
        except TooLarge as failed:
            await self._give_up(wanted, str(failed))
        except Refused as failed:
            await self._after_failure(wanted, str(failed), failed.retry_after)
        except Unreachable as failed:
            await self._after_failure(wanted, str(failed))
        except OSError as failed:
            log.error("a file cannot be stored in %s: %s", self._folder, failed.strerror)
            await self._after_failure(wanted, "the folder for files cannot be written to")
        else:
            if not await self._database.write(files.store, wanted.name, len(content)):
                media_folder.remove(self._folder, wanted.name)  # it was erased meanwhile

    async def _after_failure(self, wanted: Wanted, why: str, retry_after: float | None = None) -> None:
        if wanted.tries + 1 >= MOST_TRIES:
            await self._give_up(wanted, why)
            return
        pause = min(FIRST_PAUSE_SECONDS * 2 ** min(wanted.tries, 10), LONGEST_PAUSE_SECONDS)
        pause = max(pause, retry_after or 0.0)
        log.info("file %s waits: %s; trying again in %.0f s", wanted.name, why, pause)
        await self._database.write(files.put_off, wanted.name, self._clock().timestamp() + pause)

    async def _give_up(self, wanted: Wanted, why: str) -> None:
        log.error("file %s is given up: %s", wanted.name, why)
        await self._database.write(files.lose, wanted.name)
