"""`surveybot invite`: in, the id of a survey, and who is invited; out, links to it that work once."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from surveybot.cli.output import Output
from surveybot.cli.people_list import LINK, BadList, People, read_people
from surveybot.cli.served import editions_of
from surveybot.cli.tables import Tables
from surveybot.cli.usage import whole
from surveybot.errors import SurveybotError
from surveybot.export.csv_file import CsvLines
from surveybot.program.instructions import Program
from surveybot.settings import Settings

if TYPE_CHECKING:
    from surveybot.storage.database import Database

MOST = 100_000


def invite(
    survey: str,
    *,
    count: Annotated[int | None, whole(1, MOST)] = None,
    people: Annotated[Path | None, Parameter(name="--list")] = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    db: str | None = None,
    bot: str | None = None,
) -> int:
    """Make links that let one person each take part in a survey with `invite: tokens`; they stand nowhere else.

    :param survey: The id of the survey, as it stands in its file; it must have been served.
    :param count: How many links to make; one, unless there is a list.
    :param people: A CSV file with one person a row, and a column for each line under `given:` in the survey. It comes
        out again with a column more, the link. Nobody is invited if anything in it is wrong.
    :param output: The file to write the list with its links to; else standard output. Its owner alone can read it.
    :param db: Where answers are kept, as an SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    :param bot: The name of the bot; else the one that has served from this database.
    """
    console = Output(stderr=True)
    if people is None and output is not None:
        console.say("surveybot: --output is for the list of people; say with --list which one")
        return 2
    if people is not None and count is not None:
        console.say("surveybot: --count and --list cannot be combined; the list says how many there are")
        return 2
    try:
        asyncio.run(_invite(survey, people or count or 1, output, db or Settings().db, bot))
    except BadList as bad:
        for words in bad.wrong:
            console.say(words)
        console.say("Nobody was invited.")
        return 1
    return 0


async def _invite(survey: str, whom: Path | int, output: Path | None, url: str, bot: str | None) -> None:
    from surveybot.storage.database import open_existing

    async with open_existing(url) as database:
        newest = await _invited_to(database, survey)
        name = bot.lstrip("@") if bot else await _only_name(database)
        link = f"https://t.me/{name}?start=" if name else ""
        if isinstance(whom, int):
            await _print_links(database, newest, whom, link)
        else:
            people = read_people(whom, newest.survey, MOST)
            await _write_list(database, newest, people, output, link)
    if not name:
        Output(stderr=True).say("A link is https://t.me/NAME?start=…, with the name of your bot; or give it as --bot.")


async def _invited_to(database: "Database", survey: str) -> Program:
    """The newest edition of a survey; SurveybotError if none of it needs invitations."""
    programs = await editions_of(database, survey)
    if not any(program.survey.invite == "tokens" for program in programs):
        raise SurveybotError(f"{survey} needs no invitations: its file has no `invite: tokens`.")
    return programs[0]


async def _print_links(database: "Database", newest: Program, count: int, link: str) -> None:
    from surveybot.serve.inviting import invite as make

    survey = newest.survey
    if survey.given:
        columns = ", ".join(survey.given)
        raise SurveybotError(f"{survey.id} needs a list of people with the columns {columns}: give it as --list.")
    for payload in await make(database, str(survey.id), [{}] * count):
        print(f"{link}{payload}")


async def _write_list(database: "Database", newest: Program, people: People, output: Path | None, link: str) -> None:
    """The list with a link in each row; where it cannot be written, nobody is invited."""
    from surveybot.serve.inviting import invite as make

    with Tables(output, CsvLines(people.delimiter, guards=False)) as tables:
        tables.begin("", [*people.header, LINK])
        payloads = await make(database, str(newest.survey.id), people.given)
        for row, payload in zip(people.rows, payloads, strict=True):
            tables.add("", [*row, f"{link}{payload}"])
    Output(stderr=True).say(f"invited to {newest.survey.id}: {len(payloads)}")


async def _only_name(database: "Database") -> str | None:
    """The name of the bot that serves, where there is only one."""
    from surveybot.storage import bots

    names = await database.read(bots.names)
    return names[0] if len(names) == 1 else None
