"""The sprint that is being worked on: in, what happens in it; out, the sprint as it is committed."""

from dataclasses import asdict, dataclass, field
from typing import Any

from surveybot.dialog.interview import Entry, Interview
from surveybot.storage.respondents import InterviewRow
from surveybot.storage.sprints import Closing, Key, Sprint, Standing
from surveybot.telegram.decode import Tap


@dataclass(slots=True)
class SprintDraft:
    """What has happened since the last commit; `left` is the interview that has ended in it."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    asks: bool = False
    tap: Tap | None = None
    toast: str | None = None
    opened: InterviewRow | None = None
    reopened: int | None = None
    closings: list[Closing] = field(default_factory=list)
    left: int | None = None
    last_entries: list[Entry] = field(default_factory=list)

    @property
    def tapped_message(self) -> int | None:
        """The message whose button was tapped."""
        return self.tap.message if self.tap is not None else None

    def sprint(
        self,
        key: Key,
        rev: int,
        at: float,
        standing: Standing,
        update_id: int | None,
        number: int | None,
        interview: Interview | None,
        sent_rev: int,
    ) -> Sprint:
        """The sprint, done on revision `rev` of the respondent, in interview `number`."""
        entries = interview.fresh if interview is not None else self.last_entries
        opened = asdict(self.opened) | {"bot": key.bot, "user_id": key.user} if self.opened is not None else None
        return Sprint(
            key=key,
            rev=rev,
            at=at,
            standing=standing,
            update_id=update_id,
            interview=number,
            entries=tuple(entry.to_json() for entry in entries),
            draft=interview.draft() if interview is not None else None,
            messages=tuple(self.messages),
            opened=opened,
            closings=tuple(self.closings),
            reopened=self.reopened,
            sent_rev=sent_rev,
            keeps_due=interview is not None and not self.asks,
        )
