"""Responses: in, the id of a survey; out, its finished interviews, one by one, however many there are."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from surveybot.storage.database import Database
from surveybot.storage.tables import responses


@dataclass(frozen=True, slots=True)
class Response:
    """All answers of one finished interview, and what is known about it."""

    id: int
    user: int
    edition: str
    language: str
    status: str
    started_at: datetime
    ended_at: datetime
    content: dict[str, Any]


def count(connection: Connection, survey: str) -> int:
    """How many responses a survey has."""
    found = select(func.count()).select_from(responses).where(responses.c.survey == survey)
    return int(connection.execute(found).scalar_one())


async def stream(database: Database, survey: str) -> AsyncIterator[Response]:
    """The responses of a survey in the order in which they were finished."""
    table = responses.c
    chosen = select(responses).where(table.survey == survey).order_by(table.ended_at, table.id)
    async for row in database.stream(chosen):
        yield Response(
            row.id,
            row.user_id,
            row.edition,
            row.language,
            row.status,
            _moment(row.started_at),
            _moment(row.ended_at),
            json.loads(row.content),
        )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
