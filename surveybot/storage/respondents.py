"""What is on record of a respondent: in, a key; out, the row, the current interview and its journal."""

import json
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, select

from surveybot.storage.sprints import Key, Standing
from surveybot.storage.tables import interviews, respondents, sprints


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview as the database knows it; the response that it makes replaces that of the one it `updates`.

    `given` has come with its invitation. After its end the respondent was last `called` to that wave.
    """

    id: int
    survey: str
    edition: str
    language: str
    status: str
    started_at: float
    expires_at: float | None = None
    place: bool = False
    invitation: str | None = None
    anonymous: bool = False
    updates: int | None = None
    given: dict[str, Any] = field(default_factory=dict)
    wave: int = 1
    called: int = 0


@dataclass(frozen=True, slots=True)
class Journal:
    """An interview with the entries made so far and the draft of its open wait."""

    row: InterviewRow
    entries: list[dict[str, Any]]
    draft: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A respondent; `rev` 0 is somebody who was never seen."""

    rev: int
    standing: Standing | None
    journal: Journal | None


def load(connection: Connection, key: Key) -> OnRecord:
    """Everything that is needed to go on with a respondent."""
    table = respondents.c
    row = connection.execute(select(respondents).where(table.bot == key.bot, table.user_id == key.user)).first()
    if row is None:
        return OnRecord(0, None, None)
    pending = json.loads(row.pending) if row.pending else None
    standing = Standing(row.chat, row.language, row.current, pending, bool(row.blocked))
    journal = load_journal(connection, row.current) if row.current is not None else None
    return OnRecord(row.rev, standing, journal)


def load_journal(connection: Connection, interview: int) -> Journal | None:
    """An interview and its journal; None if there is none of that number."""
    row = connection.execute(_interviews().where(interviews.c.id == interview)).first()
    if row is None:
        return None
    made = select(sprints.c.entries, sprints.c.draft).where(sprints.c.interview == interview).order_by(sprints.c.rev)
    entries: list[dict[str, Any]] = []
    draft: dict[str, Any] = {"marks": [], "bookmark": None}
    for sprint in connection.execute(made):
        entries.extend(json.loads(sprint.entries) if sprint.entries else ())
        draft = json.loads(sprint.draft) if sprint.draft else draft
    return Journal(_read(row), entries, draft)


def interviews_of(connection: Connection, key: Key) -> list[InterviewRow]:
    """All interviews of a respondent, the newest first."""
    mine = _interviews().where(interviews.c.bot == key.bot, interviews.c.user_id == key.user)
    return [_read(row) for row in connection.execute(mine.order_by(interviews.c.started_at.desc()))]


def _read(row: Any) -> InterviewRow:
    return InterviewRow(**{**row._mapping, "given": json.loads(row.given) if row.given else {}})


def _interviews() -> Any:
    return select(*(interviews.c[column.name] for column in fields(InterviewRow)))
