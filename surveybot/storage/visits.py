"""What the reception must know of a visitor: in, a respondent and the surveys on offer; out, one look at the record."""

from collections.abc import Collection, Mapping

from msgspec import Struct
from sqlalchemy import Connection

from surveybot.storage import invitations, participations, quotas
from surveybot.storage.invitations import Invitation
from surveybot.storage.quotas import Place
from surveybot.storage.respondents import InterviewRow, latest_of
from surveybot.storage.sprints import Key


class Visit(Struct, frozen=True):
    """The visitor's latest interviews, the newest first, and how many places are taken in surveys that have a limit.

    `taken_part` are surveys of which only a keyed hash says so; `invitation` is the one that a link has brought.
    """

    interviews: list[InterviewRow]
    used: dict[Place, int]
    taken_part: set[str]
    invitation: Invitation | None


def look(
    connection: Connection,
    key: Key,
    limited: Collection[str],
    hashes: Mapping[str, str],
    payload: str,
    about: int | None,
) -> Visit:
    """All of it as it is at one moment.

    `limited` are surveys that have a limit, `hashes` what the visitor would be known by in some surveys, `payload`
    is what a link has brought, and `about` an interview that matters in any case.
    """
    used = quotas.used(connection, key.bot, limited) if limited else {}
    taken_part = participations.known(connection, hashes)
    return Visit(latest_of(connection, key, about), used, taken_part, invitations.find(connection, payload))
