"""Places: in, a limit; out, whether there was room. A survey has places, and so may each choice of a question.

The places of a survey itself stand under the question `""` with the code `""`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, select, update

from surveybot.storage.insert_once import insert_once
from surveybot.storage.tables import quotas

NO_LIMIT = 2**31 - 1


class Place(NamedTuple):
    """One place of a survey (`question` and `code` are empty), or of one choice of a question."""

    survey: str
    question: str = ""
    code: str = ""


class Claim(NamedTuple):
    """One place that is wanted, of `limit`."""

    place: Place
    limit: int


def claim(connection: Connection, bot: int, survey: str, question: str, code: str, limit: int) -> bool:
    """Takes one place; False, and nothing is changed, if `limit` are taken already.

    The row is locked until the transaction ends. Whoever needs several takes them in the order of their keys.
    """
    insert_once(connection, quotas, {"bot": bot, "survey": survey, "question": question, "code": code})
    free = update(quotas).where(_is(bot, survey, question, code), quotas.c.used < limit)
    return connection.execute(free.values(used=quotas.c.used + 1)).rowcount == 1


def give_back(connection: Connection, bot: int, survey: str, question: str, code: str) -> None:
    """Gives one place back; where none is taken, nothing changes."""
    taken = update(quotas).where(_is(bot, survey, question, code), quotas.c.used > 0)
    connection.execute(taken.values(used=quotas.c.used - 1))


def used(connection: Connection, bot: int, surveys: Iterable[str]) -> dict[Place, int]:
    """How many places of some surveys are taken; those of which none ever was are left out."""
    wanted = select(quotas).where(quotas.c.bot == bot, quotas.c.survey.in_(list(surveys)))
    return {Place(row.survey, row.question, row.code): row.used for row in connection.execute(wanted)}


def _is(bot: int, survey: str, question: str, code: str) -> ColumnElement[bool]:
    table = quotas.c
    return and_(table.bot == bot, table.survey == survey, table.question == question, table.code == code)
