"""The line of one chat: in, messages in order; out, what is next, and how far they are out."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from surveybot.storage.outbox import Progress, Unsent
from surveybot.storage.sprints import Key, Out

Item = dict[str, Any]


@dataclass(slots=True)
class Line:
    """What one chat still gets, and the last prompt that it got.

    With `forgets` some of it is not kept when it is out; `erased` are interviews that are gone, by their place.
    """

    chat: int
    queued_rev: int
    sent_rev: int
    waiting: deque[tuple[int, Item | None]] = field(default_factory=deque)
    prompt_ref: str | None = None
    prompt_message: int | None = None
    blocked: bool = False
    task: asyncio.Task[None] | None = None
    forgets: bool = False
    erased: set[str] = field(default_factory=set)
    noted_at: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    def forget(self, unsent: Unsent, last_prompt: str | None) -> None:
        """What another worker has committed may be of an interview that is gone by now: no other names none.

        `last_prompt` is the one that is out, if no interview waits for an answer to it.
        """
        if unsent.forgets:
            self.forgets = True
            refs = [last_prompt or "", *(item["ref"] for item in unsent.messages if "ref" in item)]
            self.erased.update(ref.partition(".")[0] for ref in refs if ref and not ref.startswith("r."))

    def overtakes(self, item: Item) -> bool:
        """Whether a prompt need not be sent, since a later one waits: twenty replies at once show one prompt."""
        if item["kind"] != "prompt":
            return False
        prompts = (other for _, other in reversed(self.waiting) if other is not None and other["kind"] == "prompt")
        return next(prompts) is not item

    def at_once(self) -> list[Item]:
        """What is sent next: nobody waits for an edit, what follows it in its sprint goes with it."""
        (_, first), (_, second) = self.waiting[0], self.waiting[1]
        assert first is not None
        if first["kind"] != "edit" or second is None or second["kind"] == "edit" or self.overtakes(second):
            return [first]
        return [first, second]

    def params_for(self, item: Item) -> dict[str, Any] | None:
        """What an item is sent with; None for an edit of a prompt that was overtaken and never sent."""
        params: dict[str, Any] = item["params"] | {"chat_id": self.chat}
        if item["kind"] == "edit" and "message_id" not in params:
            if self.prompt_ref != item["ref"] or self.prompt_message is None:
                return None
            params["message_id"] = self.prompt_message
        return params

    def find(self, prompt: str, message: int | None) -> None:
        """A button was tapped: the message of a prompt that went out with an answer is known now."""
        if self.prompt_ref == prompt and self.prompt_message is None:
            self.prompt_message = message

    def replied(self, prompt: str | None) -> None:
        """A message is out whose number nobody knows; `prompt` if it is one."""
        if prompt is not None:
            self.prompt_ref, self.prompt_message = prompt, None

    @property
    def gone(self) -> frozenset[str]:
        """The interviews that are gone, once nothing waits that may change a prompt of theirs."""
        return frozenset() if self.waiting else frozenset(self.erased)

    @property
    def out(self) -> Out:
        """How far it is; the prompt of an interview that is gone is forgotten."""
        if self.erased and self.prompt_ref is not None and self.prompt_ref.partition(".")[0] in self.gone:
            return Out(self.sent_rev)
        return Out(self.sent_rev, self.prompt_ref, self.prompt_message)

    def progress(self, key: Key) -> Progress:
        """How far it is, and what that means for what is on record."""
        return Progress(key, self.out, self.blocked, self.forgets, self.gone)
