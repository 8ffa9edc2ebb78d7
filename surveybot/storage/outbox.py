"""What is still to be sent: in, a respondent; out, messages in order, and how far they are out."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Double,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)

from surveybot.storage.prepared import Prepared
from surveybot.storage.sprints import LEASE_SECONDS, Key, Out
from surveybot.storage.tables import respondents, sprints


class Unsent(NamedTuple):
    """One sprint whose messages may not be out; with `forgets` they are not kept when they are."""

    rev: int
    messages: list[dict[str, Any]]
    forgets: bool


class Progress(NamedTuple):
    """How far one respondent's messages are out, and which message is the last prompt.

    With `forgets` messages that are out are erased, where their sprint names no interview; `erased` are the places
    of interviews that are gone, once nothing waits that may change a prompt of theirs.
    """

    key: Key
    out: Out
    blocked: bool
    forgets: bool = False
    erased: frozenset[str] = frozenset()


class Backlog(NamedTuple):
    """Where a respondent's messages go, the interview that waits, what is unsent, and the last prompt that is out."""

    chat: int
    current: int | None
    unsent: list[Unsent]
    prompt_ref: str | None
    prompt_message: int | None


class Last(NamedTuple):
    """Where the last messages of a respondent go, which they are, and the last prompt that a call has sent."""

    chat: int
    messages: list[dict[str, Any]]
    called: str | None


def last_messages(connection: Connection, key: Key, update_id: int) -> Last | None:
    """What was said to an update, if nothing was said since and everything before it is out."""
    table, of, others = respondents.c, sprints.c, sprints.alias().c
    said = (others.bot == key.bot, others.user_id == key.user, others.messages.is_not(None))
    last_rev = select(func.max(others.rev)).where(*said)
    found = (
        select(table.chat, table.sent_rev, table.prompt_ref, table.prompt_message, of.rev, of.messages)
        .join(respondents, and_(table.bot == of.bot, table.user_id == of.user_id))
        .where(of.bot == key.bot, of.user_id == key.user, of.update_id == update_id)
        .where(of.rev == last_rev.scalar_subquery(), table.sent_rev >= of.rev - 1)
    )
    row = connection.execute(found).first()
    if row is None:
        return None
    messages = json.loads(row.messages) if row.messages else []
    is_called = row.sent_rev >= row.rev and row.prompt_message is not None  # before that the prompt is an older one
    return Last(row.chat, messages, row.prompt_ref if is_called else None)


def backlog(connection: Connection, key: Key, after: int) -> Backlog:
    """All messages of a respondent after a revision, in order."""
    table = respondents.c
    found = select(table.chat, table.current, table.prompt_ref, table.prompt_message)
    row = connection.execute(found.where(table.bot == key.bot, table.user_id == key.user)).one()
    made = (
        select(sprints.c.rev, sprints.c.messages, sprints.c.interview)
        .where(sprints.c.bot == key.bot, sprints.c.user_id == key.user, sprints.c.rev > after)
        .order_by(sprints.c.rev)
    )
    unsent = [
        Unsent(sprint.rev, json.loads(sprint.messages) if sprint.messages else [], sprint.interview is None)
        for sprint in connection.execute(made)
    ]
    return Backlog(row.chat, row.current, unsent, row.prompt_ref, row.prompt_message)


def flush(
    connection: Connection, progress: Sequence[Progress], worker: str, now: float, *, leaving: bool = False
) -> dict[Key, int]:
    """Notes how far messages are out; returns who has more to be sent, with a new lease.

    The lease is given back where everything is out, and by who is `leaving` in any case.
    """
    behind: dict[Key, int] = {}
    for made in progress:
        noting = {
            "of_bot": made.key.bot,
            "of_user": made.key.user,
            "worker": worker,
            "new_sent_rev": made.out.sent_rev,
            "new_prompt_ref": made.out.prompt_ref,
            "new_prompt_message": made.out.prompt_message,
            "has_blocked": made.blocked,
            "lease_end": 0.0 if leaving else now + LEASE_SECONDS,
        }
        for (rev,) in _NOTE.rows(connection, noting):
            if made.forgets:
                forget(connection, [made])
            if rev > made.out.sent_rev and not leaving:
                behind[made.key] = rev
    return behind


def _noting() -> Any:
    table = respondents.c
    sent_rev, prompt_ref = bindparam("new_sent_rev", type_=Integer), bindparam("new_prompt_ref", type_=Text)
    prompt_message = bindparam("new_prompt_message", type_=BigInteger)
    has_blocked, lease_end = bindparam("has_blocked", type_=Boolean), bindparam("lease_end", type_=Double)
    mine = (table.bot == bindparam("of_bot"), table.user_id == bindparam("of_user"))
    noted = update(respondents).where(*mine, table.lease_by == bindparam("worker"), table.sent_rev <= sent_rev)
    noted = noted.values(
        sent_rev=sent_rev,
        prompt_ref=case((prompt_ref.is_not(None), prompt_ref), else_=table.prompt_ref),
        prompt_message=case((prompt_ref.is_not(None), prompt_message), else_=table.prompt_message),
        blocked=or_(
            table.blocked, and_(has_blocked, table.rev == sent_rev)
        ),  # of who has written since we know nothing
        lease_until=case((table.rev > sent_rev, lease_end), else_=0.0),
    )
    return noted.returning(table.rev)


_NOTE = Prepared(_noting())


def forget(connection: Connection, progress: Sequence[Progress]) -> None:
    """Erases the messages that are out, and which one the last prompt of an erased interview was."""
    of, table = sprints.c, respondents.c
    for made in progress:
        out = (of.bot == made.key.bot, of.user_id == made.key.user, of.rev <= made.out.sent_rev)
        unnamed = update(sprints).where(*out, of.interview.is_(None), of.messages.is_not(None))
        connection.execute(unnamed.values(messages=None))
        mine = (table.bot == made.key.bot, table.user_id == made.key.user)
        for place in made.erased:
            last = update(respondents).where(*mine, table.prompt_ref.startswith(f"{place}."))
            connection.execute(last.values(prompt_ref=None, prompt_message=None))


def left_behind(connection: Connection, bot: int, limit: int = 500) -> list[Progress]:
    """What a worker that is gone has sent without forgetting it: `forget` does so."""
    of, table = sprints.c, respondents.c
    found = select(of.user_id, table.sent_rev, table.current, table.prompt_ref).distinct()
    found = found.join(respondents, and_(table.bot == of.bot, table.user_id == of.user_id))
    found = found.where(of.bot == bot, of.interview.is_(None), of.messages.is_not(None), of.rev <= table.sent_rev)
    return [
        Progress(
            Key(bot, row.user_id),
            Out(row.sent_rev),
            blocked=False,
            forgets=True,
            erased=_no_more_needed(row),
        )
        for row in connection.execute(found.limit(limit))
    ]


def _no_more_needed(row: Any) -> frozenset[str]:
    """The place of the last prompt, if neither an interview nor the reception waits for an answer to it."""
    place = (row.prompt_ref or "r.").partition(".")[0]
    return frozenset() if row.current is not None or place == "r" else frozenset([place])


def take_over(connection: Connection, bot: int, worker: str, now: float, limit: int = 500) -> list[tuple[Key, int]]:
    """Takes the lease of respondents with unsent messages whom nobody serves; returns how far each one's are out.

    A lease that ends too late is nobody's: the clock was set back since it was taken.
    """
    at = {"at": now, "latest_end": now + 2 * LEASE_SECONDS}
    taken: list[tuple[Key, int]] = []
    for (user,) in _ORPHANED.rows(connection, at | {"of_bot": bot, "at_most": limit}):
        mine = {"of_bot": bot, "of_user": user, "worker": worker, "lease_end": now + LEASE_SECONDS}
        taken += ((Key(bot, user), sent) for (sent,) in _TAKE.rows(connection, at | mine))
    return taken


_is_free = or_(respondents.c.lease_until < bindparam("at"), respondents.c.lease_until > bindparam("latest_end"))
_ORPHANED = Prepared(  # every worker asks it once a second
    select(respondents.c.user_id)
    .where(
        respondents.c.bot == bindparam("of_bot"),
        respondents.c.sent_rev < respondents.c.rev,
        _is_free,
        respondents.c.blocked.is_(False),
    )
    .order_by(respondents.c.user_id)
    .limit(bindparam("at_most"))
)
_TAKE = Prepared(
    update(respondents)
    .where(respondents.c.bot == bindparam("of_bot"), respondents.c.user_id == bindparam("of_user"), _is_free)
    .values(lease_by=bindparam("worker"), lease_until=bindparam("lease_end"))
    .returning(respondents.c.sent_rev)
)


def free_leases(connection: Connection, bot: int) -> None:
    """Ends all leases: for a process that knows it is the only one, as the one poller of a bot does."""
    table = respondents.c
    held = update(respondents).where(table.bot == bot, table.sent_rev < table.rev)  # else it was given back
    connection.execute(held.values(lease_until=0.0))
