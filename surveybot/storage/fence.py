"""The fence: in, what sprints make of the rows of their respondents; out, those rows, or None for who came too late.

A row changes only if its `rev` is still the one that the sprint was done on. On PostgreSQL a group is two statements,
whatever its size: rows are locked in one order everywhere, so that no two transactions wait for each other.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import orjson
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Double,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    cast,
    column,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql

from surveybot.storage.prepared import Prepared, Values
from surveybot.storage.tables import respondents

_GIVEN: dict[str, Any] = {
    "of_bot": BigInteger,
    "of_user": BigInteger,
    "of_rev": Integer,
    "chat": BigInteger,
    "language": Text,
    "current": BigInteger,
    "pending": Text,
    "blocked": Boolean,
    "known_sent_rev": Integer,
    "known_prompt_ref": Text,
    "known_prompt_message": BigInteger,
    "worker": Text,
    "now": Double,
    "lease_end": Double,
}


class Advanced(NamedTuple):
    """A row that the fence let through: who sends for the chat, how far it is, and what its last prompt is."""

    bot: int
    user: int
    lease_by: str | None
    sent_rev: int
    prompt_ref: str | None
    prompt_message: int | None


def advance(connection: Connection, changes: Sequence[Values]) -> list[Advanced | None]:
    """Each row after its change, in the order of the respondents; a change has the values of `_GIVEN`."""
    keys = [(change["of_bot"], change["of_user"]) for change in changes]
    if connection.dialect.name == "sqlite" or len(set(keys)) < len(keys):
        rows = [_ONE.rows(connection, change) for change in changes]
        return [Advanced(*found[0]) if found else None for found in rows]
    given = {"given": orjson.dumps(changes).decode()}
    connection.execute(_LOCK, given)
    advanced = {(row[0], row[1]): Advanced(*row) for row in connection.execute(_ALL, given)}
    return [advanced.get(key) for key in keys]


def _advancing(given: Callable[[str], ColumnElement[Any]]) -> Any:
    table = respondents.c
    known, prompt_ref = given("known_sent_rev"), given("known_prompt_ref")
    is_late = table.lease_until > 2 * given("lease_end") - given("now")  # the clock was set back since it was taken
    free = or_(table.lease_until < given("now"), is_late, table.lease_by == given("worker"))
    has_prompt = and_(table.sent_rev < known, prompt_ref.is_not(None))
    changed: dict[str, Any] = {name: given(name) for name in ("chat", "language", "current", "pending", "blocked")}
    changed |= {
        "rev": table.rev + 1,
        "sent_rev": case((table.sent_rev < known, known), else_=table.sent_rev),
        "prompt_ref": case((has_prompt, prompt_ref), else_=table.prompt_ref),
        "prompt_message": case((has_prompt, given("known_prompt_message")), else_=table.prompt_message),
        "lease_by": case((free, given("worker")), else_=table.lease_by),
        "lease_until": case((free, given("lease_end")), else_=table.lease_until),
    }
    advanced = update(respondents).where(_is_it(given), table.rev == given("of_rev")).values(changed)
    return advanced.returning(
        table.bot, table.user_id, table.lease_by, table.sent_rev, table.prompt_ref, table.prompt_message
    )


def _is_it(given: Callable[[str], ColumnElement[Any]]) -> ColumnElement[bool]:
    return and_(respondents.c.bot == given("of_bot"), respondents.c.user_id == given("of_user"))


def _bound(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=_GIVEN[name])


_ONE = Prepared(_advancing(_bound))

_recordset = (
    func.json_to_recordset(cast(bindparam("given", type_=Text), postgresql.JSON))
    .table_valued(*(column(name, type_) for name, type_ in _GIVEN.items()))
    .render_derived(with_types=True)
)
_ALL = _advancing(lambda name: _recordset.c[name])
_LOCK = (
    select(respondents.c.rev)
    .join(_recordset, _is_it(lambda name: _recordset.c[name]))
    .order_by(respondents.c.bot, respondents.c.user_id)
    .with_for_update(of=respondents)
)
