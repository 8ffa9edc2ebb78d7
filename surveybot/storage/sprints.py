"""Sprints: in, what came of one update; out, one transaction, fenced on the respondent, and a verdict.

The first statement is always the conditional update of the respondent's row: whoever does not find the `rev` that he
has read writes nothing. Correctness comes from that row and from unique keys, never from who holds the coroutine and
never from an isolation level.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, insert, select, update

from surveybot.storage import files, interviews, invitations, quotas
from surveybot.storage.as_json import as_json
from surveybot.storage.fence import advance
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


class Standing(Struct, frozen=True):
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


class Sprint(Struct, frozen=True):
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
        if not self.closings:
            return self.erased
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
    for sprint in (group[index] for index in ordered):
        if sprint.rev == 0:
            new = {"bot": sprint.key.bot, "user_id": sprint.key.user, "chat": sprint.standing.chat}
            insert_once(connection, respondents, new)
    rows = advance(connection, [_change(group[index], worker) for index in ordered])
    verdicts = [Verdict(Outcome.SUPERSEDED)] * len(group)
    winners: list[tuple[Sprint, Verdict]] = []
    for index, row in zip(ordered, rows, strict=True):
        if row is not None:
            out = row.sent_rev, row.prompt_ref, row.prompt_message
            verdicts[index] = Verdict(Outcome.COMMITTED, row.lease_by == worker, *out)
            winners.append((group[index], verdicts[index]))
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


def _change(sprint: Sprint, worker: str) -> dict[str, Any]:
    """What the sprint makes of its respondent's row."""
    standing, out = sprint.standing, sprint.out
    return {
        "of_bot": sprint.key.bot,
        "of_user": sprint.key.user,
        "of_rev": sprint.rev,
        "chat": standing.chat,
        "language": standing.language,
        "current": standing.current,
        "pending": as_json(standing.pending),
        "blocked": standing.blocked,
        "known_sent_rev": out.sent_rev,
        "known_prompt_ref": out.prompt_ref,
        "known_prompt_message": out.prompt_message,
        "worker": worker,
        "now": sprint.at,
        "lease_end": sprint.at + LEASE_SECONDS,
    }


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
    opened = [sprint.opened | {"first_rev": sprint.rev + 1} for sprint, _ in winners if sprint.opened is not None]
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


def old_update_ids(connection: Connection, bot: int, before: float, at_most: int = 1_000) -> list[int]:
    """A portion of the update ids on record since before a moment; there is no order in them that says how old one is.

    After a quiet week Telegram begins anew at random (Bot API, Update), so that younger ones may be smaller.
    """
    of = sprints.c
    old = select(of.update_id).where(of.bot == bot, of.update_id >= 0, of.at < before)
    return list(connection.scalars(old.order_by(of.update_id).limit(at_most)))


def forget_update_ids(connection: Connection, bot: int, ids: Sequence[int]) -> None:
    """Lets update ids be used again."""
    of_them = sprints.c.update_id.in_(ids)
    connection.execute(update(sprints).where(sprints.c.bot == bot, of_them).values(update_id=None))


def is_recorded(connection: Connection, bot: int, update_id: int) -> bool:
    """Whether an update has made its sprint."""
    found = select(sprints.c.rev).where(sprints.c.bot == bot, sprints.c.update_id == update_id)
    return connection.execute(found).first() is not None
