"""Editions: in, the text of a survey file; out, the same text for as long as an interview is pinned to it."""

import hashlib

from sqlalchemy import Connection, select

from surveybot.storage.insert_once import insert_once
from surveybot.storage.tables import editions


def edition_hash(source: bytes) -> str:
    """The SHA-256 of a survey file, by which its text is known."""
    return hashlib.sha256(source).hexdigest()


def remember(connection: Connection, survey: str, source: bytes, now: float) -> str:
    """Stores the text of a survey once; returns its hash."""
    name = edition_hash(source)
    row = {"hash": name, "survey": survey, "source": source.decode(), "added_at": now}
    insert_once(connection, editions, row)
    return name


def recall(connection: Connection, edition: str) -> str:
    """The text of an edition."""
    found = connection.execute(select(editions.c.source).where(editions.c.hash == edition)).scalar()
    assert found is not None, f"edition {edition} is on record of an interview, but not in the database"
    return str(found)


def editions_of(connection: Connection, survey: str) -> list[str]:
    """The texts of all editions of a survey, the newest first."""
    found = select(editions.c.source).where(editions.c.survey == survey).order_by(editions.c.added_at.desc())
    return [str(row.source) for row in connection.execute(found)]


def surveys(connection: Connection) -> list[str]:
    """The ids of all surveys that were ever served."""
    return sorted(connection.execute(select(editions.c.survey).distinct()).scalars())
