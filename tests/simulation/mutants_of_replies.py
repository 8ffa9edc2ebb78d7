"""The same of replies in the webhook's answers; in, monkeypatch; out, a bot that says too early, twice, or nothing."""

import asyncio

import pytest

from surveybot.serve.conversation import Conversation
from surveybot.serve.delivery import Delivery
from surveybot.serve.incoming import Incoming
from surveybot.serve.line import Line
from surveybot.serve.replying import reply_in
from surveybot.storage.sprints import Key, Sprint, Verdict
from surveybot.telegram.decode import Tap
from tests.simulation.mutants import Mutant


def replies_before_it_commits(patch: pytest.MonkeyPatch) -> None:
    """What there is to say goes out with the answer while it is on its way to the database."""
    commit = Conversation._commit

    async def eager(self: Conversation, handled: Incoming) -> None:
        line = Line(self._respondent.standing.chat, queued_rev=0, sent_rev=0)
        reply = reply_in(self._respondent.draft.messages, line)
        if self._parts.delivery._replies and reply is not None:
            handled.acknowledge(reply.call)
        await commit(self, handled)

    patch.setattr(Conversation, "_commit", eager)


def replies_once(patch: pytest.MonkeyPatch) -> None:
    """An update that comes again has had its answer."""

    async def nothing(self: Delivery, key: Key, update_id: int) -> None:
        await asyncio.sleep(0)

    patch.setattr(Delivery, "reply_again", nothing)


def replies_and_calls(patch: pytest.MonkeyPatch) -> None:
    """What goes out with the answer stands in line as well."""
    post = Delivery.post

    async def both(self: Delivery, sprint: Sprint, verdict: Verdict, tap: Tap | None = None) -> bytes | None:
        reply = await post(self, sprint, verdict, tap)
        if reply is not None:
            self._queue(sprint.key, self._lines[sprint.key], sprint.rev + 1, sprint.messages)
        return reply

    patch.setattr(Delivery, "post", both)


MUTANTS_OF_REPLIES: dict[Mutant, int] = {replies_before_it_commits: 14, replies_once: 14, replies_and_calls: 14}
