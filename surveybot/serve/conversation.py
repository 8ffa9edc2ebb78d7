"""One respondent's coroutine: in, everything that reaches him, in order; out, one committed sprint for each of it.

It is linear: at the reception it waits for somebody to begin, then it conducts an interview to its end, then it is at
the reception again. `get_message` is the commit point. All of it can be forgotten at any wait and read back.
"""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from surveybot.dialog.chat import Back, Message, Said, Switch
from surveybot.dialog.run import conduct
from surveybot.errors import DatabaseTrouble
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Sent, Silence, Tapped, Typed
from surveybot.serve import overdue, reception
from surveybot.serve.calling import call
from surveybot.serve.deadlines import Limit
from surveybot.serve.deciding import decide
from surveybot.serve.decisions import Call, Cancel, Decision, Expire, Forget, Inquire, Open, Remind, Resume, Speak, Tell
from surveybot.serve.forgetting import forget
from surveybot.serve.incoming import Incoming
from surveybot.serve.parts import Parts
from surveybot.serve.respondent import Respondent
from surveybot.serve.under_way import UnderWay
from surveybot.storage.respondents import InterviewRow, OnRecord
from surveybot.storage.sprints import Outcome, Verdict
from surveybot.storage.timers import Due
from surveybot.telegram.decode import Command, Other, Tap, Text, Update

MOST_DENIALS = 20  # places may come and go while somebody asks for one; more is a decision that never learns


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
    """What goes on with one respondent; it is the chat that the dialogs speak to."""

    def __init__(
        self, parts: Parts, record: OnRecord, first: Incoming, mail: Callable[[], Awaitable[Incoming]]
    ) -> None:
        """Begins with `first`, which nobody has handled; `mail` waits for what comes after it."""
        self._parts = parts
        self._mail = mail
        self._first = first
        self._unread: Incoming | None = first
        self._handling: Incoming | None = None
        self._by_calls: int | None = None  # the last update, if what is said to it goes out by calls
        self._journal = record.journal
        self._changes = parts.catalogue.changes
        self._ask_again = False
        update = first.what if isinstance(first.what, Update) else None
        chat, language = (update.chat, update.language) if update else (first.key.user, None)
        self._respondent = Respondent(parts, first.key, record, chat, language)

    @property
    def handling(self) -> Incoming | None:
        """What is being worked on and is not committed."""
        return self._handling or self._unread

    @property
    def rev(self) -> int:
        """The respondent's revision that all this is about."""
        return self._respondent.rev

    @property
    def interview(self) -> InterviewRow | None:
        """The interview that is under way."""
        return self._respondent.under_way.row if self._respondent.under_way is not None else None

    async def run(self) -> None:
        """Goes on for ever; Reload when this is not the truth any more, any exception of the dialog as it comes."""
        respondent = self._respondent
        if self._journal is not None:
            await respondent.take_up(self._journal)
        while True:
            under_way = respondent.under_way
            if under_way is None:
                await self._receive(await self._next())
                continue
            try:
                ended = await conduct(under_way.edition.program, under_way.interview, self, ask_again=self._ask_again)
            except _Leave as left:
                await self._act(left.decision)
            else:
                respondent.finish(ended)

    def say(self, said: Said) -> None:
        """Collects what the dialog says."""
        respondent = self._respondent
        assert respondent.under_way is not None
        if isinstance(said, Prompt):
            respondent.draft.asks = True
            respondent.standing = replace(respondent.standing, pending=None)
        respondent.say(said, respondent.under_way.place)

    async def get_message(self) -> Message:
        """Commits the sprint, then waits for the next message that concerns the interview."""
        self._ask_again = False
        while True:
            incoming = await self._next()
            under_way = self._respondent.under_way
            assert under_way is not None
            message = await self._hear(incoming, under_way)
            if message is not None:
                return message

    async def _next(self) -> Incoming:
        """Commits what was done for the last message, and waits for the next one."""
        if self._unread is not None:
            incoming, self._unread = self._unread, None
        else:
            if self._handling is not None:
                await self._commit(self._handling)
                self._handling = None
            incoming = await self._mail()
            if self._changes != self._parts.catalogue.changes:
                raise Reload(incoming)  # another edition may be meant for the interview that is held here
        self._handling = incoming
        respondent = self._respondent
        if respondent.under_way is not None and respondent.under_way.edition.has_places:
            await respondent.look_for_places()
        if isinstance(incoming.what, Update):
            if (respondent.standing.chat, respondent.standing.blocked) != (incoming.what.chat, False):
                respondent.standing = replace(respondent.standing, chat=incoming.what.chat, blocked=False)
            respondent.telegram_language = incoming.what.language or respondent.telegram_language
            if isinstance(incoming.what.event, Tap):
                respondent.draft.tap = incoming.what.event
        return incoming

    async def _commit(self, handled: Incoming) -> None:
        respondent, delivery = self._respondent, self._parts.delivery
        tap, toast = respondent.draft.tap, respondent.draft.toast
        sprint = respondent.sprint(handled.what.id if isinstance(handled.what, Update) else None)
        delivery.committing.add(handled.key)
        try:
            verdict = await self._parts.writer.commit(sprint)
            if verdict.outcome is not Outcome.COMMITTED:
                raise Reload(await self._again(handled, verdict))
            respondent.committed()
            try:
                reply = await delivery.post(sprint, verdict, tap)
            except DatabaseTrouble:
                handled.acknowledge()  # what it says goes out by a call, once the database works
                raise
            self._by_calls = sprint.update_id if reply is None else None
            handled.acknowledge(reply)
            if sprint.files or sprint.gone:
                self._parts.fetching.ring()
        finally:
            delivery.committing.discard(handled.key)
        if tap is not None:
            self._parts.asides.toast(tap.callback, toast)

    async def _again(self, handled: Incoming, verdict: Verdict) -> Incoming | None:
        """What is to be handled again after a sprint that was not committed; None if it was handled before."""
        if verdict.outcome is Outcome.DUPLICATE:
            assert isinstance(handled.what, Update)
            goes_by_calls = handled.what.id == self._by_calls
            reply = None if goes_by_calls else await self._parts.delivery.reply_again(handled.key, handled.what.id)
            handled.acknowledge(reply)
            return None
        if verdict.outcome is Outcome.DENIED:
            handled.denials += 1
            assert handled.denials < MOST_DENIALS, "a claim was denied again and again"
        return handled

    async def _hear(self, incoming: Incoming, under_way: UnderWay) -> Message | None:
        """The message for the interview; None if the reception has dealt with it."""
        now = self._parts.clock()
        if isinstance(incoming.what, Due):
            limit = await self._look_at_clock(incoming, incoming.what)
            if limit is Limit.SILENCE:
                return Silence(now)
            if limit is not None:
                await self._end_or_remind(limit, incoming.what.interview)
            return None
        match incoming.what.event:
            case Tap(data=data) if data.startswith(f"{under_way.place}.{under_way.interview.length}."):
                return Tapped(data.split(".", 2)[2], now)
            case Text(text=text) if self._respondent.standing.pending is None:
                return Typed(text, now)
            case Command(name="back"):
                return Back(now)
            case Command(name="skip" | "done", text=text):
                return Typed(text, now)
            case Other(kind=kind, content=content):
                return Sent(kind, now, self._respondent.received(content))
            case _:
                return await self._turn_to_reception(incoming.what, under_way)

    async def _turn_to_reception(self, update: Update, under_way: UnderWay) -> Message | None:
        decision = await decide(self._respondent, update)
        match decision:
            case Speak(language=language) if language in under_way.edition.program.survey.languages:
                self._respondent.standing = replace(self._respondent.standing, language=language, pending=None)
                return Switch(language, self._parts.clock())
            case Open() | Resume() | Cancel() | Forget():
                raise _Leave(decision)
            case None if isinstance(update.event, Command):
                return Typed(update.event.text, self._parts.clock())
            case None:
                return None
            case Inquire(can_be_passed_over=True) if isinstance(update.event, Text):
                self._respondent.standing = replace(self._respondent.standing, pending=None)
                return Typed(update.event.text, self._parts.clock())
            case _:
                await self._act(decision)
                return None

    async def _look_at_clock(self, incoming: Incoming, due: Due) -> Limit | None:
        """The limit that has passed; if it is none, there is nothing to commit.

        A time of an earlier revision is of no interest any more; one of a later revision says that others have written.
        """
        limit = await overdue.passed(self._respondent, due) if due.rev == self._respondent.rev else None
        if limit is None:
            if due.rev > self._respondent.rev and incoming is not self._first:
                raise Reload(incoming)
            incoming.acknowledge()
            self._handling = None
        return limit

    async def _end_or_remind(self, limit: Limit, number: int) -> None:
        """An interview has expired, is recalled, or another one follows; the dialog of the current one is left then."""
        ending = Expire(number) if limit is Limit.EXPIRY else Remind(number)
        decision = Call(number) if limit is Limit.WAVE else ending
        respondent = self._respondent
        asks_again = respondent.under_way is not None and overdue.is_asked_about(respondent, number)
        if respondent.attends_to(number) or (limit is Limit.EXPIRY and asks_again):
            raise _Leave(decision)
        await self._act(decision)

    async def _receive(self, incoming: Incoming) -> None:
        """Deals with what comes outside of any interview."""
        if isinstance(incoming.what, Due):
            limit = await self._look_at_clock(incoming, incoming.what)
            if limit is not None:
                await self._end_or_remind(limit, incoming.what.interview)
            return
        decision = await decide(self._respondent, incoming.what)
        if decision is None and self._respondent.is_rest_of_album(incoming.what.event):
            return  # one of it has just been the last answer of a survey
        if decision is None and isinstance(incoming.what.event, Text | Command | Other):
            decision = reception.menu(await self._respondent.visitor(), at_once=False)
        if decision is not None:
            await self._act(decision)

    async def _act(self, decision: Decision) -> None:
        respondent = self._respondent
        match decision:
            case Open():
                await respondent.open(decision)
            case Resume(interview=number):
                await respondent.resume(number)
                self._ask_again = True
            case Cancel():
                respondent.cancel()
            case Forget():
                await forget(respondent)
            case Expire(interview=number):
                self._ask_again = await overdue.expire(respondent, number)
            case Remind(interview=number):
                await overdue.remind(respondent, number)
                self._ask_again = respondent.attends_to(number)
            case Call(interview=number):
                await call(respondent, number)
            case Speak(language=language):
                respondent.standing = replace(respondent.standing, language=language, pending=None)
                respondent.tell("language_set")
            case Tell(phrase=key, about=about, values=values):
                respondent.tell(key, values, about)
            case Inquire():
                respondent.inquire(decision)
