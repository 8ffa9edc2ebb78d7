"""The reception's decisions: in, a survey's settings, the time and what is on record; out, what shall happen."""

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from surveybot.checks import examine, has_errors
from surveybot.serve.catalogue import Edition
from surveybot.serve.decisions import Decision, Inquire, Open, Resume, Tell, Visitor
from surveybot.serve.reception import act_on, begin, menu, start
from surveybot.storage.invitations import Invitation
from surveybot.storage.quotas import Place
from surveybot.storage.respondents import InterviewRow
from surveybot.survey.reader import read_survey

SURVEY = """
surveybot: 1
id: {id}
title: Title of {id}
language: en
timezone: Europe/Riga
{settings}
steps:
  - ask: mood
    type: text
    text: How are you?
"""
NOON = "2026-09-10T12:00:00+03:00"


def edition(settings: str = "", id: str = "a", *, review: bool = False) -> Edition:
    """A survey with these settings."""
    text = SURVEY.format(id=id, settings=settings) + ("  - review: Right?\n" if review else "")
    survey, problems = read_survey(text, "survey.yaml")
    assert survey is not None
    program, more = examine(survey)
    assert not has_errors([*problems, *more]), [*problems, *more]
    return Edition(f"hash of {id}", program)


def on_record(*statuses: str, survey: str = "a", place: bool = False) -> list[InterviewRow]:
    """Interviews of these statuses, the newest first."""
    return [
        InterviewRow(number, survey, f"hash of {survey}", "en", status, float(-number), place=place)
        for number, status in enumerate(statuses, 1)
    ]


def visitor(*offered: Edition, now: str = NOON, record: list[InterviewRow] | None = None, **more: Any) -> Visitor:
    """Somebody who stands at the reception at that time."""
    named = {one.survey: one for one in offered}
    return Visitor(datetime.fromisoformat(now), "en", named, record or [], None, ("en",), **more)


def told(decision: Decision | None) -> str:
    """A decision in a word or two."""
    match decision:
        case Open(instead_of=instead_of, invitation=invitation, updates=updated):
            by = f" by {invitation}" if invitation else ""
            by += f" with {updated.id}" if updated else ""
            return f"open{by}" if instead_of is None else f"open instead of {instead_of.id}{by}"
        case Resume(interview=number):
            return f"resume {number}"
        case Tell(phrase=key, values=values):
            return " ".join([key, *(value for name, value in values.items() if name != "title")])
        case Inquire(options=options):
            return " ".join(option.action for option in options)
        case _:
            raise AssertionError(decision)


PERIOD = "open: 2026-09-01 09:00\nclose: 2026-09-30"


@pytest.mark.parametrize(
    ("settings", "now", "expected"),
    [
        (PERIOD, "2026-09-01T08:59:59+03:00", "not_open_yet September 1, 2026, 09:00 (Europe/Riga)"),
        (PERIOD, "2026-09-01T09:00:00+03:00", "open"),
        (PERIOD, "2026-09-30T23:59:59+03:00", "open"),
        (PERIOD, "2026-10-01T00:00:00+03:00", "closed"),
        ("open: 2026-09-01", "2026-08-31T20:59:59+00:00", "not_open_yet September 1, 2026"),
        ("open: 2026-09-01", "2026-08-31T21:00:00+00:00", "open"),
        ("close: 2026-09-30 18:00", "2026-09-30T17:59:59+03:00", "open"),
        ("close: 2026-09-30 18:00", "2026-09-30T18:00:00+03:00", "closed"),
    ],
)
def test_nobody_begins_outside_of_the_time(settings: str, now: str, expected: str) -> None:
    """A link says when it opens or that it is closed, /start with one survey too; a menu of several leaves it out."""
    survey, other = edition(settings), edition(id="b")
    assert told(begin(survey, visitor(survey, now=now))) == expected
    assert told(menu(visitor(survey, now=now), at_once=True)) == expected
    both = visitor(survey, other, now=now)
    assert told(menu(both, at_once=False)) == ("open:a open:b" if expected == "open" else "open:b")


def test_who_has_begun_may_finish_after_the_close_but_not_start_over() -> None:
    """The menu still has it, and going on is all that is offered, also by the button of an earlier question."""
    survey, late = edition(PERIOD), "2026-10-05T12:00:00+03:00"
    who = visitor(survey, edition(id="b"), now=late, record=on_record("in progress"))
    assert told(menu(who, at_once=False)) == "open:a open:b"
    assert told(begin(survey, who)) == "continue:1"
    assert told(act_on("continue:1", who)) == "resume 1"
    assert told(act_on("restart:1", who)) == "closed"


@pytest.mark.parametrize(
    ("respondents", "statuses", "expected"),
    [
        ("once", ["timed_out"], "resume 1"),
        ("once", ["expired"], "resume 1"),
        ("once", ["gave_up", "cancelled"], "resume 1"),
        ("once", ["cancelled", "gave_up"], "open"),
        ("once", ["cancelled", "parked"], "open"),
        ("once", ["complete"], "already_done"),
        ("once", ["cancelled", "refused"], "already_done"),
        ("once", ["moved_away"], "already_done"),
        ("update", ["complete"], "open with 1"),
        ("update", ["cancelled", "replaced", "moved_away"], "open with 3"),
        ("update", ["timed_out", "complete"], "resume 1"),
        ("update", ["in progress", "complete"], "continue:1 restart:1"),
        ("update", ["cancelled"], "open"),
        ("many", ["complete"], "open"),
        ("many", ["timed_out"], "open"),
        ("many", ["complete", "in progress"], "continue:2 restart:2"),
    ],
)
def test_how_often_somebody_may_answer(respondents: str, statuses: list[str], expected: str) -> None:
    """Once is an interview that ended as one of our words or the author's; what was not finished goes on."""
    survey = edition(f"respondents: {respondents}\n{PERIOD}", review=respondents == "update")
    assert told(begin(survey, visitor(survey, record=on_record(*statuses)))) == expected
    closed = told(begin(survey, visitor(survey, record=on_record(*statuses), now="2027-01-01T12:00:00+03:00")))
    assert closed == ("closed" if expected.startswith(("open", "resume")) else expected.partition(" restart")[0])


@pytest.mark.parametrize(
    ("settings", "statuses", "expected"),
    [
        ([], [], "menu_empty"),
        (["close: 2020-01-01", "close: 2020-01-01"], [], "menu_empty"),
        (["close: 2020-01-01", ""], ["complete"], "already_done"),
        (["", ""], ["complete"], "already_done"),
    ],
)
def test_a_menu_with_nothing_in_it_says_why(settings: list[str], statuses: list[str], expected: str) -> None:
    """Nothing is on offer, or all of it was done."""
    offered = [edition(one, id="ab"[number]) for number, one in enumerate(settings)]
    record = [row for one in offered for row in on_record(*statuses, survey=one.survey)]
    assert told(menu(visitor(*offered, record=record), at_once=True)) == expected


def test_a_link_that_leads_nowhere() -> None:
    """It is not found, whatever else is on offer."""
    assert told(start("nowhere", visitor(edition()))) == "survey_not_found"


LIMIT = "limit: 10\nexpire: 1d"


@pytest.mark.parametrize(
    ("used", "statuses", "expected"),
    [
        (None, [], "open"),
        (9, [], "open"),
        (10, [], "full"),
        (11, [], "full"),
        (10, ["timed_out"], "full"),
        (9, ["timed_out"], "resume 1"),
        (10, ["complete"], "already_done"),
    ],
)
def test_who_comes_when_all_places_are_taken_is_told_so(used: int | None, statuses: list[str], expected: str) -> None:
    """Also who has given his own place back; the menu leaves the survey out."""
    survey, other = edition(LIMIT), edition(id="b")
    taken = {} if used is None else {Place("a"): used}
    assert told(begin(survey, visitor(survey, record=on_record(*statuses), used=taken))) == expected
    both = told(menu(visitor(survey, other, record=on_record(*statuses), used=taken), at_once=False))
    assert both == ("open:b" if expected in ("full", "already_done") else "open:a open:b")


def test_who_starts_over_keeps_the_place() -> None:
    """It needs no free one, unless the interview holds none, since it began before there was a limit."""
    survey, full = edition(LIMIT), {Place("a"): 10}
    holder = visitor(survey, record=on_record("in progress", place=True), used=full)
    assert told(begin(survey, holder)) == "continue:1 restart:1"
    assert told(act_on("restart:1", holder)) == "open instead of 1"
    other = visitor(survey, record=on_record("in progress"), used=full)
    assert told(begin(survey, other)) == "continue:1"
    assert told(act_on("restart:1", other)) == "full"


def test_who_updates_keeps_the_place_and_needs_no_invitation() -> None:
    """Of a complete response; one that holds no place needs a free one, and so does nobody's link a second time."""
    survey, full = edition(f"respondents: update\ninvite: tokens\n{LIMIT}", review=True), {Place("a"): 10}
    used_up = Invitation("h", "a", is_used=True)
    holder = visitor(survey, record=on_record("complete", place=True), used=full, invitation=used_up)
    assert told(begin(survey, holder)) == told(start("a", holder)) == told(start("a_token", holder)) == "open with 1"
    assert told(menu(holder, at_once=True)) == "open with 1"
    assert told(begin(survey, visitor(survey, record=on_record("refused", place=True), used=full))) == "full"
    begun = replace(on_record("in progress")[0], id=7, updates=1)
    again = visitor(survey, record=[begun, *on_record("complete", place=True)], used=full)
    assert told(act_on("restart:7", again)) == "open instead of 7 with 1"
    unused = replace(holder, invitation=Invitation("h", "a", is_used=False))
    assert told(start("a_token", unused)) == "open with 1"


def test_what_is_said_of_a_survey_is_in_its_own_words() -> None:
    """`messages` holds at the reception too."""
    survey = edition(f"{LIMIT}\nmessages: {{ full: No room. }}")
    decision = begin(survey, visitor(survey, used={Place("a"): 10}))
    assert isinstance(decision, Tell)
    assert decision.about is survey


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], "survey_not_found"),
        (["cancelled"], "survey_not_found"),
        (["in progress"], "continue:1 restart:1"),
        (["timed_out"], "resume 1"),
        (["complete"], "already_done"),
    ],
)
def test_a_survey_for_invited_people_is_there_for_who_has_begun(statuses: list[str], expected: str) -> None:
    """Without an invitation neither menu, link nor button leads to it, unless there is something to go on with."""
    survey, other = edition("invite: tokens"), edition(id="b")
    who = visitor(survey, other, record=on_record(*statuses))
    assert told(start("a", who)) == expected
    assert told(act_on("open:a", who)) == expected
    is_shown = expected in ("resume 1", "continue:1 restart:1")
    assert told(menu(who, at_once=False)) == ("open:a open:b" if is_shown else "open:b")
    alone = told(menu(visitor(survey, record=on_record(*statuses)), at_once=True))
    assert alone == ("menu_empty" if expected == "survey_not_found" else expected)


@pytest.mark.parametrize(
    ("statuses", "is_used", "expected"),
    [
        ([], False, "open by h"),
        ([], True, "invitation_used"),
        (["cancelled"], True, "invitation_used"),
        (["in progress"], True, "continue:1 restart:1"),
        (["in progress"], False, "continue:1 restart:1"),
        (["timed_out"], True, "resume 1"),
        (["complete"], True, "invitation_used"),
        (["complete"], False, "already_done"),
    ],
)
def test_an_invitation_begins_one_interview(statuses: list[str], is_used: bool, expected: str) -> None:
    """One that was used leads to what is in progress, and else nowhere; none is used up for who has taken part."""
    survey = edition("invite: tokens")
    who = visitor(survey, record=on_record(*statuses), invitation=Invitation("h", "a", is_used))
    assert told(start("a_token", who)) == expected
    closed = edition("invite: tokens\nclose: 2020-01-01")
    late = told(start("a_token", visitor(closed, invitation=Invitation("h", "a", is_used=False))))
    assert late == "closed"


def test_who_starts_over_keeps_the_invitation() -> None:
    """It goes from the interview that is cancelled to the one that begins."""
    row = replace(on_record("in progress")[0], invitation="h")
    decision = act_on("restart:1", visitor(edition("invite: tokens"), record=[row]))
    assert isinstance(decision, Open)
    assert (decision.instead_of, decision.invitation) == (row, "h")
