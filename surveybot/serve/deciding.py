"""At the reception: in, what a respondent does that is no reply to a question; out, what he wants by it."""

from msgspec.structs import replace

from surveybot.phrases import phrase
from surveybot.serve import reception
from surveybot.serve.decisions import Decision, Inquire, Resume, Tell
from surveybot.serve.respondent import RECEPTION, Respondent
from surveybot.telegram.decode import Command, Edited, Membership, Tap, Text, Update


async def decide(respondent: Respondent, update: Update) -> Decision | None:
    """What the respondent wants of the reception; None if nothing."""
    pending = respondent.standing.pending
    match update.event:
        case Membership(blocked=blocked):
            respondent.standing = replace(respondent.standing, blocked=blocked)
            return Resume(respondent.under_way.row.id) if respondent.under_way and not blocked else None
        case Edited():
            return Tell("edited_hint")
        case Tap(data=data, interview=tapped):
            decision, visitor = None, await respondent.visitor(about=tapped)
            if pending is not None and data.startswith(f"{RECEPTION}.{pending['number']}."):
                action = data.split(".", 2)[2]
                respondent.settle(pending, action)
                decision = reception.act_on(action, visitor)
            elif data.startswith(f"{RECEPTION}.0."):  # under a reminder
                decision = reception.act_on(data.split(".", 2)[2], visitor)
            if decision is None:
                words = reception.stale(data.partition(".")[0], visitor)
                respondent.draft.toast = phrase(words, respondent.language())
            return decision
        case Command(name=name, argument=argument):
            return reception.command(name, argument, await respondent.visitor(argument))
        case Text(text=text) if pending is not None:
            inquiry = Inquire.kept(pending)
            meant = inquiry.answered(text)
            if meant is None:
                return inquiry
            respondent.settle(pending, meant)
            return reception.act_on(meant, await respondent.visitor())
        case _:
            return None
