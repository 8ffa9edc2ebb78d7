"""What a changed survey would do to open interviews: in, a database and it; out, where they stand, and their fates."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from surveybot.cli.checking import Checked
from surveybot.cli.progress import with_bar
from surveybot.editions.plan import Fates

if TYPE_CHECKING:
    from surveybot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Foreseen:
    """How many stand at each question, and what would become of all of them."""

    standing: Counter[str] = field(default_factory=Counter)
    fates: Fates = field(default_factory=Fates)


async def foreseen(database: "Database", checked: Checked) -> Foreseen:
    """Moves nothing; the survey must be without errors."""
    from surveybot.serve.moving import foresee, parts_for_moving
    from surveybot.storage import moving

    assert checked.survey is not None
    assert checked.program is not None
    survey, found = str(checked.survey.id), Foreseen()
    parts = await parts_for_moving(database)
    for one in with_bar(await database.read(moving.in_progress, survey), f"{survey}: interviews"):
        seen = await foresee(parts, one, checked.text.hash, checked.program)
        if seen is not None:
            stands, fate = seen
            found.standing[stands] += 1
            found.fates[fate] += 1
    return found
