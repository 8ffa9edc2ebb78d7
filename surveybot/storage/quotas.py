"""Places: in, a limit; out, whether there was room. A survey has places, and so may each choice of a question.

The places of a survey itself stand under the question `""` with the code `""`.
"""

from sqlalchemy import ColumnElement, Connection, and_, select, update

from surveybot.storage.insert_once import insert_once
from surveybot.storage.tables import quotas


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


def used(connection: Connection, bot: int, survey: str) -> dict[tuple[str, str], int]:
    """How many places of a survey are taken, by question and code."""
    mine = select(quotas).where(quotas.c.bot == bot, quotas.c.survey == survey)
    return {(row.question, row.code): row.used for row in connection.execute(mine)}


def _is(bot: int, survey: str, question: str, code: str) -> ColumnElement[bool]:
    table = quotas.c
    return and_(table.bot == bot, table.survey == survey, table.question == question, table.code == code)
