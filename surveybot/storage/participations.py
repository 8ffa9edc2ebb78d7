"""Who has taken part, without saying who: in, a respondent and a survey; out, a keyed hash, and whether it is known."""

import hashlib
import hmac
from collections.abc import Mapping

from sqlalchemy import Connection, select

from surveybot.storage.insert_once import insert_once
from surveybot.storage.sprints import Key
from surveybot.storage.tables import participations, secrets

_NAME = "participation"


def hash_key(connection: Connection, fresh: bytes) -> bytes:
    """The key of all hashes in this database: `fresh` random bytes, unless there is one already."""
    insert_once(connection, secrets, {"name": _NAME, "value": fresh.hex()})
    value = connection.execute(select(secrets.c.value).where(secrets.c.name == _NAME)).scalar_one()
    return bytes.fromhex(value)


def who(key: Key, survey: str, secret: bytes) -> str:
    """HMAC-SHA256 of a survey and a respondent."""
    return hmac.new(secret, f"{key.bot}.{survey}.{key.user}".encode(), hashlib.sha256).hexdigest()


def known(connection: Connection, wanted: Mapping[str, str]) -> set[str]:
    """The surveys, of those whose hashes are given, in which the respondent has taken part."""
    if not wanted:
        return set()
    found = select(participations.c.who).where(participations.c.who.in_(list(wanted.values())))
    hashes = set(connection.execute(found).scalars())
    return {survey for survey, hash in wanted.items() if hash in hashes}
