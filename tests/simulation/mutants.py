"""The protocol with one mistake each: in, pytest's monkeypatch; out, a bot that the simulation must tell from ours.

Each is a plausible way to write it. What none of them breaks would be a promise that the simulation does not prove.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from surveybot.dialog.interview import Interview
from surveybot.questions.reply import Tapped
from surveybot.serve import converse
from surveybot.serve.conversation import Conversation
from surveybot.serve.delivery import Delivery
from surveybot.serve.incoming import Incoming
from surveybot.serve.line import Line
from surveybot.serve.parts import Parts
from surveybot.serve.respondent import Respondent
from surveybot.serve.worker import Worker
from surveybot.storage import sprints, writer
from surveybot.storage.sprints import Outcome, Sprint, Verdict
from surveybot.storage.writer import Writer
from surveybot.telegram.decode import Tap, Update

Mutant = Callable[[pytest.MonkeyPatch], None]


def acknowledges_first(patch: pytest.MonkeyPatch) -> None:
    """An update is acknowledged when it is in the mailbox."""
    take = Worker.take

    def hasty(self: Worker, update: Update) -> Awaitable[None]:
        take(self, update)
        return asyncio.sleep(0)

    patch.setattr(Worker, "take", hasty)


def looks_at_no_revision(patch: pytest.MonkeyPatch) -> None:
    """Whoever writes last wins."""
    commit = sprints.commit_group

    def group(connection: Any, waiting: Sequence[Sprint], worker: str) -> list[Verdict]:
        query = "SELECT rev FROM respondents WHERE bot = ? AND user_id = ?"
        revs = [connection.exec_driver_sql(query, sprint.key).scalar() or 0 for sprint in waiting]
        return commit(connection, [replace(one, rev=rev) for one, rev in zip(waiting, revs, strict=True)], worker)

    patch.setattr(writer, "commit_group", group)


def sends_before_it_commits(patch: pytest.MonkeyPatch) -> None:
    """The messages of a sprint go out while it is on its way to the database."""
    commit = Conversation._commit

    async def eager(self: Conversation, handled: Incoming) -> None:
        for item in self._respondent.draft.messages:
            if item["method"] == "sendMessage":
                chat = self._respondent.standing.chat
                self._parts.asides.call("sendMessage", item["params"] | {"chat_id": chat})
        await commit(self, handled)

    patch.setattr(Conversation, "_commit", eager)


def does_not_sweep(patch: pytest.MonkeyPatch) -> None:
    """Nobody looks for what a dead worker has left unsent."""

    async def nothing(self: Delivery) -> None:
        await asyncio.sleep(0)

    patch.setattr(Delivery, "sweep", nothing)


def takes_no_lease(patch: pytest.MonkeyPatch) -> None:
    """Whoever commits sends, whoever else may be sending."""
    post = Delivery.post

    async def free(self: Delivery, sprint: Sprint, verdict: Verdict, tap: Tap | None = None) -> bytes | None:
        return await post(self, sprint, verdict._replace(may_send=True), tap)

    patch.setattr(Delivery, "post", free)


def marks_before_it_sends(patch: pytest.MonkeyPatch) -> None:
    """A sprint counts as out as soon as it is queued."""
    queue = Delivery._queue

    def marked(self: Delivery, key: Any, line: Line, rev: int, items: Any) -> None:
        queue(self, key, line, rev, items)
        line.sent_rev = rev
        self._dirty.add(key)

    patch.setattr(Delivery, "_queue", marked)


def gives_every_sprint_a_prompt_number(patch: pytest.MonkeyPatch) -> None:
    """Buttons of an older number are taken for the open question's."""
    patch.setattr(Conversation, "_hear", _careless(Conversation._hear))


def _careless(hear: Any) -> Any:
    async def careless(self: Conversation, incoming: Incoming, under_way: Any) -> Any:
        event = incoming.what.event if isinstance(incoming.what, Update) else None
        if isinstance(event, Tap) and event.data.startswith(f"{under_way.place}."):
            return Tapped(event.data.split(".", 2)[2], self._parts.clock())
        return await hear(self, incoming, under_way)

    return careless


def has_no_dedupe(patch: pytest.MonkeyPatch) -> None:
    """An update that is brought again is handled again."""
    sprint = Respondent.sprint
    patch.setattr(Respondent, "sprint", lambda self, update_id: sprint(self, None))


def forgets_the_marks(patch: pytest.MonkeyPatch) -> None:
    """What is ticked lives in memory alone."""
    draft = Interview.draft
    patch.setattr(Interview, "draft", lambda self: draft(self) | {"marks": []})


def undoes_all_for_one(patch: pytest.MonkeyPatch) -> None:
    """When a group fails, all of it is told that it is done."""

    async def together(self: Writer, group: Any) -> None:
        try:
            verdicts = await self._database.write(sprints.commit_group, [one for one, _ in group], self.worker)
        except Exception:  # noqa: BLE001 – the mistake
            verdicts = [Verdict(Outcome.DUPLICATE)] * len(group)
        for (_, future), verdict in zip(group, verdicts, strict=True):
            if not future.done():
                future.set_result(verdict)

    patch.setattr(Writer, "_together", together)


def fences_on_the_interview(patch: pytest.MonkeyPatch) -> None:
    """Whoever writes about another interview of the same person is no rival."""
    commit = sprints.commit_group

    def group(connection: Any, waiting: Sequence[Sprint], worker: str) -> list[Verdict]:
        return commit(connection, [_as_if_alone(connection, sprint) for sprint in waiting], worker)

    patch.setattr(writer, "commit_group", group)


def _as_if_alone(connection: Any, sprint: Sprint) -> Sprint:
    newest = "SELECT max(rev) FROM sprints WHERE bot = ? AND user_id = ? AND interview IS ?"
    if (connection.exec_driver_sql(newest, (*sprint.key, sprint.interview)).scalar() or 0) > sprint.rev:
        return sprint
    rev = connection.exec_driver_sql("SELECT rev FROM respondents WHERE bot = ? AND user_id = ?", sprint.key).scalar()
    return replace(sprint, rev=rev or 0)


def holds_what_it_cannot_handle(patch: pytest.MonkeyPatch) -> None:
    """An update that an interview fails at is tried again for ever, and never acknowledged."""

    async def again(parts: Parts, incoming: Incoming, *_: object) -> Incoming:
        await asyncio.sleep(1.0)
        return incoming

    patch.setattr(converse, "_after_failure", again)


# With the seed of a short run that shows it; the tests say so when another one shows it now.
MUTANTS: dict[Mutant, int] = {
    acknowledges_first: 69,
    looks_at_no_revision: 6,
    sends_before_it_commits: 69,
    does_not_sweep: 30,
    takes_no_lease: 21,
    marks_before_it_sends: 99,
    gives_every_sprint_a_prompt_number: 21,
    has_no_dedupe: 69,
    forgets_the_marks: 58,
    undoes_all_for_one: 40,
    fences_on_the_interview: 27,
    holds_what_it_cannot_handle: 32,
}
