"""Responses: in, the id of a survey; out, its finished interviews, one by one, however many there are."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from surveybot.storage.database import Snapshot
from surveybot.storage.tables import anonymous_responses, interviews, responses


@dataclass(frozen=True, slots=True)
class Response:
    """All answers of one finished interview, and what is known about it: of whom and when only where that is kept."""

    id: int
    user: int | None
    edition: str
    language: str
    status: str
    started_at: datetime | None
    ended_at: datetime | None
    content: dict[str, Any]


class Count(NamedTuple):
    """How many responses a survey has: of known respondents, and of unknown ones."""

    named: int
    apart: int


class Standing(NamedTuple):
    """A response that may be replaced: its answers, and whether its interview holds a place of the survey."""

    edition: str
    status: str
    has_place: bool
    answers: dict[str, Any]


def standing(connection: Connection, interview: int) -> Standing | None:
    """The response of an interview; None if it is gone."""
    joined = select(responses.c.edition, responses.c.status, interviews.c.place, responses.c.content)
    found = joined.join(interviews, interviews.c.id == responses.c.id).where(responses.c.id == interview)
    row = connection.execute(found).one_or_none()
    return Standing(row.edition, row.status, bool(row.place), json.loads(row.content)["answers"]) if row else None


def count(connection: Connection, survey: str) -> Count:
    """How many responses a survey has."""
    each = (
        connection.execute(select(func.count()).select_from(table).where(table.c.survey == survey)).scalar_one()
        for table in (responses, anonymous_responses)
    )
    return Count(*map(int, each))


def has_group(connection: Connection, survey: str, smallest: int) -> bool:
    """Whether so many unknown respondents have answered something."""
    answered = 0
    of = anonymous_responses.c
    for content in connection.execute(select(of.content).where(of.survey == survey)).scalars():
        answered += bool(json.loads(content)["answers"])
        if answered >= smallest:
            return True
    return False


async def stream(database: Snapshot, survey: str) -> AsyncIterator[Response]:
    """The responses of a survey in the order in which they were finished, then those without a time, in no order."""
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
    of = anonymous_responses.c
    async for row in database.stream(select(anonymous_responses).where(of.survey == survey).order_by(of.id)):
        content = json.loads(row.content)
        yield Response(row.id, None, row.edition, row.language, row.status, None, None, content)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
