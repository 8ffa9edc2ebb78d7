"""`surveybot diff`: in, two editions of a survey; out, what has changed, and what becomes of open interviews."""

import asyncio
import re
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from surveybot.cli.checking import Checked
from surveybot.cli.foreseen import Foreseen, foreseen
from surveybot.cli.formats.changes import as_json, as_lines, summary
from surveybot.cli.one_survey import sound_survey
from surveybot.cli.output import Output
from surveybot.cli.served import edition_of
from surveybot.editions.change import Weight
from surveybot.editions.diff import diff as differences
from surveybot.editions.plan import shown, told
from surveybot.program.instructions import Program
from surveybot.settings import Settings

_OF_A_DATABASE = re.compile("served|[0-9a-f]{4,64}")


def diff(
    old: str,
    new: Path,
    *,
    db: str | None = None,
    format: Annotated[Literal["text", "json"], Parameter(name="--format")] = "text",
) -> int:
    """Tell what has changed in a survey, and with a database what becomes of open interviews. 1 if it breaks something.

    :param old: The file as it was; or `served`, the edition that was served last; or the beginning of its hash.
    :param new: The changed survey file.
    :param db: Where answers are kept, as an SQLAlchemy URL. Without it open interviews are looked at only where OLD
        comes from a database: then SURVEYBOT_DB, else surveybot.db in this folder.
    :param format: `text` for people, `json` for programs.
    """
    changed = sound_survey(new)
    if isinstance(changed, int):
        return changed
    is_file = Path(old).exists() or not _OF_A_DATABASE.fullmatch(old)
    before = sound_survey(Path(old)) if is_file else None
    if isinstance(before, int):
        return before
    assert changed.program is not None
    program, found = before.program if before is not None else None, None
    if program is None or db is not None:
        program, found = asyncio.run(_with_database(db or Settings().db, program, old, changed))
    changes = differences(program, changed.program)
    if format == "json":
        Output().out(as_json(changes, found), highlight=False)
    else:
        for line in as_lines(changes):
            Output().print(line, end="\n\n")
        Output().say((summary(changes), "bold"))
        _print_foreseen(found)
    return 1 if any(change.weight is Weight.BREAKING for change in changes) else 0


async def _with_database(url: str, program: Program | None, old: str, changed: Checked) -> tuple[Program, Foreseen]:
    from surveybot.storage.database import open_existing

    assert changed.survey is not None
    async with open_existing(url) as database:
        if program is None:
            program = await edition_of(database, str(changed.survey.id), old)
        return program, await foreseen(database, changed)


def _print_foreseen(found: Foreseen | None) -> None:
    if found is None:
        return
    Output().say(told(found.fates))
    standing = sorted(found.standing.items(), key=lambda item: (-item[1], item[0]))
    if standing:
        Output().say("they stand at " + ", ".join(f"{shown(name)} ({number})" for name, number in standing))
