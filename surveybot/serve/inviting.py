"""Inviting by hand: in, a survey; out, an invitation to it, for whoever shows a button that makes one."""

import secrets
import time

from surveybot.storage import invitations
from surveybot.storage.database import Database, open_existing


async def invite(database: Database, survey: str) -> str:
    """A new invitation: what stands behind `?start=` in a link to the bot, and behind `/start` in a message to it."""
    token = secrets.token_bytes(invitations.TOKEN_BYTES)
    (payload,) = await database.write(invitations.make, survey, [token], time.time())
    return payload


async def invitation_link(url: str, bot: str, survey: str) -> str:
    """A new link to a survey; `url` is the database's, `bot` the name of the bot."""
    async with open_existing(url) as database:
        return f"https://t.me/{bot}?start={await invite(database, survey)}"
