"""The one writer: in, sprints from all respondents; out, verdicts. What waits at one moment goes as one commit."""

import asyncio

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from surveybot.storage.database import Database
from surveybot.storage.sprints import Outcome, Sprint, Verdict, commit_group, is_recorded

Waiting = tuple[Sprint, "asyncio.Future[Verdict]"]


class Writer:
    """Commits sprints in groups; `worker` is the name under which leases are taken."""

    def __init__(self, database: Database, worker: str) -> None:
        """Idle until the first `commit`."""
        self.worker = worker
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
                group, self._waiting = self._waiting, []
                try:
                    verdicts = await self._database.write(commit_group, [sprint for sprint, _ in group], self.worker)
                except Exception as failed:  # noqa: BLE001 – whatever it is, each of the group must hear of it
                    await self._one_by_one(group, failed)
                else:
                    for (_, future), verdict in zip(group, verdicts, strict=True):
                        _tell(future, verdict)
        finally:
            self._task = None

    async def _one_by_one(self, group: list[Waiting], failed: Exception) -> None:
        """Only the guilty sprint fails."""
        for sprint, future in group:
            try:
                if len(group) == 1 and not isinstance(failed, IntegrityError):
                    raise failed
                _tell(future, await self._database.write(_commit_alone, sprint, self.worker))
            except Exception as its_own:  # noqa: BLE001 – it goes to the one who waits
                if not future.done():
                    future.set_exception(its_own)

    async def close(self) -> None:
        """Waits until everything that was handed in has its verdict."""
        while self._task is not None:
            await asyncio.wait([self._task])


def _tell(future: "asyncio.Future[Verdict]", verdict: Verdict) -> None:
    if not future.done():
        future.set_result(verdict)


def _commit_alone(connection: Connection, sprint: Sprint, worker: str) -> Verdict:
    if sprint.update_id is not None and is_recorded(connection, sprint.key.bot, sprint.update_id):
        return Verdict(Outcome.DUPLICATE)
    return commit_group(connection, [sprint], worker)[0]
