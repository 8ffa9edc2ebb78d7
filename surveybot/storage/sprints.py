"""Sprints: in, what came of one update; out, one transaction, fenced on the respondent, and a verdict.

The first statement is always the conditional update of the respondent's row: whoever does not find the `rev` that he
has read writes nothing. Correctness comes from that row and from unique keys, never from who holds the coroutine and
never from an isolation level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Connection,
    Double,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    insert,
    or_,
    select,
    update,
)

from surveybot.storage import files, interviews, invitations, quotas
from surveybot.storage.as_json import as_json
from surveybot.storage.insert_once import insert_once
from surveybot.storage.interviews import Clock, Closing, GivenBack, Move, Reopening
from surveybot.storage.prepared import Prepared
from surveybot.storage.quotas import Claim, Place
from surveybot.storage.tables import respondents, set_aside, sprints

LEASE_SECONDS = 60.0  # longer than any request to the Bot API may take


class Key(NamedTuple):
    """One respondent of one bot."""

    bot: int
    user: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What of the respondent's row every sprint writes anew."""

    chat: int
    language: str | None = None
    current: int | None = None
    pending: dict[str, Any] | None = None
    blocked: bool = False


class Out(NamedTuple):
    """How far a respondent's messages are out, and which one the last prompt is."""

    sent_rev: int = 0
    prompt_ref: str | None = None
    prompt_message: int | None = None


NOTHING_OUT = Out()


@dataclass(frozen=True, slots=True)
class Sprint:
    """The work between two waits. `rev` is the respondent's revision that it was done on; None update: a timer's."""

    key: Key
    rev: int
    at: float
    standing: Standing
    update_id: int | None = None
    interview: int | None = None
    entries: tuple[dict[str, Any], ...] = ()
    draft: dict[str, Any] | None = None
    messages: tuple[dict[str, Any], ...] = ()
    opened: dict[str, Any] | None = None
    closings: tuple[Closing, ...] = ()
    erased: tuple[int, ...] = ()  # interviews that go with everything that was said in them
    reopened: Reopening | None = None
    moves: tuple[Move, ...] = ()
    poison: dict[str, Any] | None = None
    out: Out = NOTHING_OUT  # what of earlier sprints is out, as far as the worker knows
    claims: tuple[Claim, ...] = ()  # all of them or nothing of the sprint
    invitation: str | None = None  # it is used up by the sprint, or nothing of the sprint is written
    releases: tuple[Place, ...] = ()
    files: tuple[dict[str, Any], ...] = ()  # what was sent with its answers and is to be fetched
    clock: Clock | None = None  # None: the limits stay as they stand in the row, where others may have moved them on

    @property
    def claims_something(self) -> bool:
        """Whether it may be denied what it wants."""
        return bool(self.claims) or self.invitation is not None

    @property
    def gone(self) -> tuple[int, ...]:
        """The interviews of which nothing is left after it."""
        return (*self.erased, *(closing.interview for closing in self.closings if closing.apart is not None))


class Outcome(Enum):
    """What became of a sprint."""

    COMMITTED = "committed"
    SUPERSEDED = "superseded"  # somebody else has written about this respondent: reload
    DUPLICATE = "duplicate"  # this update has made its sprint already
    DENIED = "denied"  # a place that it claims is taken, or its invitation used: reload and decide anew


class Verdict(NamedTuple):
    """The outcome; after a commit whether the worker may send, how far the messages were out, and the last prompt."""

    outcome: Outcome
    may_send: bool = False
    sent_rev: int = 0
    prompt_ref: str | None = None
    prompt_message: int | None = None


def commit_group(connection: Connection, group: Sequence[Sprint], worker: str) -> list[Verdict]:
    """Commits what can be committed of the sprints, in the order of their respondents; a loser writes nothing.

    IntegrityError if an update of the group has its row already; the whole group is then undone.
    """
    ordered = sorted(range(len(group)), key=lambda index: group[index].key)
    verdicts = [Verdict(Outcome.SUPERSEDED)] * len(group)
    winners: list[tuple[Sprint, Verdict]] = []
    for index in ordered:
        verdict = _advance(connection, group[index], worker)
        verdicts[index] = verdict
        if verdict.outcome is Outcome.COMMITTED:
            winners.append((group[index], verdict))
    if winners:
        _INSERT.each(connection, [_row(sprint) for sprint, _ in winners])
        _write_interviews(connection, winners)
    return verdicts


class Denied(Exception):
    """A place that a sprint claims is taken, or its invitation used; its transaction must be undone."""


def commit_alone(connection: Connection, sprint: Sprint, worker: str) -> Verdict:
    """Commits one sprint with its claims. Denied if not all of them can be met: whoever claims, commits alone.

    Claims come last, so that nobody who holds a place waits for a respondent's row.
    """
    if sprint.update_id is not None and is_recorded(connection, sprint.key.bot, sprint.update_id):
        return Verdict(Outcome.DUPLICATE)
    verdict = commit_group(connection, [sprint], worker)[0]
    if verdict.outcome is Outcome.COMMITTED:
        for place, limit in sorted(sprint.claims):
            if not quotas.claim(connection, sprint.key.bot, *place, limit):
                raise Denied
        if sprint.invitation is not None and not invitations.use(connection, sprint.invitation, sprint.at):
            raise Denied
    return verdict


def _advance(connection: Connection, sprint: Sprint, worker: str) -> Verdict:
    if sprint.rev == 0:
        row = {"bot": sprint.key.bot, "user_id": sprint.key.user, "chat": sprint.standing.chat}
        insert_once(connection, respondents, row)
    standing = {
        "of_bot": sprint.key.bot,
        "of_user": sprint.key.user,
        "of_rev": sprint.rev,
        "new_chat": sprint.standing.chat,
        "new_language": sprint.standing.language,
        "new_current": sprint.standing.current,
        "new_pending": as_json(sprint.standing.pending),
        "new_blocked": sprint.standing.blocked,
        "known_sent_rev": sprint.out.sent_rev,
        "known_prompt_ref": sprint.out.prompt_ref,
        "known_prompt_message": sprint.out.prompt_message,
        "worker": worker,
        "now": sprint.at,
        "lease_end": sprint.at + LEASE_SECONDS,
    }
    found = _ADVANCE.rows(connection, standing)
    if not found:
        return Verdict(Outcome.SUPERSEDED)
    lease_by, *out = found[0]
    return Verdict(Outcome.COMMITTED, lease_by == worker, *out)


def _advancing() -> Any:
    """The conditional update."""
    table = respondents.c
    free = or_(table.lease_until < bindparam("now", type_=Double), table.lease_by == bindparam("worker", type_=Text))
    known = bindparam("known_sent_rev", type_=Integer)
    mine = (table.bot == bindparam("of_bot"), table.user_id == bindparam("of_user"), table.rev == bindparam("of_rev"))
    prompt_ref = bindparam("known_prompt_ref", type_=Text)
    has_prompt = and_(table.sent_rev < known, prompt_ref.is_not(None))
    changes: dict[str, Any] = {
        name: bindparam(f"new_{name}") for name in ("chat", "language", "current", "pending", "blocked")
    }
    advance = (
        update(respondents)
        .where(*mine)
        .values(
            rev=table.rev + 1,
            sent_rev=case((table.sent_rev < known, known), else_=table.sent_rev),
            prompt_ref=case((has_prompt, prompt_ref), else_=table.prompt_ref),
            prompt_message=case(
                (has_prompt, bindparam("known_prompt_message", type_=BigInteger)), else_=table.prompt_message
            ),
            lease_by=case((free, bindparam("worker", type_=Text)), else_=table.lease_by),
            lease_until=case((free, bindparam("lease_end", type_=Double)), else_=table.lease_until),
            **changes,
        )
    )
    return advance.returning(table.lease_by, table.sent_rev, table.prompt_ref, table.prompt_message)


_ADVANCE = Prepared(_advancing())
_INSERT = Prepared(insert(sprints), sprints.c.keys())


def _row(sprint: Sprint) -> dict[str, Any]:
    return {
        "bot": sprint.key.bot,
        "user_id": sprint.key.user,
        "rev": sprint.rev + 1,
        "interview": sprint.interview,
        "update_id": sprint.update_id,
        "at": sprint.at,
        "entries": as_json(sprint.entries or None),
        "draft": as_json(sprint.draft),
        "messages": as_json(sprint.messages or None),
    }


def _write_interviews(connection: Connection, winners: Sequence[tuple[Sprint, Verdict]]) -> None:
    opened = [sprint.opened for sprint, _ in winners if sprint.opened is not None]
    interviews.open_all(connection, opened)
    for sprint, _ in winners:
        interviews.move(connection, sprint.moves)
        if sprint.reopened is not None:
            interviews.reopen(connection, sprint.reopened)
    files.want(connection, [row for sprint, _ in winners for row in sprint.files])
    interviews.set_clocks(connection, [sprint.clock for sprint, _ in winners if sprint.clock is not None])
    given_back = GivenBack([], [])
    for sprint, verdict in winners:
        given_back.places.extend((sprint.key.bot, place) for place in sprint.releases)
        for closing in sprint.closings:
            given_back.add(interviews.close(connection, closing, sprint.at, verdict.sent_rev))
        for number in sprint.erased:
            given_back.add(interviews.forget(connection, number, verdict.sent_rev))
        if sprint.poison is not None:
            insert_once(connection, set_aside, sprint.poison)
    # In this order everywhere, so that no two transactions wait for each other.
    for bot, place in sorted(given_back.places):
        quotas.give_back(connection, bot, *place)
    for invitation in sorted(given_back.invitations):
        invitations.give_back(connection, invitation)


def forget_update_ids(connection: Connection, bot: int, before: float) -> None:
    """Lets update ids be used again: after a quiet week Telegram begins anew at random (Bot API, Update)."""
    old = update(sprints).where(sprints.c.bot == bot, sprints.c.at < before, sprints.c.update_id.is_not(None))
    connection.execute(old.values(update_id=None))


def is_recorded(connection: Connection, bot: int, update_id: int) -> bool:
    """Whether an update has made its sprint."""
    found = select(sprints.c.rev).where(sprints.c.bot == bot, sprints.c.update_id == update_id)
    return connection.execute(found).first() is not None
