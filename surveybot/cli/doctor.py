"""`surveybot doctor`: in, the settings of `serve`; out, what keeps it from working, and what to do about it."""

import asyncio
from pathlib import Path

from surveybot.cli.output import Output
from surveybot.settings import Settings

SIGNS = {"ok": ("✓", "green"), "look": ("!", "yellow"), "bad": ("✗", "bold red")}


def doctor(
    *, db: str | None = None, api_base: str | None = None, webhook: str | None = None, media: Path | None = None
) -> int:
    """Look at the token, Telegram, webhook or polling, the clock, the database and the disk; change nothing.

    The exit code is 1 if something keeps `serve` from working, and 0 if at most something should be looked at.

    :param db: Where answers are kept, as an SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    :param api_base: The root of the Bot API; else SURVEYBOT_API_BASE, else Telegram's.
    :param webhook: The public address that Telegram sends updates to; else SURVEYBOT_WEBHOOK_URL, else polling.
    :param media: The folder for files that respondents send; else SURVEYBOT_MEDIA, else beside the database.
    """
    return asyncio.run(_doctor(Settings(), db, api_base, webhook, media))


async def _doctor(
    settings: Settings, db: str | None, api_base: str | None, webhook: str | None, media: Path | None
) -> int:
    from surveybot.serve.doctor import State, examine
    from surveybot.serve.media_folder import usual

    output, database, is_ill = Output(), db or settings.db, False
    folder = media or settings.media or usual(database)
    root, url = api_base or settings.api_base, webhook or settings.webhook_url
    async for finding in examine(settings.token(), root, url, database, folder):
        sign, style = SIGNS[finding.state]
        output.say((sign, style), f" {finding.subject}: {finding.words}")
        is_ill = is_ill or finding.state is State.ILL
    return 1 if is_ill else 0
