"""Editions: in, the text of a survey with its parts; out, the same text for as long as an interview is pinned to it."""

import json

from sqlalchemy import Connection, select

from surveybot.storage import media
from surveybot.storage.insert_once import insert_once
from surveybot.storage.tables import editions
from surveybot.survey.edition_text import EditionText


def remember(connection: Connection, survey: str, text: EditionText, now: float) -> str:
    """Stores the text of a survey once; returns its hash."""
    sent = media.keep(connection, text.media)
    included = {name: content.decode() for name, content in text.included.items()}
    row = {
        "hash": text.hash,
        "survey": survey,
        "source": text.source.decode(),
        "included": json.dumps(included, ensure_ascii=False) if included else None,
        "media": json.dumps(sent, ensure_ascii=False) if sent else None,
        "added_at": now,
    }
    insert_once(connection, editions, row)
    return text.hash


def recall(connection: Connection, edition: str) -> EditionText:
    """The text of an edition."""
    found = connection.execute(
        select(editions.c.source, editions.c.included).where(editions.c.hash == edition)
    ).one_or_none()
    assert found is not None, f"edition {edition} is on record of an interview, but not in the database"
    return _text(found.source, found.included)


def media_of(connection: Connection, edition: str) -> dict[str, str]:
    """The SHA-256 of every file that an edition sends, by the file's name."""
    found = connection.execute(select(editions.c.media).where(editions.c.hash == edition)).scalar()
    return dict(json.loads(found)) if found else {}


def editions_of(connection: Connection, survey: str) -> list[EditionText]:
    """The texts of all editions of a survey, the newest first."""
    found = select(editions.c.source, editions.c.included).where(editions.c.survey == survey)
    return [_text(row.source, row.included) for row in connection.execute(found.order_by(editions.c.added_at.desc()))]


def _text(source: str, included: str | None) -> EditionText:
    files = json.loads(included) if included else {}
    return EditionText(source.encode(), {name: text.encode() for name, text in files.items()})


def surveys(connection: Connection) -> list[str]:
    """The ids of all surveys that were ever served."""
    return sorted(connection.execute(select(editions.c.survey).distinct()).scalars())
