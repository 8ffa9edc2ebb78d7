"""The reception: in, what a respondent does outside of an interview; out, what shall happen.

/start, links, the menu, /cancel, /language, "continue or start over?". It decides and writes nothing; its pending
question lies in the respondent's row, and the action of each of its buttons says all that is needed to decide.
"""

from surveybot.phrases import CATALOGUES, PhraseKey, phrase
from surveybot.questions.choice import OWN_NAMES
from surveybot.questions.prompt import Option
from surveybot.serve.admission import (
    can_go_on,
    has_taken_part,
    hurdle,
    interview_to_update,
    interview_under_way,
    is_for_invited,
    is_on_the_menu,
    unfinished_interview,
    wave_before,
)
from surveybot.serve.catalogue import Edition
from surveybot.serve.decisions import Cancel, Decision, Forget, Inquire, Open, Resume, Speak, Tell, Visitor
from surveybot.storage.interviews import IN_PROGRESS
from surveybot.storage.invitations import Invitation
from surveybot.storage.respondents import InterviewRow


def command(name: str, argument: str, visitor: Visitor) -> Decision | None:
    """What a command asks for; None if it is none of ours."""
    match name:
        case "start":
            return start(argument, visitor)
        case "cancel":
            return cancel(visitor)
        case "language":
            return ask_language(visitor)
        case "forget":
            return ask_to_forget(visitor)
        case "help":
            return Tell("hint_commands")
        case _:
            return None


def start(payload: str, visitor: Visitor) -> Decision:
    """`/start`, with what a link has brought: the id of a survey, or an invitation to one."""
    if payload:
        edition = visitor.offered.get(payload)
        if edition is not None and not is_for_invited(edition, visitor):
            return begin(edition, visitor)
        return begin_invited(visitor)
    if visitor.current is not None:
        edition = visitor.offered.get(visitor.current.survey)
        if edition is not None:
            return _continue_or_restart(edition, visitor.current, visitor)
    return menu(visitor, at_once=True)


def begin_invited(visitor: Visitor) -> Decision:
    """The survey that the visitor's invitation is for; one that was used goes on only with what he has begun."""
    invitation = visitor.invitation
    edition = visitor.offered.get(invitation.survey) if invitation is not None else None
    if invitation is None or edition is None:
        return Tell("survey_not_found")
    if not invitation.is_used:
        return begin(edition, visitor, invitation)
    return begin(edition, visitor) if can_go_on(edition, visitor) else Tell("invitation_used", edition)


def cancel(visitor: Visitor) -> Decision:
    """The current interview ends; if there is none, but another one is open, it is offered first."""
    if visitor.current is not None:
        return Cancel()
    for interview in visitor.interviews:
        if interview.status == IN_PROGRESS and interview.survey in visitor.offered:
            return _continue_or_restart(visitor.offered[interview.survey], interview, visitor)
    return Tell("nothing_to_cancel")


def menu(visitor: Visitor, *, at_once: bool) -> Decision:
    """The surveys that the respondent may take; one alone begins `at_once`, without being chosen."""
    all_of_them = list(visitor.offered.values())
    offered = [edition for edition in all_of_them if is_on_the_menu(edition, visitor)]
    if len(offered) == 1 and at_once:
        return begin(offered[0], visitor)
    if offered:
        options = tuple(Option(f"open:{edition.survey}", edition.title(visitor.language)) for edition in offered)
        return Inquire(phrase("menu", visitor.language), options)
    if any(has_taken_part(edition, visitor) for edition in all_of_them):
        return Tell("already_done")
    shown = [edition for edition in all_of_them if not is_for_invited(edition, visitor)]
    return begin(shown[0], visitor) if len(shown) == 1 else Tell("menu_empty")


def begin(edition: Edition, visitor: Visitor, invitation: Invitation | None = None) -> Decision:
    """The survey from its start, or where the respondent stopped, or his response; not at all if once was enough."""
    under_way = interview_under_way(edition, visitor)
    if under_way is not None:
        return _continue_or_restart(edition, under_way, visitor)
    if invitation is None and is_for_invited(edition, visitor):
        return Tell("survey_not_found")
    if has_taken_part(edition, visitor):
        return Tell("already_done", edition)
    updated, unfinished = interview_to_update(edition, visitor), unfinished_interview(edition, visitor)
    told = hurdle(edition, visitor, unfinished or updated)
    if told is not None:
        return told
    if unfinished is not None:
        return Resume(unfinished.id)
    known = updated or wave_before(edition, visitor)
    if known is not None:
        return Open(edition, updates=updated, given=known.given)
    if invitation is not None:
        return Open(edition, invitation=invitation.hash, given=invitation.given)
    return Open(edition)


def _continue_or_restart(edition: Edition, interview: InterviewRow, visitor: Visitor) -> Inquire:
    language, title = visitor.language, edition.title(visitor.language)
    go_on = Option(f"continue:{interview.id:x}", phrase("continue_", language))
    if hurdle(edition, visitor, interview) is not None:
        return Inquire(phrase("continue_ask", language, title=title), (go_on,))
    start_over = Option(f"restart:{interview.id:x}", phrase("start_over", language))
    return Inquire(phrase("continue_or_restart", language, title=title), (go_on, start_over))


def ask_language(visitor: Visitor) -> Decision:
    """Which language to go on in, if there is a choice."""
    if len(visitor.languages) < 2:
        return Tell("one_language")
    options = tuple(Option(f"speak:{tag}", OWN_NAMES.get(tag, tag)) for tag in visitor.languages)
    return Inquire(phrase("language_ask", visitor.language), options)


def ask_to_forget(visitor: Visitor) -> Decision:
    """Whether all is to be erased; if not, the current interview goes on."""
    if not visitor.interviews:
        return Tell("nothing_to_forget")
    stay = f"continue:{visitor.current.id:x}" if visitor.current is not None else "forget:no"
    options = (
        Option("forget:yes", phrase("forget_yes", visitor.language)),
        Option(stay, phrase("forget_no", visitor.language)),
    )
    return Inquire(phrase("forget_ask", visitor.language), options)


def act_on(action: str, visitor: Visitor) -> Decision | None:
    """What a button of the reception asks for; None if that is not possible any more."""
    verb, _, what = action.partition(":")
    if verb == "open" and what in visitor.offered:
        return begin(visitor.offered[what], visitor)
    if verb == "speak" and what in visitor.languages:
        return Speak(what)
    if verb == "forget":
        return Forget() if what == "yes" else Tell("forget_kept")
    if verb in ("continue", "restart"):
        interview = next((row for row in visitor.interviews if f"{row.id:x}" == what), None)
        if interview is None or interview.status != IN_PROGRESS:
            return None
        if verb == "continue":
            return Resume(interview.id)
        return _restart(interview, visitor)
    return None


def _restart(interview: InterviewRow, visitor: Visitor) -> Decision:
    edition = visitor.offered.get(interview.survey)
    if edition is None:
        return Tell("survey_not_found")
    updated = next((row for row in visitor.interviews if row.id == interview.updates), None)
    again = Open(edition, interview, interview.invitation, updated, interview.given)
    return hurdle(edition, visitor, interview) or again


def stale(place: str, visitor: Visitor) -> PhraseKey:
    """What to say of a button that does nothing any more: was its question answered, or left?"""
    interview = next((row for row in visitor.interviews if f"{row.id:x}" == place), None)
    is_left = interview is None or interview.status in ("cancelled", "parked")
    is_aside = interview is not None and interview.status == IN_PROGRESS and interview != visitor.current
    return "old_button" if is_left or is_aside else "already_answered"


def own_languages() -> tuple[str, ...]:
    """The languages of the bot itself."""
    return tuple(CATALOGUES)
