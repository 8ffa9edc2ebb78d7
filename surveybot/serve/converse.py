"""What runs for each respondent: in, his mailbox; out, a conversation that is begun anew whenever it must be.

This is one of the two edges at which any exception is caught: it is logged with the interview, and the service goes on.
"""

import asyncio
import logging
import traceback

from msgspec.structs import replace

from surveybot.dialog.chat import Notice
from surveybot.dialog.run import JournalMismatch
from surveybot.dispatcher import GetMessage
from surveybot.errors import DatabaseTrouble
from surveybot.language.text import Rendered
from surveybot.phrases import PhraseKey, phrase
from surveybot.serve.conversation import Conversation, Reload
from surveybot.serve.incoming import Incoming
from surveybot.serve.parts import Parts
from surveybot.serve.respondent import RECEPTION
from surveybot.storage import respondents, timers
from surveybot.storage.interviews import Clock, Closing
from surveybot.storage.respondents import InterviewRow, OnRecord
from surveybot.storage.set_aside import keep
from surveybot.storage.sprints import Outcome, Sprint, Standing
from surveybot.telegram.decode import Update
from surveybot.telegram.render import render

log = logging.getLogger(__name__)

TRIES = 3
LONGEST_PAUSE_SECONDS = 10.0


async def converse(parts: Parts, get_message: GetMessage[Incoming]) -> None:
    """The coroutine of one respondent: for ever, or until it is closed at a wait."""
    incoming, pause = await get_message(), 0.1
    while True:
        conversation: Conversation | None = None
        try:
            record = await parts.database.read(respondents.load, incoming.key)
            conversation = Conversation(parts, record, incoming, get_message)
            await conversation.run()
        except Reload as reload:
            incoming, pause = reload.again or await get_message(), 0.1
        except DatabaseTrouble as trouble:
            incoming = _at_work(conversation, incoming)
            log.debug("%s Trying again in %.1f s", trouble, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        except Exception as failed:  # noqa: BLE001 – one respondent's failure must not be everybody's
            incoming = _at_work(conversation, incoming)
            parts.delivery.committing.add(incoming.key)
            try:
                again = await _after_failure(parts, incoming, failed, conversation)
            finally:
                parts.delivery.committing.discard(incoming.key)
            incoming = again or await get_message()


def _at_work(conversation: Conversation | None, incoming: Incoming) -> Incoming:
    return (conversation.handling if conversation is not None else None) or incoming


async def _after_failure(
    parts: Parts, incoming: Incoming, failed: Exception, conversation: Conversation | None
) -> Incoming | None:
    """What is to be tried again; None if it was set aside."""
    row = conversation.interview if conversation is not None else None
    if not isinstance(failed, DatabaseTrouble | JournalMismatch):
        incoming.tries += 1
        # Without the words of the exception: an answer may be in them.
        where = "".join(traceback.format_tb(failed.__traceback__))
        log.error("an interview raised %s (try %d of %d)\n%s", type(failed).__name__, incoming.tries, TRIES, where)
        if incoming.tries < TRIES:
            return incoming
    try:
        record = await parts.database.read(respondents.load, incoming.key)
        if conversation is not None and conversation.rev != record.rev:
            return incoming  # it has failed at what is not true any more
        if isinstance(failed, JournalMismatch) and row is not None:
            sprint = _parked(parts, incoming, record, row, failed)
        else:
            sprint = _set_aside(parts, incoming, record, failed)
        verdict = await parts.writer.commit(sprint)
    except DatabaseTrouble as trouble:
        log.debug("%s", trouble)
        await asyncio.sleep(1.0)
        return incoming
    except Exception as worse:  # noqa: BLE001 – an update that is held for ever would stop everybody
        log.critical("no sprint can be made of what an interview has failed at: %s", type(worse).__name__)
        return await _keep(parts, incoming, failed)
    if verdict.outcome is Outcome.SUPERSEDED:
        return incoming
    reply = None
    try:
        if verdict.outcome is Outcome.COMMITTED:
            reply = await parts.delivery.post(sprint, verdict)
        elif isinstance(incoming.what, Update):
            reply = await parts.delivery.reply_again(incoming.key, incoming.what.id)
    finally:
        incoming.acknowledge(reply)
    return None


async def _keep(parts: Parts, incoming: Incoming, failed: Exception) -> Incoming | None:
    """Sets an update aside without its sender's record, which cannot be read; what is to be tried again."""
    update = incoming.what
    try:
        if isinstance(update, Update):
            words, now = update.raw.decode(errors="replace"), parts.clock().timestamp()
            await parts.database.write(keep, parts.bot, update.id, update.user, type(failed).__name__, words, now)
        else:
            await parts.database.write(timers.put_off, update, None)
    except DatabaseTrouble as trouble:
        log.debug("%s", trouble)
        await asyncio.sleep(1.0)
        return incoming
    if isinstance(update, Update):
        apology = {"chat_id": update.chat, "text": phrase("try_later", update.language or "en")}
        parts.asides.call("sendMessage", apology)
    incoming.acknowledge()
    return None


def _parked(parts: Parts, incoming: Incoming, record: OnRecord, row: InterviewRow, mismatch: JournalMismatch) -> Sprint:
    """The interview is taken out of the way, unchanged; the administrator reads which one."""
    log.critical("interview %x of survey %s is parked: %s", row.id, row.survey, mismatch)
    sprint = _sprint(parts, incoming, record, "parked", row.language)
    current = sprint.standing.current if sprint.standing.current != row.id else None
    standing = replace(sprint.standing, current=current, pending=None)
    return replace(sprint, standing=standing, closings=(Closing(row.id, "parked", None),), interview=row.id)


def _set_aside(parts: Parts, incoming: Incoming, record: OnRecord, failed: Exception) -> Sprint:
    """The update is kept as it came, for whoever mends the mistake."""
    language = record.journal.row.language if record.journal else "en"
    sprint = _sprint(parts, incoming, record, "try_later", language)
    if not isinstance(incoming.what, Update):
        return replace(sprint, clock=Clock(incoming.what.interview, None))  # else it would fail for ever
    log.critical("update %d is set aside after %d tries", incoming.what.id, TRIES)
    poison = {
        "bot": incoming.key.bot,
        "update_id": incoming.what.id,
        "user_id": incoming.key.user,
        "why": type(failed).__name__,
        "update": incoming.what.raw.decode(errors="replace"),
        "at": sprint.at,
    }
    return replace(sprint, poison=poison)


def _sprint(parts: Parts, incoming: Incoming, record: OnRecord, key: PhraseKey, language: str) -> Sprint:
    chat = incoming.what.chat if isinstance(incoming.what, Update) else incoming.key.user
    return Sprint(
        key=incoming.key,
        rev=record.rev,
        at=parts.clock().timestamp(),
        standing=record.standing or Standing(chat=chat),
        update_id=incoming.what.id if isinstance(incoming.what, Update) else None,
        messages=tuple(render(Notice(Rendered.plain(phrase(key, language))), RECEPTION)),
    )
