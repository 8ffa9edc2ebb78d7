"""What the bot sends with messages: in, contents by the names that an edition has for them; out, the same by hash."""

import hashlib
from collections.abc import Mapping

from sqlalchemy import Connection, select

from surveybot.storage.insert_once import insert_once
from surveybot.storage.tables import media


def keep(connection: Connection, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Stores each content once; returns the SHA-256 of each by its name."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    for name, content in contents.items():
        insert_once(connection, media, {"hash": hashes[name], "content": content})
    return hashes


def content(connection: Connection, hash: str) -> bytes | None:
    """What has that SHA-256; None if it was never stored."""
    found = connection.execute(select(media.c.content).where(media.c.hash == hash)).scalar()
    return bytes(found) if found is not None else None
