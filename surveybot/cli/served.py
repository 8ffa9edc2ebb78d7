"""Surveys that were served: in, a database and the id of a survey; out, its editions as they were, compiled."""

from typing import TYPE_CHECKING

from surveybot.errors import SurveybotError
from surveybot.language.meant import did_you_mean
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.survey.includes import Kept
from surveybot.survey.reader import read_survey

if TYPE_CHECKING:
    from surveybot.storage.database import Database


async def editions_of(database: "Database", survey: str) -> list[Program]:
    """All editions of a survey, the newest first; SurveybotError if there is none."""
    from surveybot.storage import editions

    texts = await database.read(editions.editions_of, survey)
    if not texts:
        known = await database.read(editions.surveys)
        guess = did_you_mean(survey, known)
        more = f" Did you mean {guess}?" if guess else f" There are: {', '.join(known)}." if known else ""
        raise SurveybotError(f"No survey {survey} was ever served from this database.{more}")
    surveys = (read_survey(text.source, survey, Kept(text.included))[0] for text in texts)
    return [compile_survey(read)[0] for read in surveys if read is not None]
