"""What is still to be sent: in, a respondent; out, messages in order, and how far they are out."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select, update

from surveybot.storage.sprints import LEASE_SECONDS, Key
from surveybot.storage.tables import respondents, sprints


class Unsent(NamedTuple):
    """One sprint whose messages may not be out."""

    rev: int
    messages: list[dict[str, Any]]


class Progress(NamedTuple):
    """How far one respondent's messages are out, and which message is the last prompt."""

    key: Key
    sent_rev: int
    prompt_ref: str | None
    prompt_message: int | None
    blocked: bool


class Backlog(NamedTuple):
    """Where a respondent's messages go, what of them is unsent, and the last prompt that is out."""

    chat: int
    unsent: list[Unsent]
    prompt_ref: str | None
    prompt_message: int | None


def backlog(connection: Connection, key: Key, after: int) -> Backlog:
    """All messages of a respondent after a revision, in order."""
    table = respondents.c
    found = select(table.chat, table.prompt_ref, table.prompt_message)
    row = connection.execute(found.where(table.bot == key.bot, table.user_id == key.user)).one()
    made = (
        select(sprints.c.rev, sprints.c.messages)
        .where(sprints.c.bot == key.bot, sprints.c.user_id == key.user, sprints.c.rev > after)
        .order_by(sprints.c.rev)
    )
    unsent = [
        Unsent(sprint.rev, json.loads(sprint.messages) if sprint.messages else [])
        for sprint in connection.execute(made)
    ]
    return Backlog(row.chat, unsent, row.prompt_ref, row.prompt_message)


def flush(
    connection: Connection, progress: Sequence[Progress], worker: str, now: float, *, leaving: bool = False
) -> dict[Key, int]:
    """Notes how far messages are out; returns who has more to be sent, with a new lease.

    The lease is given back where everything is out, and by who is `leaving` in any case.
    """
    table = respondents.c
    behind: dict[Key, int] = {}
    for made in progress:
        # Of who has written since nothing is known yet.
        known: dict[str, Any] = {"blocked": or_(table.blocked, table.rev == made.sent_rev)} if made.blocked else {}
        if made.prompt_ref:
            known |= {"prompt_ref": made.prompt_ref, "prompt_message": made.prompt_message}
        mine = (table.bot == made.key.bot, table.user_id == made.key.user, table.lease_by == worker)
        noted = update(respondents).where(*mine, table.sent_rev <= made.sent_rev)
        noted = noted.values(sent_rev=made.sent_rev, **known).returning(table.rev)
        rev = connection.execute(noted).scalar()
        if rev is None:
            continue
        is_behind = rev > made.sent_rev and not leaving
        if is_behind:
            behind[made.key] = rev
        lease_until = now + LEASE_SECONDS if is_behind else 0.0
        connection.execute(update(respondents).where(*mine).values(lease_until=lease_until))
    return behind


def take_over(connection: Connection, bot: int, worker: str, now: float, limit: int = 500) -> list[tuple[Key, int]]:
    """Takes the lease of respondents with unsent messages whom nobody serves; returns how far each one's are out."""
    table = respondents.c
    orphaned = select(table.user_id).where(
        table.bot == bot, table.sent_rev < table.rev, table.lease_until < now, table.blocked.is_(False)
    )
    users = [row.user_id for row in connection.execute(orphaned.order_by(table.user_id).limit(limit))]
    taken = []
    for user in users:
        mine = update(respondents).where(table.bot == bot, table.user_id == user, table.lease_until < now)
        mine = mine.values(lease_by=worker, lease_until=now + LEASE_SECONDS).returning(table.sent_rev)
        sent = connection.execute(mine).scalar()
        if sent is not None:
            taken.append((Key(bot, user), sent))
    return taken


def free_leases(connection: Connection, bot: int) -> None:
    """Ends all leases: for a process that knows it is the only one, as the one poller of a bot does."""
    connection.execute(update(respondents).where(respondents.c.bot == bot).values(lease_until=0.0))
