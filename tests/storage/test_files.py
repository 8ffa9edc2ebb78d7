"""What respondents send and what the bot sends, in both kinds of database: claimed once, erased whole, stored once."""

from typing import Any

from surveybot.storage import editions, files, media
from surveybot.storage.database import Database
from surveybot.storage.files import Wanted
from surveybot.survey.edition_text import EditionText

BOT = 1


def row(name: str, interview: int = 7) -> dict[str, Any]:
    """A file that was sent."""
    known = {"file_id": f"id of {name}", "original": "cv.pdf", "mime_type": "application/pdf", "size": 10}
    return {"name": name, "bot": BOT, "interview": interview} | known


async def names(database: Database) -> list[str]:
    """What of all files there is in words, in order."""

    def look(connection: Any) -> list[str]:
        found = connection.exec_driver_sql("SELECT name, status, interview, file_id FROM files ORDER BY name")
        return [f"{one.name} {one.status} {one.interview} {one.file_id or '-'}" for one in found]

    return await database.read(look)


async def test_a_file_is_claimed_by_one_at_a_time(database: Database) -> None:
    """Until its time is up, it was put off, stored or lost; each of these only once."""
    await database.write(files.want, [row("a"), row("b"), row("c")])
    assert not await database.read(files.is_due, BOT + 1, 0.0)
    assert await database.read(files.is_due, BOT, 0.0)
    first = await database.write(files.claim, BOT, 0.0, 100.0, 2)
    assert first == [Wanted("a", "id of a", 0), Wanted("b", "id of b", 0)]
    assert await database.write(files.claim, BOT, 1.0, 100.0, 2) == [Wanted("c", "id of c", 0)]
    assert await database.write(files.claim, BOT, 99.0, 200.0, 2) == []
    await database.write(files.put_off, "a", 150.0)
    assert await database.write(files.store, "b", 12)
    await database.write(files.lose, "c")
    assert await database.write(files.claim, BOT, 149.0, 300.0, 2) == []
    assert await database.write(files.claim, BOT, 150.0, 300.0, 2) == [Wanted("a", "id of a", 1)]
    await database.write(files.free, BOT)
    assert await database.write(files.claim, BOT, 151.0, 300.0, 2) == [Wanted("a", "id of a", 1)]
    assert await names(database) == ["a wanted 7 id of a", "b stored 7 -", "c lost 7 -"]


async def test_the_files_of_an_interview_are_let_go(database: Database) -> None:
    """What is kept names nobody any more, all else is erased, also while it is being fetched; others are untouched."""
    await database.write(files.want, [row("a"), row("b"), row("c"), row("other", 8)])
    await database.write(files.store, "a", 10)
    await database.write(files.claim, BOT, 0.0, 100.0, 4)
    await database.write(files.let_go, 7, ["a", "other"])
    assert not await database.write(files.store, "b", 10)
    expected = ["a stored None -", "b erased None -", "c erased None -", "other wanted 8 id of other"]
    assert await names(database) == expected
    assert sorted(await database.read(files.erased, BOT, 10)) == ["b", "c"]
    await database.write(files.removed, ["a", "b", "c"])
    assert await names(database) == ["a stored None -", "other wanted 8 id of other"]


async def test_an_edition_keeps_what_it_sends(database: Database) -> None:
    """Each content once, whatever it is called and however many editions send it."""
    contents = {"a.png": b"\x00\xff" * 1000, "b.png": b"\x00\xff" * 1000, "c.pdf": b"%PDF"}
    first = EditionText(b"survey", {}, contents)
    plain, changed = EditionText(b"survey", {}), EditionText(b"survey", {}, contents | {"c.pdf": b"other"})
    assert len({first.hash, plain.hash, changed.hash}) == 3
    for text in (first, plain, changed, first):
        await database.write(editions.remember, "house", text, 1.0)
    hashes = await database.read(editions.media_of, first.hash)
    assert set(hashes) == set(contents)
    assert hashes["a.png"] == hashes["b.png"]
    for name, content in contents.items():
        assert await database.read(media.content, hashes[name]) == content
    assert await database.read(editions.media_of, plain.hash) == {}
    assert await database.read(media.content, "no such hash") is None

    def count(connection: Any) -> Any:
        return connection.exec_driver_sql("SELECT count(*) FROM media").scalar()

    assert await database.read(count) == 3
