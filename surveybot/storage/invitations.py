"""Invitations: in, a survey and random bytes; out, what a link carries. Each works once, and only its hash is kept.

A link to a bot carries up to 64 of `A-Za-z0-9_-` (https://core.telegram.org/bots/features#deep-linking): the id of the
survey (40 at most), `_`, and the token, which is base64url of 16 bytes without padding.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from surveybot.storage.as_json import as_json
from surveybot.storage.tables import invitations

TOKEN_BYTES = 16
DAY_SECONDS = 86_400.0
_PAYLOAD = re.compile(r"([A-Za-z][A-Za-z0-9_]{0,39})_([A-Za-z0-9_-]{22})")


class Invitation(NamedTuple):
    """An invitation on record, by the hash of its token, with what is given by name."""

    hash: str
    survey: str
    is_used: bool
    given: Mapping[str, Any] = MappingProxyType({})


def make(
    connection: Connection, survey: str, invited: Sequence[tuple[bytes, Mapping[str, Any]]], now: float
) -> list[str]:
    """One invitation for each token of 16 random bytes and what is given with it; returns what their links carry."""
    named = {"survey": survey, "made_at": now}
    rows = [named | {"hash": _hash(token), "given": as_json(given or None)} for token, given in invited]
    connection.execute(insert(invitations), rows)
    return [f"{survey}_{_written(token)}" for token, _ in invited]


def hash_in(payload: str) -> str | None:
    """The hash of the token that a link has brought; None if it holds none."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        return None
    token = base64.urlsafe_b64decode(f"{found[2]}==")
    return _hash(token) if _written(token) == found[2] else None  # its last bits stand for nothing


def find(connection: Connection, payload: str) -> Invitation | None:
    """The invitation that a link has brought; None if it was never made, or is of another survey than the link says."""
    hash = hash_in(payload)
    if hash is None:
        return None
    row = connection.execute(select(invitations).where(invitations.c.hash == hash)).first()
    if row is None or payload[:-23] != row.survey:
        return None
    return Invitation(row.hash, row.survey, row.used_at is not None, json.loads(row.given) if row.given else {})


def use(connection: Connection, hash: str, now: float) -> bool:
    """Uses an invitation up; False, and nothing is changed, if it is used already.

    Of the time only the day is kept: to the second it would say who it was.
    """
    free = update(invitations).where(invitations.c.hash == hash, invitations.c.used_at.is_(None))
    return connection.execute(free.values(used_at=now - now % DAY_SECONDS)).rowcount == 1


def give_back(connection: Connection, hash: str) -> None:
    """Lets an invitation be used again."""
    connection.execute(update(invitations).where(invitations.c.hash == hash).values(used_at=None))


def _written(token: bytes) -> str:
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


def _hash(token: bytes) -> str:
    return hashlib.sha256(token).hexdigest()
