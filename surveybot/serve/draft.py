"""The sprint that is being worked on: in, what happens in it; out, the sprint as it is committed."""

from dataclasses import asdict, dataclass, field
from typing import Any

from surveybot.dialog.interview import Interview
from surveybot.serve.incoming import Incoming
from surveybot.storage.respondents import InterviewRow
from surveybot.storage.sprints import Closing, Sprint, Standing
from surveybot.telegram.decode import Tap, Update


@dataclass(slots=True)
class SprintDraft:
    """What has happened since the last commit."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    asks: bool = False
    tap: Tap | None = None
    toast: str | None = None
    opened: InterviewRow | None = None
    reopened: int | None = None
    closings: list[Closing] = field(default_factory=list)
    closed_interview: int | None = None
    last_entries: tuple[dict[str, Any], ...] = ()

    @property
    def tapped_message(self) -> int | None:
        """The message whose button was tapped."""
        return self.tap.message if self.tap is not None else None

    def sprint(
        self,
        handled: Incoming,
        rev: int,
        at: float,
        standing: Standing,
        interview_id: int | None,
        interview: Interview | None,
        sent_rev: int,
    ) -> Sprint:
        """The sprint, done on revision `rev` of the respondent."""
        entries = tuple(entry.to_json() for entry in interview.fresh) if interview is not None else self.last_entries
        opened = None
        if self.opened is not None:
            opened = asdict(self.opened) | {"bot": handled.key.bot, "user_id": handled.key.user}
        return Sprint(
            key=handled.key,
            rev=rev,
            at=at,
            standing=standing,
            update_id=handled.what.id if isinstance(handled.what, Update) else None,
            interview=interview_id,
            entries=entries,
            draft=interview.draft() if interview is not None else None,
            messages=tuple(self.messages),
            opened=opened,
            closings=tuple(self.closings),
            reopened=self.reopened,
            sent_rev=sent_rev,
        )
