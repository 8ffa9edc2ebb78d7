"""The one writer: in, sprints from all respondents; out, verdicts. What waits at one moment goes as one commit.

A sprint that claims something goes alone: if it is denied, nothing of it may be written, and nothing of others undone.
"""

import asyncio
import time
from collections import Counter

from sqlalchemy.exc import IntegrityError

from surveybot.errors import DatabaseHeld
from surveybot.storage.database import Database
from surveybot.storage.sprints import Denied, Outcome, Sprint, Verdict, commit_alone, commit_group

Waiting = tuple[Sprint, "asyncio.Future[Verdict]"]


class Writer:
    """Commits sprints in groups; `worker` is the name under which leases are taken."""

    def __init__(self, database: Database, worker: str) -> None:
        """Idle until the first `commit`."""
        self.worker = worker
        self.outcomes: Counter[str] = Counter()  # of all sprints so far; `refused` is that of the database
        self.commits, self.commit_seconds = 0, 0.0  # turns of `_drain`: a group and those that go alone
        self._database = database
        self._waiting: list[Waiting] = []
        self._task: asyncio.Task[None] | None = None

    async def commit(self, sprint: Sprint) -> Verdict:
        """The verdict, once it is durable. An error of the database reaches every sprint that it kept from commit."""
        future: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self._waiting.append((sprint, future))
        if self._task is None:
            self._task = asyncio.create_task(self._drain())
        return await future

    async def _drain(self) -> None:
        try:
            while self._waiting:
                waiting, self._waiting = self._waiting, []
                begun = time.perf_counter()
                group = [one for one in waiting if not one[0].claims_something]
                if group:
                    await self._together(group)
                for one in waiting:
                    if one[0].claims_something:
                        await self._alone(*one)
                self.commits += 1
                self.commit_seconds += time.perf_counter() - begun
        finally:
            self._task = None

    async def _together(self, group: list[Waiting]) -> None:
        """One commit for all; if it fails, only the guilty sprint does."""
        try:
            verdicts = await self._database.write(commit_group, [sprint for sprint, _ in group], self.worker)
        except DatabaseHeld as failed:  # alone each of them would wait as long again
            for _, future in group:
                self._fail(future, failed)
        except Exception as failed:  # noqa: BLE001 – whatever it is, each of the group must hear of it
            for sprint, future in group:
                if len(group) == 1 and not isinstance(failed, IntegrityError):
                    self._fail(future, failed)
                else:
                    await self._alone(sprint, future)
        else:
            for (_, future), verdict in zip(group, verdicts, strict=True):
                self._tell(future, verdict)

    async def _alone(self, sprint: Sprint, future: "asyncio.Future[Verdict]") -> None:
        try:
            self._tell(future, await self._database.write(commit_alone, sprint, self.worker))
        except Denied:
            self._tell(future, Verdict(Outcome.DENIED))
        except Exception as its_own:  # noqa: BLE001 – it goes to the one who waits
            self._fail(future, its_own)

    async def close(self) -> None:
        """Waits until everything that was handed in has its verdict, or nobody is left who could give one."""
        while self._task is not None and not self._task.done():  # cancelled before its first step it stays here
            await asyncio.wait([self._task])

    def _tell(self, future: "asyncio.Future[Verdict]", verdict: Verdict) -> None:
        self.outcomes[verdict.outcome.value] += 1
        if not future.done():
            future.set_result(verdict)

    def _fail(self, future: "asyncio.Future[Verdict]", failed: Exception) -> None:
        self.outcomes["refused"] += 1
        if not future.done():
            future.set_exception(failed)
