"""The state of an interview: header, outcomes, draft and bookmark; everything else is derived from them by replay."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from msgspec import Struct, field

from surveybot.dialog.keys import without_round


class Kind(StrEnum):
    """How a wait came to its end."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    TIMED_OUT = "timed out"
    GAVE_UP = "gave up"
    CONFIRMED = "confirmed"
    FULL = "full"


class Outcome(Struct, frozen=True):
    """What came of one wait, and when; `record` is the answer as JSON."""

    kind: Kind
    at: datetime
    record: Any = None


class Entry(Struct, frozen=True):
    """One line of the journal: the outcome of a key, or (None) that it was withdrawn.

    With `drops_round` the whole round that the key belongs to is taken out, and later ones are numbered anew.
    """

    key: str
    outcome: Outcome | None
    drops_round: bool = False

    def to_json(self) -> dict[str, Any]:
        """The entry for the journal; `from_json` gives it back."""
        if self.outcome is None:
            return {"key": self.key} | ({"drops_round": True} if self.drops_round else {})
        return {
            "key": self.key,
            "kind": self.outcome.kind.value,
            "at": self.outcome.at.isoformat(),
            "record": self.outcome.record,
        }

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> "Entry":
        """The entry that `to_json` wrote."""
        if "kind" not in line:
            return cls(line["key"], None, bool(line.get("drops_round")))
        return cls(line["key"], Outcome(Kind(line["kind"]), datetime.fromisoformat(line["at"]), line["record"]))


class Bookmark(NamedTuple):
    """Where the dialog stands: the key of its open wait and a digest of all keys on the path. Only ever a check."""

    key: str
    digest: str


class Header(Struct, frozen=True):
    """What is known when an interview begins; without a seed nothing is shuffled.

    `given` is what has come with the invitation, by name, as JSON. One that `updates` may replace the response of an
    earlier interview, whose answers it has begun with.
    """

    started_at: datetime
    language: str
    seed: int | None = None
    updates: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)
    wave: int = 1


class Interview(Struct):
    """What is on record of an interview; `fresh` are the entries since the last commit.

    `former` are answers that were withdrawn. The draft of the open wait is `marks`, the `page` of its buttons, how many
    replies were `refused`, and the key that is being `changed` from a review; `heard` are the notices said so far.
    `album` is the last one that was answered, or refused as a whole, and `full` says of a question which choices have
    no places left, as far as anybody knows here.
    """

    header: Header
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    former: dict[str, Any] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)
    page: int = 0
    refused: int = 0
    changing: str | None = None
    heard: list[str] = field(default_factory=list)
    album: str | None = None
    bookmark: Bookmark | None = None
    length: int = 0
    fresh: list[Entry] = field(default_factory=list)
    full: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def enter(self, key: str, outcome: Outcome | None, *, drops_round: bool = False) -> None:
        """Puts an outcome on record, or withdraws one; the draft of the open wait is done with."""
        entry = Entry(key, outcome, drops_round)
        self.take(entry)
        self.fresh.append(entry)
        self.clear_draft()

    def clear_draft(self) -> None:
        """The open wait is as it was when it was begun."""
        self.marks, self.page, self.refused, self.changing = [], 0, 0, None

    def take(self, entry: Entry) -> None:
        """Takes in an entry of the journal; outcomes stay in the order of time."""
        self.length += 1
        if entry.drops_round:
            self.outcomes = without_round(self.outcomes, entry.key)
            self.former = without_round(self.former, entry.key)
            return
        before = self.outcomes.pop(entry.key, None)
        if before is not None and before.kind is Kind.ANSWERED:
            self.former[entry.key] = before.record
        if entry.outcome is not None:
            self.outcomes[entry.key] = entry.outcome

    def draft(self) -> dict[str, Any]:
        """The state of the open wait as JSON; what is as it was at its beginning is left out."""
        draft: dict[str, Any] = {"marks": self.marks, "bookmark": list(self.bookmark) if self.bookmark else None}
        for name in ("page", "refused", "changing", "heard", "album"):
            if value := getattr(self, name):
                draft[name] = value
        return draft

    @classmethod
    def restored(cls, header: Header, journal: Iterable[Mapping[str, Any]], draft: Mapping[str, Any]) -> "Interview":
        """The interview as it was when `draft` was committed after the entries of `journal`."""
        interview = cls(header)
        for line in journal:
            interview.take(Entry.from_json(line))
        interview.marks = list(draft["marks"])
        interview.page, interview.refused = draft.get("page", 0), draft.get("refused", 0)
        interview.changing, interview.heard = draft.get("changing"), list(draft.get("heard", ()))
        interview.album = draft.get("album")
        interview.bookmark = Bookmark(*draft["bookmark"]) if draft["bookmark"] else None
        return interview
