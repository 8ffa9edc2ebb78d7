"""What is on record of a respondent: in, a key; out, the row, the current interview and its journal."""

from typing import Any

import orjson
from msgspec import Struct, field
from msgspec.structs import fields
from sqlalchemy import Connection, and_, bindparam, func, select

from surveybot.storage.prepared import Prepared
from surveybot.storage.sprints import Key, Standing
from surveybot.storage.tables import interviews, respondents, sprints


class InterviewRow(Struct, frozen=True):
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


class Journal(Struct, frozen=True):
    """An interview with the entries made so far and the draft of its open wait."""

    row: InterviewRow
    entries: list[dict[str, Any]]
    draft: dict[str, Any]


class OnRecord(Struct, frozen=True):
    """A respondent; `rev` 0 is somebody who was never seen."""

    rev: int
    standing: Standing | None
    journal: Journal | None


def load(connection: Connection, key: Key) -> OnRecord:
    """Everything that is needed to go on with a respondent."""
    found = _RESPONDENT.rows(connection, {"of_bot": key.bot, "of_user": key.user})
    if not found:
        return OnRecord(0, None, None)
    rev, chat, language, current, pending, blocked = found[0]
    standing = Standing(chat, language, current, orjson.loads(pending) if pending else None, bool(blocked))
    return OnRecord(rev, standing, load_journal(connection, current) if current is not None else None)


_of = respondents.c
_RESPONDENT = Prepared(
    select(_of.rev, _of.chat, _of.language, _of.current, _of.pending, _of.blocked).where(
        _of.bot == bindparam("of_bot"), _of.user_id == bindparam("of_user")
    )
)


def load_journal(connection: Connection, interview: int) -> Journal | None:
    """An interview and its journal; None if there is none of that number."""
    found = _INTERVIEW.rows(connection, {"of_interview": interview})
    if not found:
        return None
    entries: list[dict[str, Any]] = []
    draft: dict[str, Any] = {"marks": [], "bookmark": None}
    for made, left in _MADE.rows(connection, {"of_interview": interview}):
        entries.extend(orjson.loads(made) if made else ())
        draft = orjson.loads(left) if left else draft
    return Journal(_read(found[0]), entries, draft)


def interviews_of(connection: Connection, key: Key) -> list[InterviewRow]:
    """All interviews of a respondent, the newest first."""
    return [_read(row) for row in _INTERVIEWS.rows(connection, {"of_bot": key.bot, "of_user": key.user})]


def latest_of(connection: Connection, key: Key, about: int | None) -> list[InterviewRow]:
    """The latest interview of each survey, wave and status, the newest first, and the one that it is `about`.

    However many a respondent has ended, no others say what he may do.
    """
    values = {"of_bot": key.bot, "of_user": key.user}
    found = [_read(row) for row in _LATEST.rows(connection, values)]
    if about is not None and all(row.id != about for row in found):
        found += [_read(row) for row in _OWN.rows(connection, values | {"of_interview": about})]
    return sorted(found, key=lambda row: row.started_at, reverse=True)


_NAMES = tuple(column.name for column in fields(InterviewRow))
_ROW = select(*(interviews.c[name] for name in _NAMES))
_INTERVIEW = Prepared(_ROW.where(interviews.c.id == bindparam("of_interview")))
_HIS = _ROW.where(interviews.c.bot == bindparam("of_bot"), interviews.c.user_id == bindparam("of_user"))
_INTERVIEWS = Prepared(_HIS.order_by(interviews.c.started_at.desc()))
_OWN = Prepared(_HIS.where(interviews.c.id == bindparam("of_interview")))
_KINDS = ("survey", "wave", "status")
_last = (
    select(*(interviews.c[name] for name in _KINDS), func.max(interviews.c.started_at).label("started_at"))
    .where(interviews.c.bot == bindparam("of_bot"), interviews.c.user_id == bindparam("of_user"))
    .group_by(*(interviews.c[name] for name in _KINDS))
    .subquery()
)
_LATEST = Prepared(  # joined: a window function takes three times as long, since it carries whole rows
    _HIS.join(_last, and_(*(interviews.c[name] == _last.c[name] for name in (*_KINDS, "started_at"))))
)
_MADE = Prepared(
    select(sprints.c.entries, sprints.c.draft)
    .join(
        interviews,
        and_(
            sprints.c.bot == interviews.c.bot,
            sprints.c.user_id == interviews.c.user_id,
            sprints.c.rev >= interviews.c.first_rev,
            sprints.c.interview == interviews.c.id,
        ),
    )
    .where(interviews.c.id == bindparam("of_interview"))
    .order_by(sprints.c.rev)
)


def _read(row: Any) -> InterviewRow:
    values = dict(zip(_NAMES, row, strict=True))
    return InterviewRow(**values | {"given": orjson.loads(values["given"]) if values["given"] else {}})
