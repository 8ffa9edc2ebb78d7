"""`surveybot migrate`: in, a survey and its changed file; out, open interviews that go on in the new edition."""

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from surveybot.cli.checking import Checked
from surveybot.cli.foreseen import foreseen
from surveybot.cli.one_survey import sound_survey
from surveybot.cli.output import Output
from surveybot.cli.progress import with_bar
from surveybot.cli.served import editions_of
from surveybot.editions.plan import Fate, Fates, Way, fate_of, told
from surveybot.settings import Settings

if TYPE_CHECKING:
    from surveybot.storage.database import Database


def migrate(
    survey: str,
    file: Path,
    *,
    db: str | None = None,
    dry_run: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Move the open interviews of a survey to its changed file: their answers are replayed there. `serve` may run on.

    :param survey: The id of the survey, as it stands in its file.
    :param file: The changed survey file.
    :param db: Where answers are kept, as an SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    :param dry_run: Only tell what would become of the interviews.
    """
    checked = sound_survey(file)
    if isinstance(checked, int):
        return checked
    assert checked.survey is not None
    if checked.survey.id != survey:
        Output(stderr=True).say(f"surveybot: {file} is the survey {checked.survey.id}, not {survey}")
        return 2
    return asyncio.run(_migrate(checked, db or Settings().db, dry_run=dry_run))


async def _migrate(checked: Checked, url: str, *, dry_run: bool) -> int:
    from surveybot.storage.database import open_existing

    assert checked.survey is not None
    async with open_existing(url) as database:
        await editions_of(database, str(checked.survey.id))
        fates = (await foreseen(database, checked)).fates if dry_run else await _move_all(database, checked)
    Output().say(f"nothing is moved yet: {told(fates)}" if dry_run else told(fates, done=True))
    return 1 if fates[Fate(Way.STAYS)] else 0


async def _move_all(database: "Database", checked: Checked) -> Fates:
    """Moves one after another; what is moved when it is interrupted is moved, and the rest is when it is run again."""
    from surveybot.dialog.run import JournalMismatch
    from surveybot.serve.moving import move_interview, parts_for_moving
    from surveybot.storage import editions, moving

    assert checked.survey is not None
    survey, fates = str(checked.survey.id), Fates()
    parts = await parts_for_moving(database)
    edition = await parts.catalogue.edition(await database.write(editions.remember, survey, checked.text, time.time()))
    for one in with_bar(await database.read(moving.in_progress, survey), f"{survey}: interviews"):
        try:
            fates[fate_of(await move_interview(parts, one, edition))] += 1
        except (JournalMismatch, AssertionError) as failed:
            fates[Fate(Way.STAYS)] += 1
            Output(stderr=True).say(f"surveybot: interview {one.number:x} stays as it is: {failed}")
    return fates
