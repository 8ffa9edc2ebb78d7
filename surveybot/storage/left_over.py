"""What the service could not deal with: in, the database; out, how much there is of each kind."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from surveybot.storage.tables import files, interviews, respondents, set_aside


class LeftOver(NamedTuple):
    """Updates set aside, interviews parked, chats with messages that are not out, files that were given up."""

    set_aside: int
    parked: int
    unsent: int
    lost: int


def interviews_by_status(connection: Connection) -> dict[str, int]:
    """How many interviews there are of each status; one pass over the table."""
    query = select(interviews.c.status, func.count().label("number")).group_by(interviews.c.status)
    return {row.status: row.number for row in connection.execute(query)}


def left_over(connection: Connection) -> LeftOver:
    """The numbers as they stand."""
    tables = {
        set_aside: None,
        interviews: interviews.c.status == "parked",
        respondents: respondents.c.sent_rev < respondents.c.rev,
        files: files.c.status == "lost",
    }
    queries = [select(func.count()).select_from(table) for table in tables]
    counted = [
        query if condition is None else query.where(condition)
        for query, condition in zip(queries, tables.values(), strict=True)
    ]
    return LeftOver(*(connection.execute(query).scalar_one() for query in counted))
