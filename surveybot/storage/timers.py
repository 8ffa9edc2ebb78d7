"""Time limits: in, the present; out, whose time is up. Silence counts only while some worker is alive."""

from sqlalchemy import Connection, or_, select, update

from surveybot.storage.insert_once import insert_once
from surveybot.storage.sprints import Key
from surveybot.storage.tables import respondents, uptime

GAP_SECONDS = 10.0  # more between two signs of life is an outage, or a clock that was moved


def sign_of_life(connection: Connection, bot: int, now: float) -> float:
    """Notes that a worker is alive; after an outage all limits move on by its length, which is returned in seconds."""
    mine = uptime.c.bot == bot
    before: float | None = connection.execute(select(uptime.c.alive_at).where(mine).with_for_update()).scalar()
    if before is None:
        insert_once(connection, uptime, {"bot": bot, "alive_at": now})
        return 0.0
    gap = now - before
    connection.execute(update(uptime).where(mine).values(alive_at=now))
    if abs(gap) <= GAP_SECONDS:
        return 0.0
    table = respondents.c
    connection.execute(
        update(respondents).where(table.bot == bot, table.due_at.is_not(None)).values(due_at=table.due_at + gap)
    )
    return gap


def due(connection: Connection, bot: int, now: float, limit: int) -> list[tuple[Key, int]]:
    """Respondents whose time is up and who have seen their prompt, each with the revision that it is up for."""
    table = respondents.c
    found = select(table.user_id, table.rev).where(
        table.bot == bot, table.due_at <= now, or_(table.sent_rev >= table.rev, table.blocked.is_(True))
    )
    rows = connection.execute(found.order_by(table.due_at).limit(limit))
    return [(Key(bot, row.user_id), row.rev) for row in rows]
