"""Moving: in, an interview in progress and another edition; out, one sprint after which it goes on there.

It is fenced like any other, so that it can be done while others serve; they send what it says.
"""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from surveybot.dialog.chat import Closed
from surveybot.dialog.interview import Interview
from surveybot.dialog.keys import name_of
from surveybot.dialog.prompting import unanswered
from surveybot.dialog.run import JournalMismatch
from surveybot.editions.moving import Moved, move
from surveybot.editions.plan import Fate, Way, fate_of
from surveybot.program.instructions import Program
from surveybot.serve.asides import Asides
from surveybot.serve.catalogue import Catalogue, Edition
from surveybot.serve.deadlines import deadlines, expiry, next_time, silence_limit
from surveybot.serve.decisions import places_in
from surveybot.serve.delivery import Delivery
from surveybot.serve.fetching import Fetching
from surveybot.serve.opening import header_of
from surveybot.serve.parts import Parts
from surveybot.serve.respondent import Respondent
from surveybot.serve.under_way import UnderWay
from surveybot.storage import moving, participations, respondents, timers
from surveybot.storage.database import Database
from surveybot.storage.interviews import IN_PROGRESS, Clock, Move
from surveybot.storage.moving import OpenInterview
from surveybot.storage.quotas import NO_LIMIT, Claim, Place
from surveybot.storage.respondents import InterviewRow
from surveybot.storage.sprints import Outcome
from surveybot.storage.timers import Times
from surveybot.storage.writer import Writer
from surveybot.survey.given import still_given
from surveybot.telegram.client import Client

WORKER = "move"


async def parts_for_moving(database: Database) -> Parts:
    """The parts of a service that sends and fetches nothing."""
    client, clock = Client("", ""), lambda: datetime.now(UTC)
    return Parts(
        0,
        database,
        Writer(database, WORKER),
        Delivery(client, database, 0, WORKER, clock),
        Asides(client),
        Catalogue(database),
        clock,
        lambda: secrets.randbits(48),
        await database.write(participations.hash_key, secrets.token_bytes(32)),
        Fetching(client, database, 0, Path(), clock),
    )


async def foresee(parts: Parts, one: OpenInterview, edition: str, after: Program) -> tuple[str, Fate] | None:
    """Where an interview stands, and what would become of it; None if it is not in progress any more."""
    journal = await parts.database.read(respondents.load_journal, one.number)
    if journal is None or journal.row.status != IN_PROGRESS:
        return None
    interview = Interview.restored(header_of(journal.row), journal.entries, journal.draft)
    stands = name_of(interview.bookmark.key) if interview.bookmark is not None else ""
    if journal.row.edition == edition:
        return stands, fate_of(None)
    before = await parts.catalogue.edition(journal.row.edition)
    try:
        return stands, fate_of(move(before.program, after, interview))
    except (JournalMismatch, AssertionError):
        return stands, Fate(Way.STAYS)


async def move_interview(parts: Parts, one: OpenInterview, edition: Edition) -> Moved | None:
    """The interview goes on with that edition; None if it does already, or is not in progress any more.

    JournalMismatch if it does not fit the edition that it is pinned to; it is left as it is then.
    """
    while True:
        record = await parts.database.read(respondents.load, one.key)
        journal = await parts.database.read(respondents.load_journal, one.number)
        if journal is None or journal.row.status != IN_PROGRESS or journal.row.edition == edition.hash:
            return None
        respondent = Respondent(parts, one.key, record, one.key.user, None)
        moved = await _move(respondent, await respondent.take_up(journal), edition)
        sprint = respondent.sprint(None)
        # An answer that is on record holds its place, also where the new edition has fewer.
        sprint = replace(sprint, claims=tuple(Claim(claim.place, NO_LIMIT) for claim in sprint.claims))
        verdict = await parts.database.write(moving.commit_for_others, sprint, WORKER)
        if verdict.outcome is Outcome.COMMITTED:
            return moved


async def _move(respondent: Respondent, was: UnderWay, edition: Edition) -> Moved:
    """The sprint of the move; only who attends to the interview is told and asked, others when they take it up."""
    standing, now = respondent.standing, respondent.parts.clock().timestamp()
    is_current, closed = standing.current == was.row.id, _closed(was, respondent.language())
    row = _row(respondent, was, edition, now)
    here = respondent.under_way = replace(was, row=row, edition=edition)
    here.interview.full = {}
    await respondent.look_for_places()
    moved = move(was.edition.program, edition.program, here.interview)
    given = here.interview.header.given
    respondent.draft.moves.append(Move(row.id, row.edition, row.expires_at, row.place, row.anonymous, given))
    if moved.said and (is_current or moved.ended is not None):
        if closed is not None and is_current:
            respondent.say(closed, here.place)
        respondent.tell("survey_changed")
        for said in moved.said:
            respondent.say(said, here.place)
        respondent.standing = replace(standing, pending=None) if is_current else standing
    if moved.ended is None:
        if was.edition.program.shape != edition.program.shape:
            respondent.draft.clock = await _clock(respondent, here, now, is_current=is_current)
        return moved
    respondent.finish(moved.ended)
    if not is_current:
        is_asked_about = here.place in places_in(standing.pending)
        respondent.standing = replace(standing, pending=None) if is_asked_about else standing
    return moved


def _closed(was: UnderWay, language: str) -> Closed | None:
    """What makes the buttons of the open question go."""
    if was.stands_below():
        return Closed(was.interview.length, unanswered(was.edition.program.survey.tongue(language)))
    return Closed(was.interview.length) if was.offers_options() else None


def _row(respondent: Respondent, was: UnderWay, edition: Edition, now: float) -> InterviewRow:
    """The interview's row; who was promised that nobody will know him stays unknown."""
    row, before, survey = was.row, was.edition.program.survey, edition.program.survey
    expires_at = expiry(edition, now, still_given(survey.given, row.given))
    if survey.expire is not None and before.expire is not None and row.expires_at is not None and survey.waves is None:
        expires_at = row.expires_at + (survey.expire - before.expire).total_seconds()
    takes_place = survey.limit is not None and not row.place
    if takes_place:
        respondent.draft.claims.append(Claim(Place(edition.survey), NO_LIMIT))
    return replace(
        row,
        edition=edition.hash,
        expires_at=expires_at,
        place=row.place or takes_place,
        anonymous=row.anonymous or survey.anonymous is not None,
    )


async def _clock(respondent: Respondent, here: UnderWay, now: float, *, is_current: bool) -> Clock:
    """The limits of the new edition; silence counts from the move, for there may have been no limit before."""
    found = await respondent.parts.database.read(timers.times_of, here.row.id)
    times = replace(found[1] if found is not None else Times(now), silent_since=now, expires_at=here.row.expires_at)
    silence = silence_limit(here.edition.program, here.interview) if is_current else None
    ahead = list(deadlines(here.edition.program.survey, times, silence, now))
    return Clock(here.row.id, next_time(ahead), now, times.reminded_at, times.reminders)
