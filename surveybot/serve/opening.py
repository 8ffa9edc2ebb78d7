"""Interviews that begin: in, what leads to one; out, its row, and the header that is made of it."""

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import asdict

from surveybot.dialog.interview import Header
from surveybot.serve.deadlines import expiry
from surveybot.serve.decisions import Open
from surveybot.serve.waves import wave_at
from surveybot.storage.as_json import as_json
from surveybot.storage.interviews import IN_PROGRESS
from surveybot.storage.respondents import InterviewRow
from surveybot.storage.sprints import Key
from surveybot.survey.given import still_given


def row_for(opening: Open, number: int, language: str, begins: float, *, claims_place: bool) -> InterviewRow:
    """The row of a new interview; `begins` in Unix seconds."""
    edition, updated, survey = opening.edition, opening.updates, opening.edition.program.survey
    given = still_given(survey.given, opening.given)
    return InterviewRow(
        number,
        edition.survey,
        edition.hash,
        edition.offers(language),
        IN_PROGRESS,
        begins,
        expiry(edition, begins, given),
        claims_place,
        opening.invitation,
        survey.anonymous is not None,
        updated.id if updated is not None else None,
        given,
        wave_at(survey, given, datetime.fromtimestamp(begins, UTC)),
    )


def opened_row(row: InterviewRow, key: Key) -> dict[str, Any]:
    """The same for the database."""
    named = {"bot": key.bot, "user_id": key.user, "given": as_json(row.given or None)}
    return {**asdict(row), **named}


def header_of(row: InterviewRow) -> Header:
    """What the dialog knows of an interview from its beginning."""
    began_at = datetime.fromtimestamp(row.started_at, UTC)
    return Header(began_at, row.language, row.id, updates=row.updates is not None, given=row.given, wave=row.wave)
