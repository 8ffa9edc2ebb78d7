"""Invitations: each works once, whoever uses it at the same time; only hashes are kept."""

import asyncio
import hashlib
from typing import Any

import pytest
from sqlalchemy import Connection, select

from surveybot.storage import invitations
from surveybot.storage.database import Database
from surveybot.storage.tables import invitations as table

NOW = 1_800_000_123.0
TOKENS: list[tuple[bytes, dict[str, Any]]] = [(bytes(range(16)), {"name": "Ann"}), (b"\xff" * 16, {})]
PAYLOADS = ["exit_AAECAwQFBgcICQoLDA0ODw", "exit______________________w"]


def kept(connection: Connection) -> list[tuple[str, str, float, float | None]]:
    """All rows."""
    return [tuple(row) for row in connection.execute(select(table).order_by(table.c.hash))]


async def test_a_link_carries_what_telegram_lets_it_and_the_database_keeps_its_hash(database: Database) -> None:
    """64 characters at most, of letters, digits, `_` and `-`; no token is in the table."""
    assert await database.write(invitations.make, "exit", TOKENS, NOW) == PAYLOADS
    longest = await database.write(invitations.make, "e" * 40, [(b"\xfb" * 16, {})], NOW)
    assert len(longest[0]) == 63
    hashes = {hashlib.sha256(token).hexdigest() for token, _ in TOKENS}
    found = await database.read(kept)
    assert {row[0] for row in found if row[1] == "exit"} == hashes
    assert [row[2:4] for row in found] == [(NOW, None)] * 3
    known = [await database.read(invitations.find, payload) for payload in PAYLOADS]
    assert [one.given for one in known if one is not None] == [{"name": "Ann"}, {}]


@pytest.mark.parametrize(
    "payload",
    [
        "exit_AAECAwQFBgcICQoLDA0ODx",
        "exit_AAECAwQFBgcICQoLDA0OD",
        "other_AAECAwQFBgcICQoLDA0ODw",
        "_AAECAwQFBgcICQoLDA0ODw",
        "AAECAwQFBgcICQoLDA0ODw",
        "exit",
        "exit_",
        "",
        "exit_AAECAwQFBgcICQoLDA0ОDw",
    ],
)
async def test_what_is_no_invitation_is_not_found(database: Database, payload: str) -> None:
    """Another spelling, too short a one, another survey's, none, and a letter that only looks Latin."""
    await database.write(invitations.make, "exit", TOKENS, NOW)
    assert await database.read(invitations.find, payload) is None


async def test_of_twenty_who_use_an_invitation_one_can(database: Database) -> None:
    """The day is kept, not the moment; given back, it works once more."""
    await database.write(invitations.make, "exit", TOKENS, NOW)
    found = await database.read(invitations.find, PAYLOADS[0])
    assert found is not None
    other = Database(database.url)
    await other.open()
    for _ in range(2):
        using = (one.write(invitations.use, found.hash, NOW) for _ in range(10) for one in (database, other))
        assert sum(await asyncio.gather(*using)) == 1
        assert {row[3] for row in await database.read(kept)} == {None, 1_800_000_000.0 - 1_800_000_000.0 % 86_400}
        again = await database.read(invitations.find, PAYLOADS[0])
        assert again is not None
        assert again.is_used
        await database.write(invitations.give_back, found.hash)
    await other.close()
