"""What respondents send: in, names under which it is to be stored; out, what is still to be fetched or removed.

A row is written in the transaction that stores the answer. Whoever fetches a file claims it first, by putting it off.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from surveybot.storage.tables import files

WANTED, STORED, LOST, ERASED = "wanted", "stored", "lost", "erased"
_FORGOTTEN = {"file_id": "", "next_at": 0.0}  # what would lead to its sender, and to when it was sent


class Wanted(NamedTuple):
    """A file that is to be fetched; `tries` counts those before this one."""

    name: str
    file_id: str
    tries: int


def want(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """These files are to be fetched; a row has `name bot interview file_id original mime_type size`."""
    if rows:
        connection.execute(insert(files), [row | {"status": WANTED} for row in rows])


def is_due(connection: Connection, bot: int, now: float) -> bool:
    """Whether there is a file to fetch now."""
    return connection.execute(select(files.c.name).where(*_due(bot, now)).limit(1)).first() is not None


def claim(connection: Connection, bot: int, now: float, until: float, most: int) -> list[Wanted]:
    """Files to fetch now, at most so many; until then nobody else gets them."""
    table, due = files.c, _due(bot, now)
    found = select(table.name).where(*due).order_by(table.next_at, table.name).limit(most)
    claimed = []
    for name in list(connection.execute(found).scalars()):
        mine = update(files).where(table.name == name, *due).values(next_at=until)
        row = connection.execute(mine.returning(table.name, table.file_id, table.tries)).first()
        if row is not None:
            claimed.append(Wanted(*row))
    return claimed


def _due(bot: int, now: float) -> tuple[Any, ...]:
    return (files.c.bot == bot, files.c.status == WANTED, files.c.next_at <= now)


def store(connection: Connection, name: str, size: int) -> bool:
    """A file is stored; false if it was to be erased meanwhile."""
    return _leave(connection, name, {"status": STORED, "size": size} | _FORGOTTEN)


def put_off(connection: Connection, name: str, next_at: float) -> None:
    """A file could not be fetched; it is tried again then."""
    _leave(connection, name, {"tries": files.c.tries + 1, "next_at": next_at})


def lose(connection: Connection, name: str) -> None:
    """A file will never be fetched."""
    _leave(connection, name, {"status": LOST} | _FORGOTTEN)


def _leave(connection: Connection, name: str, values: dict[str, Any]) -> bool:
    left = update(files).where(files.c.name == name, files.c.status == WANTED).values(values)
    return connection.execute(left).rowcount == 1


def free(connection: Connection, bot: int) -> None:
    """Whoever claimed a file before is gone: all that are wanted can be fetched at once."""
    connection.execute(update(files).where(files.c.bot == bot, files.c.status == WANTED).values(next_at=0.0))


def let_go(connection: Connection, interview: int, kept: Collection[str] = ()) -> None:
    """The files of an interview are erased, but for those `kept`: of these nothing says any more whose they are."""
    table = files.c
    connection.execute(update(files).where(table.interview == interview, table.name.in_(kept)).values(interview=None))
    gone = {"status": ERASED, "interview": None, "original": "", "mime_type": "", "size": None} | _FORGOTTEN
    connection.execute(update(files).where(table.interview == interview).values(gone))


def erased(connection: Connection, bot: int, most: int) -> list[str]:
    """Names of files whose content is to be removed."""
    found = select(files.c.name).where(files.c.bot == bot, files.c.status == ERASED).limit(most)
    return list(connection.execute(found).scalars())


def removed(connection: Connection, names: Sequence[str]) -> None:
    """The content of erased files is removed, and nothing of them is left."""
    connection.execute(delete(files).where(files.c.name.in_(names), files.c.status == ERASED))


def named_in(content: Any) -> Iterator[str]:
    """The stored files that the answers of a response name."""
    for answer in content.get("answers", {}).values():
        if isinstance(answer, dict) and "file" in answer:
            yield str(answer["file"])
