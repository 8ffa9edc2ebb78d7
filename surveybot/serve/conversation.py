"""One respondent's coroutine: in, everything that reaches him, in order; out, one committed sprint for each of it.

It is linear: at the reception it waits for somebody to begin, then it conducts an interview to its end, then it is at
the reception again. `get_message` is the commit point. All of it can be forgotten at any wait and read back.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from surveybot.dialog.chat import Back, Message, Notice, Said, Settled, Switch
from surveybot.dialog.interview import Header, Interview, Kind
from surveybot.dialog.response import response_of
from surveybot.dialog.run import Ended, conduct, language_of
from surveybot.language.text import Rendered
from surveybot.phrases import PhraseKey, phrase
from surveybot.questions.choices import rows_of
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Sent, Silence, Tapped, Typed
from surveybot.serve import reception
from surveybot.serve.catalogue import Edition
from surveybot.serve.draft import SprintDraft
from surveybot.serve.incoming import Due, Incoming
from surveybot.serve.reception import Cancel, Decision, Inquire, Open, Resume, Speak, Tell, Visitor
from surveybot.serve.services import Services
from surveybot.storage import respondents
from surveybot.storage.respondents import InterviewRow, Journal, OnRecord
from surveybot.storage.sprints import Closing, Outcome, Standing
from surveybot.telegram.decode import Command, Edited, Membership, Other, Tap, Text, Update
from surveybot.telegram.render import render

RECEPTION = "r"


class Reload(Exception):
    """Somebody else has written about this respondent: what is known here is not true any more."""

    def __init__(self, again: Incoming | None) -> None:
        """`again` is still to be handled; None if it turned out to be handled already."""
        super().__init__()
        self.again = again


class _Leave(Exception):
    """The respondent leaves the interview for something else."""

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self.decision = decision


class Conversation:
    """What is known of one respondent, and the sprint that is being worked on. It is the chat of the dialogs."""

    def __init__(
        self, services: Services, record: OnRecord, first: Incoming, mail: Callable[[], Awaitable[Incoming]]
    ) -> None:
        """Begins with `first`, which nobody has handled; `mail` waits for what comes after it."""
        self._services = services
        self._mail = mail
        self._unread: Incoming | None = first
        self._handling: Incoming | None = None
        self._rev = record.rev
        self._standing = record.standing or Standing(chat=_chat_of(first))
        self._journal = record.journal
        self._interview: Interview | None = None
        self._edition: Edition | None = None
        self._row: InterviewRow | None = None
        self._ask_again = False
        self._draft = SprintDraft()

    @property
    def handling(self) -> Incoming | None:
        """What is being worked on and is not committed."""
        return self._handling or self._unread

    async def run(self) -> None:
        """Goes on for ever; Reload when this is not the truth any more, any exception of the dialog as it comes."""
        if self._journal is not None:
            await self._take_up(self._journal)
        while True:
            if self._interview is None or self._edition is None or self._row is None:
                await self._receive(await self._next())
                continue
            try:
                ended = await conduct(self._edition.program, self._interview, self, ask_again=self._ask_again)
            except _Leave as left:
                await self._act(left.decision)
            else:
                self._close(ended, self._interview, self._row)

    async def _take_up(self, journal: Journal) -> None:
        edition = await self._services.catalogue.edition(journal.row.edition)
        header = Header(datetime.fromtimestamp(journal.row.started_at, UTC), journal.row.language)
        self._interview = Interview.restored(header, journal.entries, journal.draft)
        self._edition, self._row = edition, journal.row

    def say(self, said: Said) -> None:
        """Collects what is said, as it will be sent."""
        assert self._row is not None
        if isinstance(said, Prompt):
            self._draft.asks = True
            self._standing = replace(self._standing, pending=None)
        self._draft.messages.extend(render(said, f"{self._row.id:x}", self._draft.tapped_message))

    async def get_message(self) -> Message:
        """Commits the sprint, then waits for the next message that concerns the interview."""
        self._ask_again = False
        while True:
            message = await self._hear(await self._next())
            if message is not None:
                return message

    async def _next(self) -> Incoming:
        if self._unread is not None:
            incoming, self._unread = self._unread, None
        else:
            if self._handling is not None:
                await self._commit(self._handling)
                self._handling = None
            incoming = await self._mail()
        self._handling = incoming
        if isinstance(incoming.what, Update):
            self._standing = replace(self._standing, chat=incoming.what.chat, blocked=False)
            if isinstance(incoming.what.event, Tap):
                self._draft.tap = incoming.what.event
        return incoming

    async def _commit(self, handled: Incoming) -> None:
        services = self._services
        now = services.clock().timestamp()
        self._standing = replace(self._standing, due_at=self._due_at(now))
        interview_id = self._row.id if self._row is not None else self._draft.closed_interview
        sprint = self._draft.sprint(
            handled,
            self._rev,
            now,
            self._standing,
            interview_id,
            self._interview,
            services.delivery.sent_rev(handled.key),
        )
        verdict = await services.writer.commit(sprint)
        if verdict.outcome is not Outcome.COMMITTED:
            if verdict.outcome is Outcome.DUPLICATE:
                handled.acknowledge()
            raise Reload(None if verdict.outcome is Outcome.DUPLICATE else handled)
        self._rev += 1
        handled.acknowledge()
        if self._interview is not None:
            self._interview.fresh.clear()
        await services.delivery.post(sprint, verdict)
        if self._draft.tap is not None:
            services.delivery.toast(self._draft.tap.callback, self._draft.toast)
        self._draft = SprintDraft()

    def _due_at(self, now: float) -> float | None:
        """Silence is counted from the last prompt."""
        if self._interview is None or self._edition is None:
            return None
        limit = self._edition.program.survey.timeout
        if limit is None:
            return None
        return now + limit.after.total_seconds() if self._draft.asks else self._standing.due_at

    async def _hear(self, incoming: Incoming) -> Message | None:
        """The message for the interview; None if the reception has dealt with it."""
        assert self._interview is not None
        assert self._row is not None
        now = self._services.clock()
        if isinstance(incoming.what, Due):
            if incoming.what.rev != self._rev:
                self._pass_over(incoming)
                return None
            return Silence(now)
        match incoming.what.event:
            case Tap(data=data):
                place, _, rest = data.partition(".")
                number, _, action = rest.partition(".")
                if place == f"{self._row.id:x}" and number == str(self._interview.length):
                    return Tapped(action, now)
                return await self._reception_heard(incoming.what)
            case Text(text=text) if self._standing.pending is None:
                return Typed(text, now)
            case Command(name="back"):
                return Back(now)
            case Command(name="skip" | "done", text=text):
                return Typed(text, now)
            case Other(kind=kind):
                return Sent(kind, now)
            case _:
                return await self._reception_heard(incoming.what)

    async def _reception_heard(self, update: Update) -> Message | None:
        decision = await self._decide(update)
        match decision:
            case Speak(language=language) if self._edition and language in self._edition.program.survey.languages:
                self._standing = replace(self._standing, language=language, pending=None)
                return Switch(language, self._services.clock())
            case Open() | Resume() | Cancel():
                raise _Leave(decision)
            case None if isinstance(update.event, Command):
                return Typed(update.event.text, self._services.clock())
            case None:
                return None
            case _:
                await self._act(decision)
                return None

    def _pass_over(self, incoming: Incoming) -> None:
        """A timer whose time has passed: nothing to commit."""
        incoming.acknowledge()
        self._handling = None

    async def _receive(self, incoming: Incoming) -> None:
        if isinstance(incoming.what, Due):
            self._pass_over(incoming)
            return
        decision = await self._decide(incoming.what)
        if decision is None and isinstance(incoming.what.event, Text | Command | Other):
            decision = reception.menu(await self._visitor(incoming.what), at_once=False)
        if decision is not None:
            await self._act(decision)

    async def _decide(self, update: Update) -> Decision | None:
        """What the respondent wants of the reception; None if nothing."""
        pending = self._standing.pending
        match update.event:
            case Membership(blocked=blocked):
                self._standing = replace(self._standing, blocked=blocked)
                return Resume(self._row.id) if self._row is not None and not blocked else None
            case Edited():
                return Tell("edited_hint")
            case Tap(data=data):
                place, _, rest = data.partition(".")
                number, _, action = rest.partition(".")
                decision = None
                if pending is not None and place == RECEPTION and number == str(pending["number"]):
                    decision = await self._chosen(action, pending, update)
                if decision is None:
                    self._draft.toast = phrase("already_answered", self._language(update))
                return decision
            case Command(name=name, argument=argument):
                return reception.command(name, argument, await self._visitor(update))
            case Text(text=text) if pending is not None:
                inquiry = Inquire.kept(pending)
                meant = inquiry.answered(text)
                return await self._chosen(meant, pending, update) if meant else inquiry
            case _:
                return None

    async def _chosen(self, action: str, pending: dict[str, Any], update: Update) -> Decision | None:
        """What an answer to the reception's own question leads to; its buttons give way to the answer."""
        text = Rendered.plain(Inquire.kept(pending).settled(action, self._language(update)))
        settled = Settled(pending["number"], text)
        self._draft.messages.extend(render(settled, RECEPTION, self._draft.tapped_message))
        return reception.act_on(action, await self._visitor(update))

    async def _act(self, decision: Decision) -> None:
        match decision:
            case Open(edition=edition, instead_of=instead_of):
                self._open(edition, instead_of)
            case Resume(interview=interview):
                await self._resume(interview)
            case Cancel():
                assert self._row is not None
                self._draft.closings.append(Closing(self._row.id, "cancelled", None))
                self._leave(self._row)
                self._tell("cancelled")
            case Speak(language=language):
                self._standing = replace(self._standing, language=language, pending=None)
                self._tell("language_set")
            case Tell(phrase=key):
                self._tell(key)
            case Inquire(words=words, options=options):
                number = self._rev + 1
                self._standing = replace(self._standing, pending=decision.pending() | {"number": number})
                prompt = Prompt(Rendered.plain(words), number, rows_of(options))
                self._draft.messages.extend(render(prompt, RECEPTION))

    def _open(self, edition: Edition, instead_of: int | None) -> None:
        now = self._services.clock()
        if instead_of is not None:
            self._draft.closings.append(Closing(instead_of, "cancelled", None))
        language = edition.offers(self._language())
        row = InterviewRow(
            self._services.new_id(), edition.survey, edition.hash, language, reception.IN_PROGRESS, now.timestamp()
        )
        self._draft.opened = row
        self._interview, self._edition, self._row = Interview(Header(now, language)), edition, row
        self._standing = replace(self._standing, current=row.id, pending=None)

    async def _resume(self, number: int) -> None:
        journal = await self._services.database.read(respondents.load_journal, number)
        assert journal is not None
        await self._take_up(journal)
        assert self._interview is not None
        if journal.row.status != reception.IN_PROGRESS:
            self._draft.reopened = number
            for key, outcome in list(self._interview.outcomes.items()):
                if outcome.kind is Kind.TIMED_OUT:
                    self._interview.enter(key, None)
        self._standing = replace(self._standing, current=number, pending=None)
        self._ask_again = True

    def _leave(self, row: InterviewRow) -> None:
        self._draft.closed_interview = row.id
        self._interview = self._edition = self._row = None
        self._standing = replace(self._standing, current=None, pending=None)

    def _close(self, ended: Ended, interview: Interview, row: InterviewRow) -> None:
        self._draft.closings.append(Closing(row.id, ended.status, response_of(ended, interview)))
        self._draft.last_entries = tuple(entry.to_json() for entry in interview.fresh)
        self._leave(row)

    def _tell(self, key: PhraseKey) -> None:
        self._draft.messages.extend(render(Notice(Rendered.plain(phrase(key, self._language()))), RECEPTION))

    def _language(self, update: Update | None = None) -> str:
        """The language to speak: the interview's, else the one chosen, else Telegram's."""
        if self._interview is not None and self._edition is not None:
            return language_of(self._edition.program, self._interview)
        what = update or (self._handling.what if self._handling is not None else None)
        return self._standing.language or (what.language if isinstance(what, Update) else None) or "en"

    async def _visitor(self, update: Update) -> Visitor:
        services = self._services
        key = self._handling.key if self._handling is not None else None
        assert key is not None
        mine = await services.database.read(respondents.interviews_of, key)
        languages = reception.own_languages()
        if self._edition is not None:
            languages = tuple(str(tag) for tag in self._edition.program.survey.languages)
        return Visitor(self._language(update), services.catalogue.offered, mine, self._row, languages)


def _chat_of(incoming: Incoming) -> int:
    return incoming.what.chat if isinstance(incoming.what, Update) else incoming.key.user
