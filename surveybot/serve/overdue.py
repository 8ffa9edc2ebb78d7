"""What a time limit does to an interview: in, a respondent and a time that has come; out, what is said and changed.

An interview that is not the current one becomes so for the moment: a failure is then known to be its own.
"""

from msgspec.structs import replace

from surveybot.dialog.break_off import break_off
from surveybot.dialog.chat import Closed, Notice
from surveybot.dialog.reminder import reminder
from surveybot.language.text import Rendered, join
from surveybot.phrases import phrase
from surveybot.questions.prompt import Option
from surveybot.serve.calling import summons
from surveybot.serve.catalogue import Edition
from surveybot.serve.deadlines import Deadline, Limit, deadlines, first_of, next_time, silence_limit
from surveybot.serve.decisions import places_in
from surveybot.serve.respondent import RECEPTION, Respondent
from surveybot.storage import timers
from surveybot.storage.interviews import Clock
from surveybot.storage.timers import Due, Times
from surveybot.telegram.render import render_offer


async def passed(respondent: Respondent, due: Due) -> Limit | None:
    """The limit of an interview that has passed; if none has, the next time is noted."""
    now = respondent.parts.clock().timestamp()
    edition, times = await _on_record(respondent, due.interview)
    if edition is None:
        return await _next_wave(respondent, due)
    ahead = _ahead(respondent, due.interview, edition, times, now)
    limit = first_of(ahead, now)
    if limit is None:
        await respondent.parts.database.write(timers.put_off, due, next_time(ahead))
    return limit


async def _next_wave(respondent: Respondent, due: Due) -> Limit | None:
    """Whether the respondent is to be called to another wave, since the interview has ended."""
    wave, next_at = summons(due.interview, await respondent.visitor(), blocked=respondent.standing.blocked)
    if wave is not None:
        return Limit.WAVE
    await respondent.parts.database.write(timers.put_off, due, next_at)
    return None


async def expire(respondent: Respondent, number: int) -> bool:
    """Ends an interview whose time is over as far as it has come; what else goes on is not touched by it.

    Whether a question of the reception's has ended with it, so that what waits behind that one is to be asked again.
    """
    before, standing, is_current = respondent.under_way, respondent.standing, respondent.attends_to(number)
    ends_question = is_asked_about(respondent, number)
    ending = before if before is not None and is_current else await respondent.load(number)
    ended = break_off(ending.edition.program, ending.interview, "expired", respondent.parts.clock())
    if is_current and ending.offers_options():
        respondent.say(Closed(ending.interview.length - 1), ending.place)
    title, clears = ending.edition.title(respondent.language()), is_current and ending.stands_below()
    respondent.tell("expired", {"title": title}, clears=clears)
    respondent.finish(ended)
    if not is_current:
        respondent.under_way = before
        respondent.standing = replace(standing, pending=None) if ends_question else standing
    return ends_question


def is_asked_about(respondent: Respondent, number: int) -> bool:
    """Whether the open question of the reception is about that interview, and so ends with it."""
    return any(place == f"{number:x}" for place in places_in(respondent.standing.pending))


async def remind(respondent: Respondent, number: int) -> None:
    """Says the reminder of an interview; the current one's open question is to be asked again below it.

    Of another one it names the survey, and brings a button that leads to it.
    """
    before, standing, is_current = respondent.under_way, respondent.standing, respondent.attends_to(number)
    about = before if before is not None and is_current else await respondent.load(number)
    words = reminder(about.edition.program, about.interview)
    if is_current:
        respondent.say(Notice(words), about.place)
    else:
        title = Rendered.plain(f"“{about.edition.title(respondent.language())}”")
        go_on = Option(f"continue:{number:x}", phrase("continue_", respondent.language()))
        respondent.draft.messages.extend(render_offer(join([title, words], "\n"), (go_on,), RECEPTION))
        respondent.under_way, respondent.standing = before, standing
        respondent.draft.about = number  # what is piped into it is of that interview, and goes with it
    now = respondent.parts.clock().timestamp()
    _, times = await _on_record(respondent, number)
    sent = replace(times, reminded_at=now, reminders=times.reminders + 1)
    ahead = _ahead(respondent, number, about.edition, sent, now)
    respondent.draft.clock = Clock(number, next_time(ahead), None, now, sent.reminders)


async def _on_record(respondent: Respondent, number: int) -> tuple[Edition | None, Times]:
    """The edition of an interview and from when its limits count; no edition if it is not in progress any more."""
    found = await respondent.parts.database.read(timers.times_of, number)
    if found is None:
        return None, Times(None)
    edition, times = found
    return await respondent.parts.catalogue.edition(edition), times


def _ahead(respondent: Respondent, number: int, edition: Edition, times: Times, now: float) -> list[Deadline]:
    """The limits of an interview; one that is not current has no limit of silence."""
    silence = None
    if respondent.under_way is not None and respondent.attends_to(number):
        silence = silence_limit(edition.program, respondent.under_way.interview)
    return list(deadlines(edition.program.survey, times, silence, now))
