"""`surveybot invite`: in, the id of a survey; out, links to it that work once, a line each."""

import asyncio
import secrets
import time
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from surveybot.cli.output import Output
from surveybot.cli.served import editions_of
from surveybot.errors import SurveybotError
from surveybot.settings import Settings

if TYPE_CHECKING:
    from surveybot.storage.database import Database

MOST = 100_000


def invite(
    survey: str,
    *,
    count: Annotated[int, Parameter(validator=Number(gte=1, lte=MOST))] = 1,
    db: str | None = None,
    bot: str | None = None,
) -> int:
    """Make links that let one person each take part in a survey with `invite: tokens`; they stand nowhere else.

    :param survey: The id of the survey, as it stands in its file; it must have been served.
    :param count: How many links to make.
    :param db: Where answers are kept, as an SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    :param bot: The name of the bot; else the one that has served from this database.
    """
    return asyncio.run(_invite(survey, count, db or Settings().db, bot))


async def _invite(survey: str, count: int, url: str, bot: str | None) -> int:
    from surveybot.storage import invitations
    from surveybot.storage.database import open_existing

    async with open_existing(url) as database:
        programs = await editions_of(database, survey)
        if not any(program.survey.invite == "tokens" for program in programs):
            raise SurveybotError(f"{survey} needs no invitations: its file has no `invite: tokens`.")
        name = bot.lstrip("@") if bot else await _only_name(database)
        tokens = [secrets.token_bytes(invitations.TOKEN_BYTES) for _ in range(count)]
        payloads = await database.write(invitations.make, survey, tokens, time.time())
    for payload in payloads:
        print(f"https://t.me/{name}?start={payload}" if name else payload)
    if not name:
        Output(stderr=True).say("A link is https://t.me/NAME?start=…, with the name of your bot; or give it as --bot.")
    return 0


async def _only_name(database: "Database") -> str | None:
    """The name of the bot that serves, where there is only one."""
    from surveybot.storage import bots

    names = await database.read(bots.names)
    return names[0] if len(names) == 1 else None
