"""The state of an interview: header, outcomes, draft and bookmark; everything else is derived from them by replay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple


class Kind(StrEnum):
    """How a wait came to its end."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    TIMED_OUT = "timed out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one wait, and when; `record` is the answer as JSON."""

    kind: Kind
    at: datetime
    record: Any = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: the outcome of a key, or (None) that it was withdrawn."""

    key: str
    outcome: Outcome | None

    def to_json(self) -> dict[str, Any]:
        """The entry for the journal; `from_json` gives it back."""
        if self.outcome is None:
            return {"key": self.key}
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
            return cls(line["key"], None)
        return cls(line["key"], Outcome(Kind(line["kind"]), datetime.fromisoformat(line["at"]), line["record"]))


def name_of(key: str) -> str:
    """The question that a key is of; what follows are the rounds of the loops around it."""
    return key.partition("@")[0]


class Bookmark(NamedTuple):
    """Where the dialog stands: the key of its open wait and a digest of all keys on the path. Only ever a check."""

    key: str
    digest: str


@dataclass(frozen=True, slots=True)
class Header:
    """What is known when an interview begins."""

    started_at: datetime
    language: str


@dataclass(slots=True)
class Interview:
    """What is on record of an interview; `fresh` are the entries since the last commit."""

    header: Header
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)
    bookmark: Bookmark | None = None
    length: int = 0
    fresh: list[Entry] = field(default_factory=list)

    def enter(self, key: str, outcome: Outcome | None) -> None:
        """Puts an outcome on record, or withdraws one; the draft of the open wait is done with."""
        self.take(Entry(key, outcome))
        self.fresh.append(Entry(key, outcome))
        self.marks = []

    def take(self, entry: Entry) -> None:
        """Takes in an entry of the journal; outcomes stay in the order of time."""
        self.outcomes.pop(entry.key, None)
        if entry.outcome is not None:
            self.outcomes[entry.key] = entry.outcome
        self.length += 1

    def draft(self) -> dict[str, Any]:
        """The state of the open wait as JSON: ticks and bookmark."""
        return {"marks": self.marks, "bookmark": list(self.bookmark) if self.bookmark else None}

    @classmethod
    def restored(cls, header: Header, journal: Iterable[Mapping[str, Any]], draft: Mapping[str, Any]) -> "Interview":
        """The interview as it was when `draft` was committed after the entries of `journal`."""
        interview = cls(header)
        for line in journal:
            interview.take(Entry.from_json(line))
        interview.marks = list(draft["marks"])
        interview.bookmark = Bookmark(*draft["bookmark"]) if draft["bookmark"] else None
        return interview
