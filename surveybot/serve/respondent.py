"""A respondent as this worker knows him: in, what is on record; out, what the present sprint changes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from surveybot.dialog.break_off import take_up_again
from surveybot.dialog.chat import Closed, Notice, Said, Settled
from surveybot.dialog.interview import Header, Interview
from surveybot.dialog.prompting import unanswered
from surveybot.dialog.response import response_of
from surveybot.dialog.run import Ended, language_of
from surveybot.language.text import Rendered
from surveybot.phrases import PhraseKey, Tongue
from surveybot.questions.prompt import Prompt
from surveybot.questions.question import Content
from surveybot.questions.reply import Attachment
from surveybot.questions.rows import rows_of
from surveybot.serve import places, reception
from surveybot.serve.admission import NOT_TAKEN_PART
from surveybot.serve.attachments import named, wanted
from surveybot.serve.catalogue import Edition
from surveybot.serve.deadlines import clock_after, expiry
from surveybot.serve.decisions import Inquire, Visitor
from surveybot.serve.draft import SprintDraft
from surveybot.serve.parts import Parts
from surveybot.serve.under_way import UnderWay
from surveybot.storage import participations, quotas, respondents, visits
from surveybot.storage.interviews import IN_PROGRESS, Closing, Reopening
from surveybot.storage.quotas import Claim, Place
from surveybot.storage.respondents import InterviewRow, Journal, OnRecord
from surveybot.storage.sprints import Key, Sprint, Standing
from surveybot.telegram.decode import Event, Other
from surveybot.telegram.render import render

RECEPTION = "r"  # what stands in place of an interview's number on the reception's buttons


class Respondent:
    """One person; `draft` collects the sprint, `standing` is his row as the sprint will write it."""

    def __init__(self, parts: Parts, key: Key, record: OnRecord, chat: int, language: str | None) -> None:
        """`chat` and `language` are those of the message at hand, for somebody who was never seen."""
        self.parts = parts
        self.key = key
        self.rev = record.rev
        self.standing = record.standing or Standing(chat=chat)
        self.under_way: UnderWay | None = None
        self.draft = SprintDraft()
        self.telegram_language = language
        self.album: str | None = None

    def attends_to(self, number: int) -> bool:
        """Whether that interview is the current one."""
        return self.under_way is not None and self.under_way.row.id == number

    async def take_up(self, journal: Journal) -> UnderWay:
        """The interview of that journal becomes the current one."""
        header = Header(datetime.fromtimestamp(journal.row.started_at, UTC), journal.row.language, journal.row.id)
        interview = Interview.restored(header, journal.entries, journal.draft)
        edition = await self.parts.catalogue.edition(journal.row.edition)
        holds = tuple(places.held(edition, interview)) if journal.row.status == IN_PROGRESS else ()
        self.under_way = UnderWay(journal.row, edition, interview, holds)
        await self.look_for_places()
        return self.under_way

    async def look_for_places(self) -> None:
        """Which choices of the current interview's survey have no places left, as things are now."""
        if self.under_way is not None and places.has_places(self.under_way.edition):
            edition = self.under_way.edition
            used = await self.parts.database.read(quotas.used, self.key.bot, [edition.survey])
            self.under_way.interview.full = places.full(edition, used)

    def open(self, edition: Edition, instead_of: InterviewRow | None, invitation: str | None) -> None:
        """Begins an interview by an invitation, if there is one; the one that it comes `instead_of` is cancelled."""
        now = self.parts.clock()
        self._leave_prompt()
        if instead_of is not None:
            self.draft.closings.append(self._closing(instead_of, "cancelled"))
        language = edition.offers(self.language())
        number, begins = self.parts.new_id(), now.timestamp()
        expires_at = expiry(edition, begins)
        row = InterviewRow(
            number,
            edition.survey,
            edition.hash,
            language,
            IN_PROGRESS,
            begins,
            expires_at,
            self._claim_place(edition),
            invitation,
            edition.program.survey.anonymous is not None,
        )
        self.draft.opened, self.draft.invitation = row, invitation
        self.under_way = UnderWay(row, edition, Interview(Header(now, language, row.id)))
        self.standing = replace(self.standing, current=row.id, pending=None)

    async def resume(self, number: int) -> None:
        """Goes on with an interview; one that was not finished is open again at the wait where it ended."""
        if not self.attends_to(number):
            self._leave_prompt()
        under_way = await self.load(number)
        row, interview, now = under_way.row, under_way.interview, self.parts.clock().timestamp()
        if row.status != IN_PROGRESS:
            if row.expires_at is None or row.expires_at <= now:
                row = replace(row, expires_at=expiry(under_way.edition, now))
            offered = self.parts.catalogue.offered.get(row.survey, under_way.edition)
            row = replace(row, place=self._claim_place(offered))
            self.draft.reopened = Reopening(number, row.expires_at, row.place)
            self.under_way = replace(under_way, row=replace(row, status=IN_PROGRESS))
            for key in places.lost(interview):
                interview.enter(key, None)
            take_up_again(interview)
        self.standing = replace(self.standing, current=number, pending=None)

    def _leave_prompt(self) -> None:
        """What an open question that is left has below the chat goes; buttons under it are known as old ones."""
        left = self.under_way
        if left is not None and left.stands_below():
            tongue = left.edition.program.survey.tongue(self.language())
            self.say(Closed(left.interview.length, unanswered(tongue)), left.place)

    def _claim_place(self, edition: Edition) -> bool:
        """Whether the survey has a limited number of places, of which the sprint must get one."""
        limit = edition.program.survey.limit
        if limit is not None:
            self.draft.claims.append(Claim(Place(edition.survey), limit))
        return limit is not None

    async def load(self, number: int) -> UnderWay:
        """The interview of that number, which must be on record, becomes the current one."""
        journal = await self.parts.database.read(respondents.load_journal, number)
        assert journal is not None, f"interview {number:x} is not on record"
        return await self.take_up(journal)

    def cancel(self) -> None:
        """Ends the current interview without a response, and says so in its language."""
        assert self.under_way is not None
        if self.under_way.offers_options():
            self.say(Closed(self.under_way.interview.length), self.under_way.place)
        self.tell("cancelled", clears=self.under_way.stands_below())
        self._hold([])
        self._leave(self._closing(self.under_way.row, "cancelled"))

    def finish(self, ended: Ended) -> None:
        """Ends the current interview; its answers become a response."""
        assert self.under_way is not None
        row, once = self.under_way.row, self.under_way.edition.program.survey.respondents == "once"
        closing = self._closing(row, ended.status, response_of(ended, self.under_way.interview), stores=ended.stores)
        on_path = ended.path.keys if ended.status == "complete" else ()
        self._hold(places.held(self.under_way.edition, self.under_way.interview, on_path))
        if closing.apart is not None and once and ended.status not in NOT_TAKEN_PART:
            closing = replace(closing, who=participations.who(self.key, row.survey, self.parts.secret))
        self._leave(closing)

    def _closing(
        self, row: InterviewRow, status: str, content: dict[str, Any] | None = None, *, stores: bool = True
    ) -> Closing:
        """How an interview ends; no trace of it is left where nobody shall know who it was, or what was answered."""
        apart = self.parts.new_id() if row.anonymous or not stores else None
        return Closing(row.id, status, content, apart)

    def _hold(self, now: Sequence[Place]) -> None:
        """The current interview holds these places from now on, and no others."""
        assert self.under_way is not None
        edition, before = self.under_way.edition, self.under_way.held
        self.draft.claims += places.claims(edition, places.difference(before, now))
        self.draft.releases += places.difference(now, before)
        self.under_way = replace(self.under_way, held=tuple(now))

    async def give_up(self, row: InterviewRow) -> None:
        """What an interview that is to be cancelled holds is given back."""
        before = self.under_way
        if places.has_places(await self.parts.catalogue.edition(row.edition)):
            await self.load(row.id)
            self._hold([])
            self.under_way = before if before is None or before.row.id != row.id else self.under_way

    def _leave(self, closing: Closing) -> None:
        assert self.under_way is not None
        self.draft.closings.append(closing)
        self.draft.about = self.under_way.row.id
        self.draft.last_entries = self.under_way.interview.fresh
        self.under_way = None
        self.standing = replace(self.standing, current=None, pending=None)

    def language(self) -> str:
        """The language to speak: the interview's, else the one chosen, else Telegram's."""
        if self.under_way is not None:
            return language_of(self.under_way.edition.program, self.under_way.interview)
        return self.standing.language or self.telegram_language or "en"

    def tell(
        self,
        key: PhraseKey,
        values: Mapping[str, str] = MappingProxyType({}),
        about: Edition | None = None,
        *,
        clears: bool = False,
    ) -> None:
        """Says one of the bot's phrases, in the words of the survey that it is about or that is under way."""
        edition = about or (self.under_way.edition if self.under_way is not None else None)
        language = self.language()
        tongue = edition.program.survey.tongue(language) if edition is not None else Tongue(language)
        self.say(Notice(Rendered.plain(tongue.phrase(key, **values)), clears=clears), RECEPTION)

    def inquire(self, inquiry: Inquire) -> None:
        """Asks a question of the reception's, which takes the next message."""
        number = self.rev + 1
        self.standing = replace(self.standing, pending=inquiry.pending() | {"number": number})
        self.say(Prompt(Rendered.plain(inquiry.words), number, rows_of(inquiry.options)), RECEPTION)

    def settle(self, pending: dict[str, Any], action: str) -> None:
        """The buttons of the reception's question give way to the answer."""
        text = Rendered.plain(Inquire.kept(pending).settled(action, self.language()))
        self.say(Settled(pending["number"], text), RECEPTION)

    def say(self, said: Said, place: str) -> None:
        """Collects a message, as it will be sent."""
        files = self.under_way.edition.media if self.under_way is not None else {}
        self.draft.messages.extend(render(said, place, self.draft.tapped_message, files))

    async def visitor(self, payload: str = "") -> Visitor:
        """What the reception must know to decide; `payload` is what a link has brought."""
        parts, under_way = self.parts, self.under_way
        offered = parts.catalogue.offered
        limited = [survey for survey, edition in offered.items() if edition.program.survey.limit is not None]
        once = [survey for survey, edition in offered.items() if edition.program.survey.respondents == "once"]
        hashes = {survey: participations.who(self.key, survey, parts.secret) for survey in once}
        visit = await parts.database.read(visits.look, self.key, limited, hashes, payload)
        languages = reception.own_languages()
        if under_way is not None:
            languages = tuple(str(tag) for tag in under_way.edition.program.survey.languages)
        row = under_way.row if under_way is not None else None
        now, language = parts.clock(), self.language()
        return Visitor(
            now, language, offered, visit.interviews, row, languages, visit.used, visit.taken_part, visit.invitation
        )

    def received(self, content: Content) -> Content:
        """What was sent; a file gets the name that it would be stored under."""
        if isinstance(content, Attachment):
            self.draft.attachment = content = named(content, self.parts.new_id)
            self.album = content.album
        return content

    def is_rest_of_album(self, event: Event | None) -> bool:
        """Whether something is of the same album as what was sent before."""
        content = event.content if isinstance(event, Other) else None
        return isinstance(content, Attachment) and content.album is not None and content.album == self.album

    def sprint(self, update_id: int | None) -> Sprint:
        """The sprint so far, to be committed on this revision."""
        now = self.parts.clock().timestamp()
        if self.under_way is not None and self.draft.about is None:
            self._hold(places.held(self.under_way.edition, self.under_way.interview))
        draft, opened = self.draft, self.draft.opened
        under_way = self.under_way if draft.about is None else None  # the journal's row is of one interview
        entries = under_way.interview.fresh if under_way is not None else draft.last_entries
        number = under_way.row.id if under_way is not None else draft.about
        return Sprint(
            key=self.key,
            rev=self.rev,
            at=now,
            standing=self.standing,
            update_id=update_id,
            interview=number,
            entries=tuple(entry.to_json() for entry in entries),
            draft=under_way.interview.draft() if under_way is not None else None,
            messages=tuple(draft.messages),
            opened=asdict(opened) | {"bot": self.key.bot, "user_id": self.key.user} if opened is not None else None,
            closings=tuple(draft.closings),
            erased=tuple(draft.erased),
            reopened=draft.reopened,
            claims=tuple(draft.claims),
            releases=tuple(draft.releases),
            files=wanted(draft.attachment, entries, self.key.bot, number),
            invitation=draft.invitation,
            sent_rev=self.parts.delivery.sent_rev(self.key),
            clock=clock_after(draft, self.under_way, now),
        )

    def committed(self) -> None:
        """The sprint is durable: the next one begins."""
        self.rev += 1
        if self.under_way is not None:
            self.under_way.interview.fresh.clear()
        self.draft = SprintDraft()
