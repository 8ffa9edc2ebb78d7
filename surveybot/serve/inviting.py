"""Inviting by hand: in, a survey; out, what a link to it carries, for whoever shows a button that makes one."""

import secrets
import time

from surveybot.storage import invitations
from surveybot.storage.database import Database


async def invite(database: Database, survey: str) -> str:
    """A new invitation: what stands behind `?start=` in a link to the bot, and behind `/start` in a message to it."""
    token = secrets.token_bytes(invitations.TOKEN_BYTES)
    (payload,) = await database.write(invitations.make, survey, [token], time.time())
    return payload
