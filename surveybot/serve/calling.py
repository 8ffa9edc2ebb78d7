"""Calling people to a wave: in, an interview that has ended and who made it; out, whether he is called, or when."""

from datetime import timedelta
from typing import NamedTuple

from surveybot.language.text import Rendered
from surveybot.questions.prompt import Option
from surveybot.serve.admission import hurdle, last_interview
from surveybot.serve.decisions import Visitor
from surveybot.serve.respondent import RECEPTION, Respondent
from surveybot.serve.waves import by_day, called_at, wave_at
from surveybot.storage.interviews import Clock
from surveybot.telegram.render import render_offer


class Summons(NamedTuple):
    """The wave to which somebody is called now (None: to none), and when it is time to look again, if ever."""

    wave: int | None
    next_at: float | None


def summons(interview: int, visitor: Visitor, *, blocked: bool = False) -> Summons:
    """Whether an interview that has ended is the one after which the visitor is called now.

    It is the last one of its survey. Nobody is called twice to a wave, to one that is over, or at night. Who has
    `blocked` the bot may be back tomorrow.
    """
    row = next((row for row in visitor.interviews if row.id == interview), None)
    edition = visitor.offered.get(row.survey) if row is not None else None
    if row is None or edition is None or last_interview(edition, visitor) != row:
        return Summons(None, None)
    survey, known = edition.program.survey, max(row.wave, row.called)
    wave, at = wave_at(survey, row.given, visitor.now), by_day(survey, visitor.now)
    if wave <= known:
        return Summons(None, called_at(survey, row.given, known + 1))
    if at > visitor.now:
        return Summons(None, at.timestamp())
    if blocked:
        return Summons(None, (at + timedelta(days=1)).timestamp())
    return Summons(wave if hurdle(edition, visitor) is None else None, called_at(survey, row.given, wave + 1))


async def call(respondent: Respondent, number: int) -> None:
    """Writes to somebody that a wave has begun, with a button that leads to it; what else goes on is not touched."""
    visitor = await respondent.visitor(about=number)
    wave, next_at = summons(number, visitor)
    row = next(row for row in visitor.interviews if row.id == number)
    edition, language = visitor.offered[row.survey], respondent.language()
    title = edition.title(language)
    if wave is not None:
        words = Rendered.plain(edition.program.survey.tongue(language).phrase("wave_call", title=title))
        respondent.draft.messages.extend(render_offer(words, (Option(f"open:{row.survey}", title),), RECEPTION))
    respondent.draft.about = number
    respondent.draft.clock = Clock(number, next_at, called=wave)
