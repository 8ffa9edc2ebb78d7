"""Updates that are not handled: in, one as it came; out, a row that keeps it for whoever looks into it."""

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from surveybot.storage.tables import set_aside


def keep(connection: Connection, bot: int, update_id: int, user: int, why: str, update: str, at: float) -> None:
    """Keeps an update once, however often Telegram brings it."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = {"bot": bot, "update_id": update_id, "user_id": user, "why": why, "update": update, "at": at}
    connection.execute(dialect.insert(set_aside).values(row).on_conflict_do_nothing())
