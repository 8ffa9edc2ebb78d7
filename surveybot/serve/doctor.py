"""What keeps the service from working: in, its settings; out, findings, each with what to do, and nothing changed."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path

import aiohttp

from surveybot.errors import DatabaseTrouble
from surveybot.storage.database import BadDatabase, Database, open_existing
from surveybot.storage.left_over import LeftOver, left_over
from surveybot.storage.sqlite import WRITERS, pragmas
from surveybot.telegram.client import Client, Refused, Unreachable

CLOCK_SECONDS = 30.0  # more than this is no delay of the network
ROOM_BYTES = 500 * 1024**2
PENDING = 1_000


class State(StrEnum):
    """How something is."""

    WELL = "ok"
    ODD = "look"  # the bot works; somebody should look
    ILL = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    state: State
    words: str


async def examine(
    token: str | None, api_base: str, webhook: str | None, database: str, media: Path
) -> AsyncIterator[Finding]:
    """Everything, one after another; what cannot be looked at is a finding too."""
    async for finding in _telegram(token, api_base, webhook):
        yield finding
    yield await _clock(api_base)
    async for finding in _database(database):
        yield finding
    yield _room(media)


async def _telegram(token: str | None, api_base: str, webhook: str | None) -> AsyncIterator[Finding]:
    if token is None:
        yield Finding("token", State.ILL, "there is no BOT_TOKEN; get one from @BotFather (send it /newbot)")
        return
    client = Client(api_base, token)
    try:
        me = await client.call("getMe", {})
        yield Finding("token", State.WELL, f"it is that of @{me.get('username')}")
        yield _way(await client.call("getWebhookInfo", {}), webhook)
    except Refused as refused:
        yield Finding(
            "token", State.ILL, f"Telegram does not accept it ({refused.code}); get a new one from @BotFather"
        )
    except Unreachable:
        yield Finding("telegram", State.ILL, f"{api_base} cannot be reached from here; is there a proxy or a firewall?")
    finally:
        await client.close()


def _way(info: dict[str, object], webhook: str | None) -> Finding:
    """Whether Telegram sends updates the way that `serve` would take them."""
    url, pending = str(info.get("url") or ""), int(str(info.get("pending_update_count") or 0))
    waiting = f"{pending} updates wait"
    if url and webhook is None:
        words = f"a webhook is set ({url}), but `serve` would poll: it takes the webhook away; is another bot running?"
        return Finding("updates", State.ODD, words)
    if webhook is not None and not url.startswith(webhook.rstrip("/")):
        words = f"the webhook of Telegram is {url or 'not set'}, not {webhook}; `serve` sets it when it starts"
        return Finding("updates", State.ODD, words)
    if info.get("last_error_message"):
        return Finding("updates", State.ODD, f"{waiting}; Telegram's last attempt failed: {info['last_error_message']}")
    state = State.WELL if pending < PENDING else State.ODD
    return Finding("updates", state, f"{'webhook' if url else 'polling'}, {waiting}")


async def _clock(api_base: str) -> Finding:
    """Telegram's clock is in the Date of every answer (RFC 9110, section 6.6.1)."""
    timeout = aiohttp.ClientTimeout(total=10)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(api_base) as answer:
            there = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError):
        return Finding("clock", State.ODD, "nothing to compare it with")
    apart = (datetime.now(UTC) - there).total_seconds()
    if abs(apart) > CLOCK_SECONDS:
        words = f"this computer is {abs(apart):.0f} s {'ahead of' if apart > 0 else 'behind'} Telegram; set up NTP"
        return Finding("clock", State.ILL, words)
    return Finding("clock", State.WELL, "as Telegram's")


async def _database(url: str) -> AsyncIterator[Finding]:
    try:
        async with open_existing(url) as database:
            yield Finding("database", State.WELL, "it can be opened, and its tables are today's")
            if database.is_sqlite:
                yield await _settings(database)
            for finding in _left_over(await database.read(left_over)):
                yield finding
    except (BadDatabase, DatabaseTrouble) as failed:
        yield Finding("database", State.ILL, str(failed))


async def _settings(database: Database) -> Finding:
    if await database.write(pragmas) != WRITERS:
        return Finding("durability", State.ILL, "SQLite does not take the settings that keep answers safe")
    found = await database.read(lambda connection: connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    if found != "ok":
        return Finding("durability", State.ILL, f"the file is damaged ({found}); restore a backup")
    return Finding("durability", State.WELL, "write-ahead log, synchronous=FULL, the file is sound")


def _left_over(found: LeftOver) -> list[Finding]:
    words = {
        f"updates set aside: {found.set_aside}; the table `set_aside` and the log say why": found.set_aside,
        f"interviews parked: {found.parked}; their record does not fit the survey, see the log": found.parked,
        f"chats with unsent messages: {found.unsent}; they go out while `serve` runs": found.unsent,
        f"files given up: {found.lost}; Telegram did not give them": found.lost,
    }
    odd = [Finding("left over", State.ODD, sentence) for sentence, number in words.items() if number]
    return odd or [Finding("left over", State.WELL, "nothing is set aside, parked, unsent or given up")]


def _room(media: Path) -> Finding:
    folder = next(path for path in (media.absolute(), *media.absolute().parents) if path.is_dir())
    free = shutil.disk_usage(folder).free
    words = f"{free / 1024**3:.1f} GiB are free at {folder}"
    return Finding("disk", State.WELL if free > ROOM_BYTES else State.ILL, words)
