"""Surveys that were served: in, a database and the id of a survey; out, its editions as they were, compiled."""

from typing import TYPE_CHECKING

from surveybot.errors import SurveybotError
from surveybot.language.meant import did_you_mean
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.survey.edition_text import EditionText
from surveybot.survey.includes import Kept
from surveybot.survey.reader import read_survey

if TYPE_CHECKING:
    from surveybot.storage.database import Database


async def editions_of(database: "Database", survey: str) -> list[Program]:
    """All editions of a survey, the newest first; SurveybotError if there is none."""
    return [program for text in await _texts(database, survey) if (program := _compiled(text, survey)) is not None]


async def edition_of(database: "Database", survey: str, which: str) -> Program:
    """The edition that was `served` last, or whose hash begins so; SurveybotError if there is none."""
    found = [text for text in await _texts(database, survey) if which == "served" or text.hash.startswith(which)]
    program = _compiled(found[0], f"{survey}@{found[0].hash[:12]}") if found else None
    if program is None:
        raise SurveybotError(f"There is no edition of {survey} whose hash begins with {which}, and no such file.")
    return program


async def _texts(database: "Database", survey: str) -> list[EditionText]:
    from surveybot.storage import editions

    texts = await database.read(editions.editions_of, survey)
    if not texts:
        known = await database.read(editions.surveys)
        guess = did_you_mean(survey, known)
        more = f" Did you mean {guess}?" if guess else f" There are: {', '.join(known)}." if known else ""
        raise SurveybotError(f"No survey {survey} was ever served from this database.{more}")
    return texts


def _compiled(text: EditionText, file: str) -> Program | None:
    survey, _ = read_survey(text.source, file, Kept(text.included))
    return compile_survey(survey)[0] if survey is not None else None
