"""Erasure: in, an interview that ends and may leave no trace; out, its answers under a number that nobody can trace.

What stays of it for dedupe and delivery names neither the interview nor the response, and messages go when they are
sent (`outbox.flush`). That somebody has taken part is kept as a keyed hash, in a table of its own.
"""

from typing import Any

from sqlalchemy import Connection, delete, insert, update

from surveybot.storage.insert_once import insert_once
from surveybot.storage.tables import anonymous_responses, interviews, participations, set_aside, sprints


def keep_apart(connection: Connection, interview: Any, number: int, status: str, content: str) -> None:
    """The response of an interview, under a random number in a table without an order."""
    row = {"id": number, "status": status, "content": content}
    named = {name: getattr(interview, name) for name in ("survey", "edition", "language")}
    connection.execute(insert(anonymous_responses).values(row | named))


def note_participation(connection: Connection, who: str) -> None:
    """Somebody has taken part; `who` is the keyed hash of survey and respondent."""
    insert_once(connection, participations, {"who": who})


def erase(connection: Connection, interview: Any, sent_rev: int) -> None:
    """The interview is gone, and the content of all its sprints; messages that are out already go too.

    Those that are not out, up to revision `sent_rev`, are sent and then forgotten. Updates of the respondent that were
    set aside meanwhile go as well: an answer may be in them.
    """
    table = sprints.c
    since = (table.bot == interview.bot, table.user_id == interview.user_id, table.rev >= interview.first_rev)
    of_it = update(sprints).where(*since, table.interview == interview.id)
    connection.execute(of_it.values(interview=None, entries=None, draft=None))
    heard = update(sprints).where(*since, table.rev <= sent_rev, table.messages.is_not(None))
    connection.execute(heard.values(messages=None))
    aside = set_aside.c
    of_him = (aside.bot == interview.bot, aside.user_id == interview.user_id, aside.at >= interview.started_at)
    connection.execute(delete(set_aside).where(*of_him))
    connection.execute(delete(interviews).where(interviews.c.id == interview.id))
