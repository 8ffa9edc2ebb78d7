"""Interviews that are moved to another edition: in, a survey; out, who has to be moved, and sprints that do it."""

from typing import NamedTuple

from sqlalchemy import Connection, select, update

from surveybot.storage.interviews import IN_PROGRESS
from surveybot.storage.sprints import Key, Sprint, Verdict, commit_alone
from surveybot.storage.tables import interviews, respondents


class OpenInterview(NamedTuple):
    """An interview in progress, and the edition that it goes on with."""

    key: Key
    number: int
    edition: str


def in_progress(connection: Connection, survey: str) -> list[OpenInterview]:
    """All interviews of a survey in progress."""
    table = interviews.c
    found = select(table.bot, table.user_id, table.id, table.edition)
    found = found.where(table.survey == survey, table.status == IN_PROGRESS)
    rows = connection.execute(found.order_by(table.id))
    return [OpenInterview(Key(row.bot, row.user_id), row.id, row.edition) for row in rows]


def commit_for_others(connection: Connection, sprint: Sprint, worker: str) -> Verdict:
    """Commits a sprint whose messages are sent by whoever serves: `worker` keeps no lease. Denied as `commit_alone`."""
    verdict = commit_alone(connection, sprint, worker)
    table = respondents.c
    mine = (table.bot == sprint.key.bot, table.user_id == sprint.key.user, table.lease_by == worker)
    connection.execute(update(respondents).where(*mine).values(lease_until=0.0))
    return verdict
