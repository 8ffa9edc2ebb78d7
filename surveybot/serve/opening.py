"""Interviews that begin: in, what leads to one; out, its row, and the header that is made of it."""

from datetime import UTC, datetime

from surveybot.dialog.interview import Header
from surveybot.serve.deadlines import expiry
from surveybot.serve.decisions import Open
from surveybot.storage.interviews import IN_PROGRESS
from surveybot.storage.respondents import InterviewRow


def row_for(opening: Open, number: int, language: str, begins: float, *, claims_place: bool) -> InterviewRow:
    """The row of a new interview; `begins` in Unix seconds."""
    edition, updated = opening.edition, opening.updates
    return InterviewRow(
        number,
        edition.survey,
        edition.hash,
        edition.offers(language),
        IN_PROGRESS,
        begins,
        expiry(edition, begins),
        claims_place,
        opening.invitation,
        edition.program.survey.anonymous is not None,
        updated.id if updated is not None else None,
    )


def header_of(row: InterviewRow) -> Header:
    """What the dialog knows of an interview from its beginning."""
    began_at = datetime.fromtimestamp(row.started_at, UTC)
    return Header(began_at, row.language, row.id, updates=row.updates is not None)
