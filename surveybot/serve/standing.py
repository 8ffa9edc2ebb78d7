"""The response that stands while it is updated: in, the number of its interview; out, the places that it holds."""

from surveybot.serve import places
from surveybot.serve.parts import Parts
from surveybot.storage import responses
from surveybot.storage.quotas import Place


async def standing_places(parts: Parts, updated: int | None) -> tuple[Place, ...]:
    """Those of its survey and of its choices; none if nothing is updated."""
    found = await parts.database.read(responses.standing, updated) if updated is not None else None
    return places.of_response(await parts.catalogue.edition(found.edition), found) if found is not None else ()
