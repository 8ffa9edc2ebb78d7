"""Time limits: in, the present; out, whose limits may have passed. Silence counts only while some worker is alive.

The `due_at` of an interview may come too early, but never too late: what has passed is decided when it comes, and if
it is nothing, the next time is noted. So an outage need not know which limits move on with it and which stand still.
"""

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Connection, bindparam, case, or_, select, update

from surveybot.storage.insert_once import insert_once
from surveybot.storage.interviews import IN_PROGRESS
from surveybot.storage.prepared import Prepared
from surveybot.storage.sprints import Key
from surveybot.storage.tables import interviews, respondents, uptime

GAP_SECONDS = 10.0  # more between two signs of life is an outage, or a clock that was moved

_ITS_RESPONDENT = (respondents.c.bot == interviews.c.bot) & (respondents.c.user_id == interviews.c.user_id)


class Due(Struct, frozen=True):
    """The `due_at` of an interview has come, while its respondent is at revision `rev`."""

    key: Key
    rev: int
    interview: int
    due_at: float


class Times(Struct, frozen=True):
    """From when the limits of an interview count, and how many reminders were sent in this silence, the last when."""

    silent_since: float | None
    expires_at: float | None = None
    reminded_at: float | None = None
    reminders: int = 0
    blocked: bool = False


def sign_of_life(connection: Connection, bot: int, now: float) -> float:
    """Notes that a worker is alive; after an outage the silences of before move on by its length, which is returned.

    It is in seconds, and negative if the clock was set back; then everything is looked at anew.
    """
    mine = uptime.c.bot == bot
    before: float | None = connection.execute(select(uptime.c.alive_at).where(mine).with_for_update()).scalar()
    if before is None:
        insert_once(connection, uptime, {"bot": bot, "alive_at": now})
        return 0.0
    gap = now - before
    connection.execute(update(uptime).where(mine).values(alive_at=now))
    if abs(gap) <= GAP_SECONDS:
        return 0.0
    table = interviews.c
    silent = update(interviews).where(table.bot == bot, table.silent_since.is_not(None))
    moved = {one.name: _moved_on(one, gap, now) for one in (table.silent_since, table.reminded_at)}
    connection.execute(silent.values(moved))
    if gap < 0:
        connection.execute(update(interviews).where(table.bot == bot, table.due_at > now).values(due_at=now))
    return gap


def _moved_on(noted: Column[float], gap: float, now: float) -> ColumnElement[float]:
    """A moment after a gap; what was noted in the last seconds was noted since."""
    return case((noted.between(now - GAP_SECONDS / 2, now), noted), else_=noted + gap)


def due(connection: Connection, bot: int, now: float, limit: int) -> list[Due]:
    """Interviews whose time has come, the earliest first, of respondents who have seen their prompt."""
    rows = _DUE.rows(connection, {"of_bot": bot, "at": now, "at_most": limit})
    return [Due(Key(bot, user), rev, interview, due_at) for user, rev, interview, due_at in rows]


_DUE = Prepared(  # every worker asks it twice a second
    select(interviews.c.user_id, respondents.c.rev, interviews.c.id, interviews.c.due_at)
    .join(respondents, _ITS_RESPONDENT)
    .where(
        interviews.c.bot == bindparam("of_bot"),
        interviews.c.due_at <= bindparam("at"),
        or_(respondents.c.sent_rev >= respondents.c.rev, respondents.c.blocked.is_(True)),
    )
    .order_by(interviews.c.due_at)
    .limit(bindparam("at_most"))
)


def times_of(connection: Connection, interview: int) -> tuple[str, Times] | None:
    """The edition of an interview in progress, and its times; None if it is not in progress any more."""
    table = interviews.c
    found = select(
        table.edition, table.silent_since, table.expires_at, table.reminded_at, table.reminders, respondents.c.blocked
    ).join(respondents, _ITS_RESPONDENT)
    row = connection.execute(found.where(table.id == interview, table.status == IN_PROGRESS)).first()
    return (row.edition, Times(*row[1:])) if row is not None else None


def put_off(connection: Connection, due: Due, due_at: float | None) -> None:
    """The next time is `due_at`, unless somebody has noted another one meanwhile."""
    table = interviews.c
    rang = update(interviews).where(table.id == due.interview, table.due_at == due.due_at)
    connection.execute(rang.values(due_at=due_at))
