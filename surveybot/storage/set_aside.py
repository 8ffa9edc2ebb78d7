"""Updates that are not handled: in, one as it came; out, a row that keeps it for whoever looks into it."""

from sqlalchemy import Connection

from surveybot.storage.insert_once import insert_once
from surveybot.storage.tables import set_aside


def keep(connection: Connection, bot: int, update_id: int, user: int, why: str, update: str, at: float) -> None:
    """Keeps an update once, however often Telegram brings it."""
    row = {"bot": bot, "update_id": update_id, "user_id": user, "why": why, "update": update, "at": at}
    insert_once(connection, set_aside, row)
