"""Inviting: in, a survey and what is given to each person; out, invitations, each for one."""

import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Any

from surveybot.storage import invitations
from surveybot.storage.database import Database, open_existing

Given = Mapping[str, Any]


async def invite(database: Database, survey: str, people: Sequence[Given] = ({},)) -> list[str]:
    """New invitations, each with what is given to one person.

    They are what stands behind `?start=` in a link to the bot, and behind `/start` in a message to it.
    """
    invited = [(secrets.token_bytes(invitations.TOKEN_BYTES), given) for given in people]
    return await database.write(invitations.make, survey, invited, time.time())


async def invitation_link(url: str, bot: str, survey: str, given: Given) -> str:
    """A new link to a survey; `url` is the database's, `bot` the name of the bot."""
    async with open_existing(url) as database:
        (payload,) = await invite(database, survey, [given])
        return f"https://t.me/{bot}?start={payload}"
