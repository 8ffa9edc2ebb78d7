"""The sprint that is being worked on: in, what happens in it; out, nothing before `Respondent.sprint` commits it."""

from typing import Any

from msgspec import Struct, field

from surveybot.dialog.interview import Entry
from surveybot.questions.reply import Attachment
from surveybot.storage.interviews import Clock, Closing, Move, Reopening
from surveybot.storage.quotas import Claim, Place
from surveybot.storage.respondents import InterviewRow
from surveybot.telegram.decode import Tap


class SprintDraft(Struct):
    """What has happened since the last commit.

    `about` is the interview that it was about, where that is not the one under way; `clock` is set where the limits
    are others than those that a prompt makes; `attachment` is a file under the name that it would be stored under.
    """

    messages: list[dict[str, Any]] = field(default_factory=list)
    asks: bool = False
    tap: Tap | None = None
    toast: str | None = None
    opened: InterviewRow | None = None
    reopened: Reopening | None = None
    moves: list[Move] = field(default_factory=list)
    invitation: str | None = None
    claims: list[Claim] = field(default_factory=list)
    releases: list[Place] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    about: int | None = None
    clock: Clock | None = None
    attachment: Attachment | None = None
    last_entries: list[Entry] = field(default_factory=list)

    @property
    def tapped_message(self) -> int | None:
        """The message whose button was tapped."""
        return self.tap.message if self.tap is not None else None
