"""The bots that serve: in, what Telegram says of one at the start; out, its name, for links to it."""

from sqlalchemy import Connection, select, update

from surveybot.storage.insert_once import insert_once
from surveybot.storage.tables import bots


def introduce(connection: Connection, bot: int, username: str) -> None:
    """The bot is known by this name from now on."""
    insert_once(connection, bots, {"bot": bot, "username": username})
    connection.execute(update(bots).where(bots.c.bot == bot).values(username=username))


def names(connection: Connection) -> list[str]:
    """The names of all bots that have ever served from this database."""
    return sorted(connection.execute(select(bots.c.username)).scalars())
