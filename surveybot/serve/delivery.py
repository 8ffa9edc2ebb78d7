"""Delivery: in, committed messages; out, calls to the Bot API, in order for each chat, chats side by side.

Only the worker that holds a chat's lease sends. How far a chat's messages are out is noted with its next sprint, or
within 400 ms, when the lease is given back; a crash before that repeats at most the last messages. Whoever finds
unsent messages and no lease sends them.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from surveybot.errors import DatabaseTrouble
from surveybot.serve.line import Item, Line
from surveybot.serve.recurring import every
from surveybot.serve.replying import reply_in, reply_to
from surveybot.serve.side_by_side import side_by_side
from surveybot.serve.uploads import Uploads
from surveybot.storage import outbox
from surveybot.storage.database import Database
from surveybot.storage.outbox import Progress
from surveybot.storage.sprints import LEASE_SECONDS, NOTHING_OUT, Key, Out, Sprint, Verdict
from surveybot.telegram.client import Client, Refused, Unreachable
from surveybot.telegram.decode import Tap

log = logging.getLogger(__name__)

FLUSH_SECONDS = 0.2
SWEEP_SECONDS = 1.0
CALM_SECONDS = 60.0  # after a 429 every message takes a call, whose refusal is heard
RENEWAL = LEASE_SECONDS / 3  # how often a chat that Telegram lets wait keeps its lease

Prompt = tuple[str, int | None]  # its reference, and its message if that is known

_LATER = (401, 404, 429)  # without a valid token nothing is lost either: it goes out after the next start
_NO_CAPTION = "no caption in the message to edit"
_DONE_ALREADY = ("message is not modified", "message to edit not found", "message can't be edited")


class Delivery:
    """Sends for all chats of one bot. Nothing is sent that is not committed.

    While a respondent is `committing`, a sprint of his is on its way to the database and from there to `post`: what is
    found unsent in the database meanwhile may be that sprint, and is left to `post`, or it would go twice.
    """

    def __init__(
        self,
        client: Client,
        database: Database,
        bot: int,
        worker: str,
        clock: Callable[[], datetime],
        *,
        replies: bool = False,
    ) -> None:
        """Idle until `start`. If it `replies`, a message may go out with the answer to an update."""
        self._client = client
        self._uploads = Uploads(client, database)
        self._database = database
        self._bot = bot
        self._worker = worker
        self._clock = clock
        self._replies, self._calm_at = replies, 0.0
        self._lines: dict[Key, Line] = {}
        self._dirty: set[Key] = set()  # whose progress is not noted yet
        self._ripe: set[Key] = set()  # those that were dirty at the last flush already
        self.committing: set[Key] = set()
        self._loops: list[asyncio.Task[None]] = []
        self._scrubs = False
        self.calls: Counter[str] = Counter()  # that brought messages, or failed to

    def start(self) -> None:
        """Begins to note progress and to look for messages that nobody sends."""
        self._loops = [
            asyncio.create_task(every(FLUSH_SECONDS, self.flush)),
            asyncio.create_task(every(SWEEP_SECONDS, self.sweep)),
            asyncio.create_task(every(SWEEP_SECONDS, self.scrub)),
        ]

    def out(self, key: Key) -> Out:
        """How far the messages of a respondent are out, as far as this worker knows."""
        line = self._lines.get(key)
        return line.out if line else NOTHING_OUT

    async def reply_again(self, key: Key, update_id: int) -> bytes | None:
        """The reply to an update that has come again: its connection may have died with the first one."""
        if not self._replies:
            return None
        last = await self._database.read(outbox.last_messages, key, update_id)
        return reply_to(last) if last is not None else None

    async def post(self, sprint: Sprint, verdict: Verdict, tap: Tap | None = None) -> bytes | None:
        """Queues the messages of a sprint that is committed, but for the call that is to go out with its answer.

        Not if another worker sends for its chat. The `tap` that it was made for says which message it was under.
        """
        if not verdict.may_send:
            return None
        key, chat, rev, items = sprint.key, sprint.standing.chat, sprint.rev + 1, sprint.messages
        line = self._line(key, verdict.sent_rev)
        if line is None and verdict.sent_rev == rev - 1:
            line = self._lines[key] = Line(
                chat, rev - 1, rev - 1, prompt_ref=verdict.prompt_ref, prompt_message=verdict.prompt_message
            )
        if line is None or max(line.queued_rev, verdict.sent_rev) < rev - 1:
            await self._load(key, max(verdict.sent_rev, line.queued_rev if line else 0))
            return None
        if rev <= line.queued_rev:
            return None  # it was found unsent in the database before it came here
        line.blocked = False  # whoever writes has not blocked the bot
        if tap is not None:
            line.find(tap.prompt, tap.message)
        if line.sent_rev == sprint.out.sent_rev and not line.forgets:
            self._dirty.discard(key)  # the sprint has noted it
            self._ripe.discard(key)
        if sprint.interview is not None:
            line.erased.discard(f"{sprint.interview:x}")  # it goes on, after all
        if gone := sprint.gone:
            line.erased.update(f"{number:x}" for number in gone)
            line.forgets = True
        reply = reply_in(items, line) if self._may_reply(sprint, verdict, line) else None
        self._queue(key, line, rev, items if reply is None else reply.items)
        return reply.call if reply is not None else None

    def _may_reply(self, sprint: Sprint, verdict: Verdict, line: Line) -> bool:
        """Not before all else is out, nor with what is erased when it is out: it could not be said again."""
        is_next = sprint.update_id is not None and not line.waiting and verdict.sent_rev == sprint.rev
        is_kept = sprint.interview not in (None, *sprint.gone) or not line.forgets
        return self._replies and is_next and is_kept and asyncio.get_running_loop().time() >= self._calm_at

    def _line(self, key: Key, sent_rev: int) -> Line | None:
        """The line of a chat, unless it is idle and others have sent since: it knows an old prompt then."""
        line = self._lines.get(key)
        return None if line is not None and line.task is None and line.queued_rev < sent_rev else line

    async def _load(self, key: Key, after: int) -> None:
        """Queues everything that is committed and not out, from the database."""
        found = await self._database.read(outbox.backlog, key, after)
        line = self._line(key, after)
        if line is None:
            line = self._lines[key] = Line(
                found.chat, after, after, prompt_ref=found.prompt_ref, prompt_message=found.prompt_message
            )
        for unsent in found.unsent:
            if unsent.rev > line.queued_rev:
                line.blocked = False  # he may be back; if not, Telegram says so again
                line.forget(unsent, found.prompt_ref if found.current is None else None)
                self._queue(key, line, unsent.rev, tuple(unsent.messages))
        self._go_on(key, line)  # whatever may have ended its task

    def _queue(self, key: Key, line: Line, rev: int, items: tuple[Item, ...]) -> None:
        line.waiting.extend((rev, item) for item in items)
        line.waiting.append((rev, None))  # the end of the sprint
        line.queued_rev = rev
        self._go_on(key, line)

    def _go_on(self, key: Key, line: Line) -> None:
        if line.task is None and self._has_something_to_send(key, line):
            line.task = asyncio.create_task(self._send_all(key, line))

    def _has_something_to_send(self, key: Key, line: Line) -> bool:
        """Whether the first of what waits needs a call; what needs none is out."""
        while line.waiting:
            rev, item = line.waiting[0]
            if item is None:
                line.sent_rev = rev
                self._dirty.add(key)
            elif item["kind"] == "replied":
                line.replied(item["ref"])
            elif not line.blocked and not line.overtakes(item):
                return True
            line.waiting.popleft()
        return False

    async def _send_all(self, key: Key, line: Line) -> None:
        try:
            while self._has_something_to_send(key, line):
                items = line.at_once()
                sends = [self._send(key, line, item, line.params_for(item)) for item in items]
                prompt = await (sends[0] if len(sends) == 1 else side_by_side(*sends))
                if prompt is not None:  # not before both are out: the edit is of the prompt before
                    line.prompt_ref, line.prompt_message = prompt
                for _ in items:
                    line.waiting.popleft()
        finally:
            line.task = None

    async def _send(self, key: Key, line: Line, item: Item, params: dict[str, Any] | None) -> Prompt | None:
        """One call, until it has gone through or Telegram has said no for good; the prompt, if it was one."""
        pause = 1.0
        while params is not None:
            try:
                result = await self._uploads.call(item, params)
            except Unreachable as failed:
                self.calls["unreachable"] += 1
                log.warning("a message to a respondent waits: %s; trying again in %.0f s", failed, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)
            except Refused as refused:
                if refused.code == 429:
                    self._calm_at = asyncio.get_running_loop().time() + CALM_SECONDS
                if refused.code in _LATER or refused.code >= 500:
                    self.calls["put off"] += 1
                    await asyncio.sleep(refused.retry_after or pause)
                    pause = min(pause * 2, 30.0)
                    continue
                if "otherwise" not in item or _NO_CAPTION not in refused.description:
                    self._gone(key, line, item, refused)
                    return None
                item = item["otherwise"]
                params = item["params"] | {name: params[name] for name in ("chat_id", "message_id")}
            else:
                self.calls["sent"] += 1
                message = result.get("message_id") if isinstance(result, dict) else None
                return (item["ref"], message) if item["kind"] == "prompt" else None
        return None

    def _gone(self, key: Key, line: Line, item: Item, refused: Refused) -> None:
        self.calls["blocked" if refused.code == 403 else "refused"] += 1
        if refused.code == 403:
            line.blocked = True
            log.info("respondent %s has blocked the bot; the interview waits", key.user)
        elif item["kind"] != "edit" or not any(words in refused.description for words in _DONE_ALREADY):
            log.error("Telegram does not take a message (%s): %s", item["method"], refused.description)

    async def flush(self, *, leaving: bool = False) -> None:
        """Notes how far messages are out, and renews the leases of chats that are still being written to.

        What has just gone out waits for one flush more: the next sprint notes it, if it comes soon.
        Who is behind (another worker has committed since) is served further; a worker that is `leaving` gives all of
        its leases back instead.
        """
        now = asyncio.get_running_loop().time()
        slow = {key for key, line in self._lines.items() if leaving or (line.task and now - line.noted_at > RENEWAL)}
        ripe = self._ripe | self._dirty if leaving else self._ripe
        keys = (ripe | slow) & self._lines.keys()
        self._ripe, self._dirty = self._dirty - keys, set()
        if not keys:
            return
        progress = []
        for key in sorted(keys):
            line = self._lines[key]
            line.noted_at = now
            progress.append(line.progress(key))
        try:
            behind = await self._database.write(outbox.flush, progress, self._worker, self._now(), leaving=leaving)
            for made in progress:
                await self._noted(made, behind.get(made.key, 0))
        except BaseException:
            self._ripe |= keys  # to note the same again does no harm
            raise
        if any(made.forgets for made in progress):
            self._scrubs = True

    async def scrub(self) -> None:
        """Takes what was erased out of the database's log, when nobody reads."""
        if self._scrubs:
            self._scrubs = not await self._database.scrub()

    async def _noted(self, made: Progress, rev: int) -> None:
        """A line whose progress is in the database: it goes on to revision `rev`, or is done with."""
        line = self._lines[made.key]
        if made.key in self.committing:
            self._dirty.add(made.key)
        elif rev > line.queued_rev:
            await self._load(made.key, line.queued_rev)
        elif not rev and line.task is None and line.sent_rev == made.out.sent_rev:
            del self._lines[made.key]

    async def sweep(self) -> None:
        """Takes over what a worker that is gone has left unsent."""
        taken = await self._database.write(outbox.take_over, self._bot, self._worker, self._now())
        for key, sent_rev in taken:
            line = self._lines.get(key)
            await self._load(key, max(sent_rev, line.queued_rev if line else 0))

    def _now(self) -> float:
        return self._clock().timestamp()

    async def close(self, grace_seconds: float) -> None:
        """Sends what can be sent in the grace, notes it, and stops; the rest stays committed for the next start."""
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        sending = [line.task for line in self._lines.values() if line.task is not None]
        if sending:
            await asyncio.wait(sending, timeout=grace_seconds)
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)
        try:
            await self.flush(leaving=True)
            await self.scrub()
        except DatabaseTrouble as trouble:
            log.warning("%s; after the next start some messages may come again", trouble)
