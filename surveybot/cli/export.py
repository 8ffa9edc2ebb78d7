"""`surveybot export`: in, the id of a survey; out, its responses as CSV, one row each."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter
from rich.progress import Progress

from surveybot.cli.output import Output
from surveybot.cli.served import editions_of
from surveybot.cli.tables import Tables
from surveybot.errors import SurveybotError
from surveybot.export.csv_file import CsvLines
from surveybot.export.loops import LoopTables
from surveybot.export.wide import WideTable, count_rounds, has_numbered_rounds
from surveybot.program.instructions import Program
from surveybot.settings import Settings

if TYPE_CHECKING:
    from surveybot.storage.database import Snapshot

DELIMITERS = {"comma": ",", "semicolon": ";"}


def export(
    survey: str,
    *,
    db: str | None = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    loops: Annotated[bool, Parameter(negative="")] = False,
    delimiter: Literal["comma", "semicolon"] = "comma",
) -> int:
    """Write the answers of a survey as CSV: one row a response, one column a question.

    :param survey: The id of the survey, as it stands in its file.
    :param db: Where answers are kept, as an SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    :param output: The file to write; else standard output. It can be read by its owner alone.
    :param loops: Write a file more for each part that is asked again and again, one row a round. It stands beside the
        first: `answers_child.csv` beside `answers.csv`.
    :param delimiter: `semicolon` for an Excel in whose country the comma stands in decimals.
    """
    if loops and output is None:
        Output(stderr=True).say("surveybot: --loops writes several files; say with --output what to call the first")
        return 2
    tables = Tables(output, CsvLines(DELIMITERS[delimiter]))
    return asyncio.run(_export(survey, db or Settings().db, tables, with_loops=loops))


async def _export(survey: str, url: str, tables: Tables, *, with_loops: bool) -> int:
    from surveybot.storage.database import open_existing

    async with open_existing(url) as database:
        editions = await editions_of(database, survey)
        loops = LoopTables(editions if with_loops else ())
        async with database.snapshot() as snapshot:
            total = await _write(snapshot, survey, editions, loops, tables)
    console = Output(stderr=True)
    console.say(f"{_counted(total, 'response')} of {survey}")
    for path, rounds in tables.beside():
        console.say(f"{_counted(rounds, 'round')} in {path}")
    if with_loops and not loops.tables:
        console.say("nothing is asked again and again in this survey: there is no further file")
    return 0


async def _write(snapshot: "Snapshot", survey: str, editions: list[Program], loops: LoopTables, tables: Tables) -> int:
    """Writes all tables; gives the number of responses."""
    from surveybot.storage import responses

    count = await snapshot.read(responses.count, survey)
    total, most, console = count.named + count.apart, dict[str, int](), Output(stderr=True)
    is_anonymous = editions[0].survey.anonymous is not None
    if count.apart or is_anonymous:
        await _refuse_small_group(snapshot, survey, editions)
    looks_twice = has_numbered_rounds(editions)  # first to count rounds
    quiet = total < 20_000 or not console.is_terminal
    with tables, Progress(console=console, transient=True, disable=quiet) as progress:
        task = progress.add_task(f"{survey}: responses", total=total * (1 + looks_twice))
        if looks_twice:
            async for response in responses.stream(snapshot, survey):
                count_rounds(response.content, most)
                progress.advance(task)
        table = WideTable(editions, most, traceless=is_anonymous and not count.named)
        tables.begin("", table.header())
        for each in loops.tables.values():
            tables.begin(each.name, each.header())
        async for response in responses.stream(snapshot, survey):
            tables.add("", table.row(response))
            for each, row in loops.rows(response):
                tables.add(each.name, row)
            progress.advance(task)
    return total


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


async def _refuse_small_group(snapshot: "Snapshot", survey: str, editions: list[Program]) -> None:
    """Nothing is told of an anonymous survey before enough people have answered; SurveybotError says so."""
    from surveybot.storage import responses

    groups = [program.survey.anonymous.min_group for program in editions if program.survey.anonymous is not None]
    if groups and not await snapshot.read(responses.has_group, survey, max(groups)):
        raise SurveybotError(
            f"{survey} is anonymous, and fewer than {max(groups)} people have answered: so few could be recognized."
        )
