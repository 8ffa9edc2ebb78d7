"""Interviews in the transaction of a sprint: in, what the sprint says of them; out, their rows and their responses."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import (
    Boolean,
    Connection,
    Double,
    Integer,
    Text,
    bindparam,
    delete,
    func,
    insert,
    null,
    or_,
    select,
    update,
)

from surveybot.storage import erasure, files
from surveybot.storage.as_json import as_json
from surveybot.storage.prepared import Prepared
from surveybot.storage.quotas import Place
from surveybot.storage.tables import interviews, responses

IN_PROGRESS = "in progress"
UNFINISHED = {"timed_out", "expired", "gave_up"}  # where `respondents: once` goes on at /start
_NEVER_WAS = {"cancelled", "parked"}  # the respondent may begin again, with the same invitation
REPLACED = "replaced"  # its response was updated by another interview


class Clock(Struct, frozen=True):
    """The time limits of an interview as a sprint leaves them; without `silent_since` silence goes on.

    `called` is the wave that its respondent is called to with this sprint, after it has ended.
    """

    interview: int
    due_at: float | None
    silent_since: float | None = None
    reminded_at: float | None = None
    reminders: int = 0
    called: int | None = None


class Reopening(Struct, frozen=True):
    """An interview that had ended and goes on with this sprint, until `expires_at` if that is set.

    With `place` the sprint claims a place for it, since its own was given back.
    """

    interview: int
    expires_at: float | None
    place: bool = False


class Closing(Struct, frozen=True):
    """An interview that ends with this sprint; `content` is its response, None if there is none to keep.

    With `apart` no trace of the interview is left: the response gets this random number, and `who`, a keyed hash,
    says that somebody has taken part. It `replaces` the response of an interview that it has updated. At `due_at`, in
    Unix seconds, the respondent is called to the next wave.
    """

    interview: int
    status: str
    content: dict[str, Any] | None
    apart: int | None = None
    who: str | None = None
    replaces: int | None = None
    due_at: float | None = None


class Move(Struct, frozen=True):
    """An interview that goes on with another edition, and what of its row comes from that."""

    interview: int
    edition: str
    expires_at: float | None
    place: bool
    anonymous: bool
    given: Mapping[str, Any]


class GivenBack(NamedTuple):
    """What an interview held and others may have now."""

    places: list[tuple[int, Place]]
    invitations: list[str]

    def add(self, more: "GivenBack") -> None:
        """And this as well."""
        self.places.extend(more.places)
        self.invitations.extend(more.invitations)


_NEW = {
    "expires_at": None,
    "place": False,
    "invitation": None,
    "anonymous": False,
    "updates": None,
    "given": None,
    "wave": 1,
    "called": 0,
}
_BEGINNING = ("id", "bot", "user_id", "survey", "edition", "language", "status", "started_at", "first_rev", *_NEW)
_OPEN = Prepared(insert(interviews), _BEGINNING)


def open_all(connection: Connection, opened: Sequence[Mapping[str, Any]]) -> None:
    """Interviews begin."""
    _OPEN.each(connection, [_NEW | dict(row) for row in opened])


def reopen(connection: Connection, reopening: Reopening) -> None:
    """An interview that had ended is in progress again, and its response is gone."""
    again = {"expires_at": reopening.expires_at, "place": reopening.place, "ended_at": None}
    _set_status(connection, reopening.interview, IN_PROGRESS, again)
    connection.execute(delete(responses).where(responses.c.id == reopening.interview))


def move(connection: Connection, moves: Sequence[Move]) -> None:
    """Interviews go on with other editions."""
    for one in moves:
        values = asdict(one) | {"given": as_json(dict(one.given) or None)}
        connection.execute(update(interviews).where(interviews.c.id == values.pop("interview")).values(values))


def close(connection: Connection, closing: Closing, at: float, sent_rev: int) -> GivenBack:
    """An interview ends, and leaves its response if there is one to keep; messages are out up to `sent_rev`.

    Its place is to be given back unless it is complete; its invitation, if the respondent may begin again with it.
    """
    ending = {
        "of_interview": closing.interview,
        "new_status": closing.status,
        "new_ended_at": at,
        "new_due_at": closing.due_at,
        "gets_place": closing.replaces is not None and _replace(connection, closing, sent_rev),
    }
    was = SimpleNamespace(**dict(zip(interviews.c.keys(), _END.rows(connection, ending)[0], strict=True)))
    assert closing.apart is not None or closing.content is None or not was.anonymous, "it must leave no trace"
    content = as_json(closing.content)
    if closing.apart is not None:
        if content is not None:
            erasure.keep_apart(connection, was, closing.apart, closing.status, content)
        if closing.who is not None:
            erasure.note_participation(connection, closing.who)
        files.let_go(connection, was.id, list(files.named_in(closing.content or {})))
        erasure.erase(connection, was, sent_rev)
    elif content is not None:
        _respond(connection, closing.interview, content)
    begins_again = closing.status in _NEVER_WAS or (closing.apart is not None and closing.status in UNFINISHED)
    return GivenBack(
        [(was.bot, Place(was.survey))] if was.place and closing.status != "complete" else [],
        [was.invitation] if was.invitation is not None and begins_again else [],
    )


_END = Prepared(
    update(interviews)
    .where(interviews.c.id == bindparam("of_interview"))
    .values(
        status=bindparam("new_status"),
        ended_at=bindparam("new_ended_at"),
        due_at=bindparam("new_due_at"),  # the time limits of before do not count any more
        silent_since=null(),
        expires_at=null(),
        place=or_(interviews.c.place, bindparam("gets_place", type_=Boolean)),
    )
    .returning(interviews)
)


def forget(connection: Connection, interview: int, sent_rev: int) -> GivenBack:
    """An interview is erased with its response; one in progress gives its place back, one that counts its invitation.

    What a response holds is the sprint's to release.
    """
    was = connection.execute(select(interviews).where(interviews.c.id == interview)).one()
    connection.execute(delete(responses).where(responses.c.id == interview))
    files.let_go(connection, interview)
    erasure.erase(connection, was, sent_rev)
    return GivenBack(
        [(was.bot, Place(was.survey))] if was.place and was.status == IN_PROGRESS else [],
        [was.invitation] if was.invitation is not None and was.status not in _NEVER_WAS else [],
    )


def _replace(connection: Connection, closing: Closing, sent_rev: int) -> bool:
    """The response of another interview is gone; whether it leaves its place of the survey to the new one.

    Where nothing is kept of the new one, nothing is of that one.
    """
    replaced = connection.execute(select(interviews).where(interviews.c.id == closing.replaces)).one_or_none()
    if replaced is None:
        return False
    connection.execute(delete(responses).where(responses.c.id == replaced.id))
    if closing.apart is None:
        _set_status(connection, replaced.id, REPLACED, {"place": False})
    else:
        files.let_go(connection, replaced.id)
        erasure.erase(connection, replaced, sent_rev)
    return bool(replaced.place) and replaced.status == closing.status == "complete"


def _respond(connection: Connection, interview: int, content: str) -> None:
    _RESPOND.each(connection, [{"of_interview": interview, "new_content": content}])


_NAMES = ("id", "bot", "user_id", "survey", "edition", "language", "status", "started_at", "ended_at")
_RESPOND = Prepared(
    insert(responses).from_select(
        [*_NAMES, "content"],
        select(*(interviews.c[name] for name in _NAMES), bindparam("new_content", type_=Text)).where(
            interviews.c.id == bindparam("of_interview")
        ),
    )
)


def set_clocks(connection: Connection, clocks: Sequence[Clock]) -> None:
    """The time limits of interviews are these from now on."""
    _SET_CLOCK.each(connection, [{f"new_{name}": value for name, value in asdict(c).items()} for c in clocks])


_SET_CLOCK = Prepared(
    update(interviews)
    .where(interviews.c.id == bindparam("new_interview"))
    .values(
        due_at=bindparam("new_due_at"),
        silent_since=func.coalesce(bindparam("new_silent_since", type_=Double), interviews.c.silent_since),
        reminded_at=bindparam("new_reminded_at"),
        reminders=bindparam("new_reminders"),
        called=func.coalesce(bindparam("new_called", type_=Integer), interviews.c.called),
    )
)


def _set_status(connection: Connection, interview: int, status: str, values: dict[str, Any]) -> Any:
    """The row, of which whatever the new status is, the time limits of before do not count any more."""
    limits = {"due_at": None, "silent_since": None, "expires_at": None}
    changed = update(interviews).where(interviews.c.id == interview).values(**limits | values, status=status)
    return connection.execute(changed.returning(interviews)).one()
