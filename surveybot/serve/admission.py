"""Admission: in, a survey and who would like to take it; out, what is in the way of it."""

from collections.abc import Sequence
from datetime import datetime, time

from surveybot.language.shown import shown
from surveybot.phrases import Tongue
from surveybot.serve.catalogue import Edition
from surveybot.serve.decisions import Tell, Visitor
from surveybot.serve.waves import wave_at
from surveybot.storage.interviews import IN_PROGRESS, REPLACED, UNFINISHED
from surveybot.storage.quotas import Place
from surveybot.storage.respondents import InterviewRow

NOT_TAKEN_PART = {IN_PROGRESS, "cancelled", "parked", REPLACED} | UNFINISHED


def own_interviews(edition: Edition, visitor: Visitor) -> Sequence[InterviewRow]:
    """The visitor's interviews of that survey, the newest first; those of the present wave, and one in progress."""
    last, mine = last_interview(edition, visitor), _in_any_wave(edition, visitor)
    if edition.program.survey.waves is None or last is None:
        return mine
    wave = wave_at(edition.program.survey, last.given, visitor.now)
    return [interview for interview in mine if interview.wave == wave or interview.status == IN_PROGRESS]


def last_interview(edition: Edition, visitor: Visitor) -> InterviewRow | None:
    """The visitor's last interview of that survey, in any wave, unless it was cancelled."""
    mine = _in_any_wave(edition, visitor)
    return next((interview for interview in mine if interview.status not in ("cancelled", "parked")), None)


def _in_any_wave(edition: Edition, visitor: Visitor) -> Sequence[InterviewRow]:
    return [interview for interview in visitor.interviews if interview.survey == edition.survey]


def interview_under_way(edition: Edition, visitor: Visitor) -> InterviewRow | None:
    """The visitor's interview of that survey that is in progress."""
    mine = own_interviews(edition, visitor)
    return next((interview for interview in mine if interview.status == IN_PROGRESS), None)


def unfinished_interview(edition: Edition, visitor: Visitor) -> InterviewRow | None:
    """The interview that begins again where it stopped, if the visitor has one."""
    mine = own_interviews(edition, visitor)
    goes_on = edition.program.survey.respondents != "many" and mine and mine[0].status in UNFINISHED
    return mine[0] if goes_on else None


def interview_to_update(edition: Edition, visitor: Visitor) -> InterviewRow | None:
    """The interview whose response the visitor may update."""
    if edition.program.survey.respondents != "update":
        return None
    mine = own_interviews(edition, visitor)
    return next((interview for interview in mine if interview.status not in NOT_TAKEN_PART), None)


def holds_place(interview: InterviewRow | None, visitor: Visitor) -> bool:
    """Whether an interview, or the response that it updates, has one of the places of its survey."""
    if interview is None:
        return False
    if interview.place and interview.status in (IN_PROGRESS, "complete"):
        return True
    updated = (row for row in visitor.interviews if row.id == interview.updates)
    return holds_place(next(updated, None), visitor)


def has_taken_part(edition: Edition, visitor: Visitor) -> bool:
    """Whether once was enough."""
    ended = {interview.status for interview in own_interviews(edition, visitor)}
    is_enough = edition.survey in visitor.taken_part or not ended <= NOT_TAKEN_PART
    return edition.program.survey.respondents == "once" and is_enough


def can_go_on(edition: Edition, visitor: Visitor) -> bool:
    """Whether the visitor has an interview to finish, a response to update, or belongs to those of all waves."""
    ways = (interview_under_way, unfinished_interview, interview_to_update, wave_before)
    return any(found(edition, visitor) is not None for found in ways)


def wave_before(edition: Edition, visitor: Visitor) -> InterviewRow | None:
    """The interview by which somebody is known who needs no invitation to the present wave."""
    return last_interview(edition, visitor) if edition.program.survey.waves is not None else None


def is_for_invited(edition: Edition, visitor: Visitor) -> bool:
    """Whether the survey is hidden from the visitor, who has neither begun nor done it, unless a link opens it."""
    if edition.program.survey.invite != "tokens" or has_taken_part(edition, visitor):
        return False
    return not can_go_on(edition, visitor)


def hurdle(edition: Edition, visitor: Visitor, follows: InterviewRow | None = None) -> Tell | None:
    """What the visitor is told if nobody can begin this survey now; None if there is nothing in the way.

    Who begins anew, or updates a response, takes over the place of the interview that this one `follows`.
    """
    survey = edition.program.survey
    opens_at, closes_at = survey.opens_at, survey.closes_at
    if opens_at is not None and visitor.now < opens_at:
        return Tell("not_open_yet", edition, _titled(edition, visitor) | {"when": _when(opens_at, visitor.language)})
    if closes_at is not None and visitor.now >= closes_at:
        return Tell("closed", edition, _titled(edition, visitor))
    is_full = survey.limit is not None and visitor.used.get(Place(edition.survey), 0) >= survey.limit
    return Tell("full", edition) if is_full and not holds_place(follows, visitor) else None


def _titled(edition: Edition, visitor: Visitor) -> dict[str, str]:
    return {"title": edition.title(visitor.language)}


def is_on_the_menu(edition: Edition, visitor: Visitor) -> bool:
    """Whether there is something to choose: to go on, or to begin."""
    if interview_under_way(edition, visitor) is not None:
        return True
    if has_taken_part(edition, visitor) or is_for_invited(edition, visitor):
        return False
    return hurdle(edition, visitor, interview_to_update(edition, visitor)) is None


def _when(moment: datetime, language: str) -> str:
    """The day, and the time and its zone where it is not the day's first instant."""
    day = shown(moment.date(), Tongue(language))
    return day if moment.time() == time() else f"{day}, {moment:%H:%M} ({moment.tzinfo})"
