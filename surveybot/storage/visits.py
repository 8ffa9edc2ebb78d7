"""What the reception must know of a visitor: in, a respondent and the surveys on offer; out, one look at the record."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from surveybot.storage import invitations, quotas
from surveybot.storage.invitations import Invitation
from surveybot.storage.quotas import Place
from surveybot.storage.respondents import InterviewRow, interviews_of
from surveybot.storage.sprints import Key


@dataclass(frozen=True, slots=True)
class Visit:
    """The visitor's interviews, the newest first, and how many places are taken in surveys that have a limit.

    `invitation` is the one that the visitor's link has brought.
    """

    interviews: list[InterviewRow]
    used: dict[Place, int]
    invitation: Invitation | None


def look(connection: Connection, key: Key, limited: Collection[str], payload: str) -> Visit:
    """All of it as it is at one moment; `limited` are surveys that have a limit, `payload` is what a link brought."""
    used = quotas.used(connection, key.bot, limited) if limited else {}
    return Visit(interviews_of(connection, key), used, invitations.find(connection, payload))
