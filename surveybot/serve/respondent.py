"""A respondent as this worker knows him: in, what is on record; out, what the present sprint changes of it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from surveybot.dialog.break_off import take_up_again
from surveybot.dialog.chat import Closed, Notice, Said, Settled
from surveybot.dialog.interview import Interview
from surveybot.dialog.prompting import unanswered
from surveybot.dialog.response import response_of
from surveybot.dialog.run import Ended, language_of
from surveybot.dialog.updating import with_answers_of
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
from surveybot.serve.decisions import Inquire, Open, Visitor
from surveybot.serve.draft import SprintDraft
from surveybot.serve.opening import header_of, opened_row, row_for
from surveybot.serve.parts import Parts
from surveybot.serve.standing import full_choices, standing_places
from surveybot.serve.taking_over import taken_over
from surveybot.serve.under_way import UnderWay
from surveybot.serve.waves import called_at
from surveybot.storage import participations, respondents, visits
from surveybot.storage.interviews import IN_PROGRESS, Closing, Reopening
from surveybot.storage.quotas import Place
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
        """The interview of that journal becomes the current one, in today's words if only words have changed."""
        row, edition = await taken_over(journal.row, self.parts.catalogue, self.draft)
        interview = Interview.restored(header_of(row), journal.entries, journal.draft)
        holds = tuple(places.held(edition, interview)) if row.status == IN_PROGRESS else ()
        self.under_way = UnderWay(row, edition, interview, holds, await standing_places(self.parts, row.updates))
        await self.look_for_places()
        return self.under_way

    async def look_for_places(self) -> None:
        """Which choices of the current interview's survey have no places left, as things are now."""
        if self.under_way is not None and self.under_way.edition.has_places:
            self.under_way.interview.full = await full_choices(self.parts, self.key.bot, self.under_way)

    async def open(self, opening: Open) -> None:
        """Begins an interview; the one that it comes instead of is cancelled."""
        edition, updated = opening.edition, opening.updates
        self._leave_prompt()
        if opening.instead_of is not None:
            await self._give_up(opening.instead_of)
            self.draft.closings.append(self._closing(opening.instead_of, "cancelled"))
        language, begins = self.language(), self.parts.clock().timestamp()
        standing = await standing_places(self.parts, updated.id if updated is not None else None)
        claims = places.claim_of_survey(edition, standing)
        row = row_for(opening, self.parts.new_id(), language, begins, claims_place=bool(claims))
        interview = Interview(header_of(row))
        if updated is not None:
            last = (await self.load(updated.id)).interview
            interview = with_answers_of(last, interview.header, edition.program)
        self.draft.opened, self.draft.invitation = row, opening.invitation
        self.draft.claims += claims
        self.under_way = UnderWay(row, edition, interview, standing=standing)
        await self.look_for_places()
        self._withdraw_lost()
        self.standing = replace(self.standing, current=row.id, pending=None)

    async def resume(self, number: int) -> None:
        """Goes on with an interview; one that was not finished is open again at the wait where it ended."""
        if not self.attends_to(number):
            self._leave_prompt()
        under_way = await self.load(number)
        row, interview, now = under_way.row, under_way.interview, self.parts.clock().timestamp()
        if row.status != IN_PROGRESS:
            if row.expires_at is None or row.expires_at <= now:
                row = replace(row, expires_at=expiry(under_way.edition, now, row.given))
            offered = self.parts.catalogue.offered.get(row.survey, under_way.edition)
            claims = places.claim_of_survey(offered, under_way.standing)
            self.draft.claims += claims
            row = replace(row, place=bool(claims), status=IN_PROGRESS)
            self.draft.reopened = Reopening(number, row.expires_at, row.place)
            self.under_way = replace(under_way, row=row)
            self._withdraw_lost()
            take_up_again(interview)
        self.standing = replace(self.standing, current=number, pending=None)

    def _withdraw_lost(self) -> None:
        """Answers are to be given again if others have got their places."""
        assert self.under_way is not None
        for key in places.lost(self.under_way.interview):
            self.under_way.interview.enter(key, None)

    def _leave_prompt(self) -> None:
        """What an open question that is left has below the chat goes; buttons under it are known as old ones."""
        left = self.under_way
        if left is not None and left.stands_below():
            tongue = left.edition.program.survey.tongue(self.language())
            self.say(Closed(left.interview.length, unanswered(tongue)), left.place)

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
        words: PhraseKey = "cancelled" if self.under_way.row.updates is None else "update_cancelled"
        self.tell(words, clears=self.under_way.stands_below())
        self._hold([])
        self._leave(self._closing(self.under_way.row, "cancelled"))

    def finish(self, ended: Ended) -> None:
        """Ends the current interview; its answers become a response, unless it has only begun to update another one."""
        assert self.under_way is not None
        row, edition, interview = self.under_way.row, self.under_way.edition, self.under_way.interview
        survey = edition.program.survey
        has_taken_part, is_complete = ended.status not in NOT_TAKEN_PART, ended.status == "complete"
        replaces = row.updates if has_taken_part else None
        content = response_of(ended, interview) if replaces == row.updates else None
        closing = self._closing(row, ended.status, content, stores=ended.stores)
        if closing.apart is not None and survey.respondents == "once" and has_taken_part:
            closing = replace(closing, who=participations.who(self.key, row.survey, self.parts.secret))
        held = places.held(edition, interview, ended.path.keys if is_complete else ())
        if is_complete and Place(row.survey) in self.under_way.standing:
            held.append(Place(row.survey))
        self._hold(held, replaces=replaces is not None)
        self._leave(replace(closing, replaces=replaces, due_at=called_at(survey, row.given, row.wave + 1)))

    def _closing(
        self, row: InterviewRow, status: str, content: dict[str, Any] | None = None, *, stores: bool = True
    ) -> Closing:
        """How an interview ends; no trace of it is left where nobody shall know who it was, or what was answered."""
        apart = self.parts.new_id() if row.anonymous or not stores else None
        return Closing(row.id, status, content, apart)

    def _hold(self, now: Sequence[Place], *, replaces: bool = False) -> None:
        """The current interview holds these places from now on, and no others but those of a response that stands."""
        assert self.under_way is not None
        edition, standing = self.under_way.edition, self.under_way.standing
        before = places.together(standing, self.under_way.held)
        after = now if replaces else places.together(standing, now)
        self.draft.claims += places.claims(edition, places.difference(before, after))
        self.draft.releases += places.difference(after, before)
        self.under_way = replace(self.under_way, held=tuple(now))

    async def _give_up(self, row: InterviewRow) -> None:
        """What an interview that is to be cancelled holds is given back."""
        before = self.under_way
        if (await self.parts.catalogue.edition(row.edition)).has_places:
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

    async def visitor(self, payload: str = "", about: int | None = None) -> Visitor:
        """What the reception must know to decide: `payload` is what a link has brought, `about` an interview."""
        parts, under_way = self.parts, self.under_way
        offered = parts.catalogue.offered
        limited = [survey for survey, edition in offered.items() if edition.program.survey.limit is not None]
        once = [survey for survey, edition in offered.items() if edition.program.survey.respondents == "once"]
        hashes = {survey: participations.who(self.key, survey, parts.secret) for survey in once}
        visit = await parts.database.read(visits.look, self.key, limited, hashes, payload, about)
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
        if self.under_way is not None and self.draft.about is None and self.under_way.edition.has_places:
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
            opened=opened_row(opened, self.key) if opened is not None else None,
            closings=tuple(draft.closings),
            erased=tuple(draft.erased),
            reopened=draft.reopened,
            moves=tuple(draft.moves),
            claims=tuple(draft.claims),
            releases=tuple(draft.releases),
            files=wanted(draft.attachment, entries, self.key.bot, number),
            invitation=draft.invitation,
            out=self.parts.delivery.out(self.key),
            clock=clock_after(draft, self.under_way, now),
        )

    def committed(self) -> None:
        """The sprint is durable: the next one begins."""
        self.rev += 1
        if self.under_way is not None:
            self.under_way.interview.fresh.clear()
        self.draft = SprintDraft()
