"""Forgetting: in, a respondent who wants nothing of him to be kept; out, a sprint that erases it and says so."""

from collections.abc import Sequence

from msgspec.structs import replace

from surveybot.serve import places
from surveybot.serve.respondent import Respondent
from surveybot.serve.standing import standing_places
from surveybot.storage.interviews import IN_PROGRESS
from surveybot.storage.quotas import Place
from surveybot.storage.respondents import InterviewRow, interviews_of


async def forget(respondent: Respondent) -> None:
    """All interviews of the respondent go with the sprint, and what they hold is given back.

    An anonymous one that has ended is none of them: nobody knows any more whose it was.
    """
    current, rows = respondent.under_way, await respondent.parts.database.read(interviews_of, respondent.key)
    titles = [(await respondent.parts.catalogue.edition(row.edition)).title(respondent.language()) for row in rows]
    values = {"titles": ", ".join(dict.fromkeys(titles))}
    respondent.tell("forgotten", values, clears=current is not None and current.stands_below())
    draft = respondent.draft
    for row in rows:
        draft.releases += await _held(respondent, row)
    draft.erased += [row.id for row in rows]
    respondent.under_way = None
    respondent.standing = replace(respondent.standing, current=None, pending=None)


async def _held(respondent: Respondent, row: InterviewRow) -> Sequence[Place]:
    """The places that an interview holds: by its response, or by its answers beyond those of one that it updates."""
    if row.status == "complete":
        return await standing_places(respondent.parts, row.id)
    edition = await respondent.parts.catalogue.edition(row.edition)
    if row.status not in (IN_PROGRESS, "parked") or not edition.has_places:
        return ()
    under_way = await respondent.load(row.id)
    held = places.together(under_way.standing, places.held(edition, under_way.interview))
    return places.difference(under_way.standing, held)
