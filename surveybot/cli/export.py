"""`surveybot export`: in, the id of a survey; out, its responses as CSV, one row each."""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

from cyclopts import Parameter
from rich.progress import Progress

from surveybot.cli.output import Output
from surveybot.cli.served import editions_of
from surveybot.errors import SurveybotError
from surveybot.export.csv_file import BOM, CsvLines
from surveybot.export.wide import WideTable
from surveybot.program.instructions import Program
from surveybot.settings import Settings

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
    return asyncio.run(_export(survey, db or Settings().db, output, CsvLines(DELIMITERS[delimiter])))


async def _export(survey: str, url: str, output: Path | None, lines: CsvLines) -> int:
    from surveybot.storage import responses
    from surveybot.storage.database import open_existing

    async with open_existing(url) as database:
        editions = await editions_of(database, survey)
        count = await database.read(responses.count, survey)
        total = count.named + count.apart
        is_anonymous = editions[0].survey.anonymous is not None
        if count.apart or is_anonymous:
            await _refuse_small_group(database, survey, editions)
        table = WideTable(editions, traceless=is_anonymous and not count.named)
        console = Output(stderr=True)
        quiet = total < 20_000 or not console.is_terminal
        with _opened(output) as file, Progress(console=console, transient=True, disable=quiet) as progress:
            task = progress.add_task(f"{survey}: responses", total=total)
            file.write(BOM + lines.line(table.header()))
            async for response in responses.stream(database, survey):
                file.write(lines.line(table.row(response)))
                progress.advance(task)
            file.flush()
    console.say(f"{total} response{'' if total == 1 else 's'} of {survey}")
    return 0


async def _refuse_small_group(database: "Database", survey: str, editions: list[Program]) -> None:
    """Nothing is told of an anonymous survey before enough people have answered; SurveybotError says so."""
    from surveybot.storage import responses

    groups = [program.survey.anonymous.min_group for program in editions if program.survey.anonymous is not None]
    if groups and not await database.read(responses.has_group, survey, max(groups)):
        raise SurveybotError(
            f"{survey} is anonymous, and fewer than {max(groups)} people have answered: so few could be recognized."
        )


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """Where to write: a file that only its owner can read, or standard output."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        yield sys.stdout
        return
    try:
        opened = os.open(output, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    except OSError as failed:
        raise SurveybotError(f"{output} cannot be written: {failed.strerror}.") from None
    with open(opened, "w", encoding="utf-8", newline="") as file:
        yield file
