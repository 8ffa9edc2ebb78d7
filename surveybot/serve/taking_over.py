"""Today's words for interviews that began before: in, an interview's row; out, the edition that it goes on with."""

from msgspec.structs import replace

from surveybot.serve.catalogue import Catalogue, Edition
from surveybot.serve.draft import SprintDraft
from surveybot.storage.interviews import Move
from surveybot.storage.respondents import InterviewRow


async def taken_over(row: InterviewRow, catalogue: Catalogue, draft: SprintDraft) -> tuple[InterviewRow, Edition]:
    """The row and its edition: the one on offer, if words alone are others there; that goes into the sprint then."""
    edition = await catalogue.edition_for(row.edition)
    if edition.hash == row.edition:
        return row, edition
    draft.moves.append(Move(row.id, edition.hash, row.expires_at, row.place, row.anonymous, row.given))
    return replace(row, edition=edition.hash), edition
