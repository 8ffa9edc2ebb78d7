"""`surveybot export`: in, the id of a survey; out, its responses as CSV, one row each."""

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

from cyclopts import Parameter
from rich.progress import Progress

from surveybot.cli.output import Output
from surveybot.errors import SurveybotError
from surveybot.export.csv_file import BOM, CsvLines
from surveybot.export.wide import WideTable
from surveybot.language.meant import did_you_mean
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.settings import Settings
from surveybot.survey.includes import Kept
from surveybot.survey.reader import read_survey

if TYPE_CHECKING:
    from surveybot.storage.database import Database

DELIMITERS = {"comma": ",", "semicolon": ";"}


def export(
    survey: str,
    *,
    db: str | None = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    delimiter: Literal["comma", "semicolon"] = "comma",
) -> int:
    """Write the answers of a survey as CSV: one row a response, one column a question.

    :param survey: The id of the survey, as it stands in its file.
    :param db: Where answers are kept, as an SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    :param output: The file to write; else standard output. It can be read by its owner alone.
    :param delimiter: `semicolon` for an Excel in whose country the comma stands in decimals.
    """
    lines = CsvLines(DELIMITERS[delimiter])
    url = db or Settings().db
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        return asyncio.run(_export(survey, url, sys.stdout, lines))
    try:
        opened = os.open(output, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    except OSError as failed:
        raise SurveybotError(f"{output} cannot be written: {failed.strerror}.") from None
    with open(opened, "w", encoding="utf-8", newline="") as file:
        return asyncio.run(_export(survey, url, file, lines))


async def _export(survey: str, url: str, file: TextIO, lines: CsvLines) -> int:
    from surveybot.storage import responses
    from surveybot.storage.database import open_existing

    async with open_existing(url) as database:
        table = WideTable(await _editions(database, survey))
        total = await database.read(responses.count, survey)
        console = Output(stderr=True)
        file.write(BOM + lines.line(table.header()))
        with Progress(console=console, transient=True, disable=total < 20_000 or not console.is_terminal) as progress:
            task = progress.add_task(f"{survey}: responses", total=total)
            async for response in responses.stream(database, survey):
                file.write(lines.line(table.row(response)))
                progress.advance(task)
        file.flush()
    console.say(f"{total} response{'' if total == 1 else 's'} of {survey}")
    return 0


async def _editions(database: "Database", survey: str) -> list[Program]:
    from surveybot.storage import editions

    texts = await database.read(editions.editions_of, survey)
    if not texts:
        known = await database.read(editions.surveys)
        guess = did_you_mean(survey, known)
        more = f" Did you mean {guess}?" if guess else f" There are: {', '.join(known)}." if known else ""
        raise SurveybotError(f"No survey {survey} was ever served from this database.{more}")
    surveys = (read_survey(text.source, survey, Kept(text.included))[0] for text in texts)
    return [compile_survey(read)[0] for read in surveys if read is not None]
