"""The response that stands while it is updated: in, its interview; out, the places that it holds, and who else's."""

from surveybot.serve import places
from surveybot.serve.parts import Parts
from surveybot.serve.under_way import UnderWay
from surveybot.storage import quotas, responses
from surveybot.storage.quotas import Place


async def standing_places(parts: Parts, updated: int | None) -> tuple[Place, ...]:
    """Those of its survey and of its choices; none if nothing is updated."""
    found = await parts.database.read(responses.standing, updated) if updated is not None else None
    return places.of_response(await parts.catalogue.edition(found.edition), found) if found is not None else ()


async def full_choices(parts: Parts, bot: int, under_way: UnderWay) -> dict[str, frozenset[str]]:
    """The choices of a survey without places left, as things are now; what the response holds is there for itself."""
    used = await parts.database.read(quotas.used, bot, [under_way.edition.survey])
    return places.full(under_way.edition, used, under_way.standing)
