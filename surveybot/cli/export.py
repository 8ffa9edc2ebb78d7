"""`surveybot export`: in, the id of a survey; out, its responses as CSV, one row each."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated, Literal, TextIO

from cyclopts import Parameter
from rich.progress import Progress

from surveybot.cli.output import Output
from surveybot.cli.served import editions_of
from surveybot.errors import SurveybotError
from surveybot.export.csv_file import BOM, CsvLines
from surveybot.export.wide import WideTable
from surveybot.settings import Settings

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
        table = WideTable(await editions_of(database, survey))
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
