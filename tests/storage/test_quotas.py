"""Places: as many are taken as there are, whoever asks for them at the same time; on SQLite and on PostgreSQL."""

import asyncio

from surveybot.storage import quotas
from surveybot.storage.database import Database


async def test_as_many_places_are_taken_as_there_are(database: Database) -> None:
    """Sixty ask over three connections for ten places: exactly ten get one, and the counter says ten."""
    databases = [database, *(Database(database.url) for _ in range(2))]
    for other in databases[1:]:
        await other.open()
    asking = (one.write(quotas.claim, 1, "tour", "slot", "mon", 10) for _ in range(20) for one in databases)
    assert sum(await asyncio.gather(*asking)) == 10
    assert await database.read(quotas.used, 1, ["tour"]) == {("tour", "slot", "mon"): 10}
    for other in databases[1:]:
        await other.close()


async def test_a_place_that_is_given_back_can_be_taken_again(database: Database) -> None:
    """One place, taken, given back twice by mistake: one can take it, and not two."""
    assert await database.write(quotas.claim, 1, "tour", "", "", 1)
    for _ in range(2):
        await database.write(quotas.give_back, 1, "tour", "", "")
    assert [await database.write(quotas.claim, 1, "tour", "", "", 1) for _ in range(2)] == [True, False]


async def test_places_of_bots_surveys_questions_and_choices_are_apart(database: Database) -> None:
    """What is taken in one leaves the others free."""
    keys = [
        (1, "tour", "", ""),
        (2, "tour", "", ""),
        (1, "talk", "", ""),
        (1, "tour", "slot", "a"),
        (1, "tour", "slot", "b"),
    ]
    assert [await database.write(quotas.claim, *key, 1) for key in keys] == [True] * 5
    assert await database.read(quotas.used, 1, ["tour", "talk", "walk"]) == dict.fromkeys(
        [key[1:] for key in keys if key[0] == 1], 1
    )
