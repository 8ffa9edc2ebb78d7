"""`surveybot invite`: links on standard output, one a line, and one sentence where it cannot make any."""

import asyncio
import re
import sqlite3

import pytest

from surveybot.serve.catalogue import Catalogue, Publication
from surveybot.storage import bots
from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade
from surveybot.survey.edition_text import EditionText
from tests.serve.test_reception import SURVEY, edition

TOKENS = "invite: tokens"


async def _serve_once(url, names, surveys):
    database = Database(database_url(url))
    await database.open()
    await upgrade(database)
    for number, name in enumerate(names):
        await database.write(bots.introduce, number, name)
    catalogue = Catalogue(database)
    for id, settings in surveys.items():
        await catalogue.publish(
            Publication(
                EditionText(SURVEY.format(id=id, settings=settings).encode(), {}), edition(settings, id).program
            )
        )
    await database.close()


@pytest.fixture
def served(tmp_path):
    """A database from which bots of some names have served; gives its URL."""

    def serve(*names, **surveys):
        url = f"sqlite:///{tmp_path}/answers.db"
        asyncio.run(_serve_once(url, names, surveys or {"exit": TOKENS}))
        return url

    return serve


@pytest.mark.parametrize(
    ("names", "words", "beginning", "remark"),
    [
        (["hr_bot"], [], "https://t.me/hr_bot?start=", ""),
        (["hr_bot"], ["--bot", "@other_bot"], "https://t.me/other_bot?start=", ""),
        ([], ["--bot", "other_bot"], "https://t.me/other_bot?start=", ""),
        ([], [], "", "with the name of your bot"),
        (["hr_bot", "it_bot"], [], "", "with the name of your bot"),
    ],
)
def test_links_are_printed_a_line_each(surveybot, served, tmp_path, names, words, beginning, remark):
    """The bot is the one that has served, or the one that is named; else the sentence beside tells what is missing."""
    ran = surveybot("invite", "exit", "--count", "3", "--db", served(*names), *words, cwd=tmp_path)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert len(set(lines)) == 3
    assert all(re.fullmatch(re.escape(f"{beginning}exit_") + "[A-Za-z0-9_-]{22}", line) for line in lines)
    assert remark in ran.err
    assert bool(remark) == bool(ran.err)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["open"], 3, "open needs no invitations: its file has no `invite: tokens`."),
        (["exti"], 3, "No survey exti was ever served from this database. Did you mean exit?"),
        (["exit", "--count", "0"], 2, "--count"),
        ([], 2, "requires an argument"),
    ],
)
def test_what_cannot_be_invited_to_is_told(surveybot, served, tmp_path, words, code, sentence):
    """In one sentence, and nothing is printed that looks like a link."""
    url = served("hr_bot", exit=TOKENS, open="")
    ran = surveybot("invite", *words, "--db", url, cwd=tmp_path)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err


def test_older_tables_are_told(surveybot, served, tmp_path):
    """Nothing is read from tables of another version."""
    url = served("hr_bot")
    surveybot("db", "upgrade", "--db", url, cwd=tmp_path)
    with sqlite3.connect(tmp_path / "answers.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    for words in (["invite", "exit"], ["export", "exit"]):
        ran = surveybot(*words, "--db", url, cwd=tmp_path)
        assert (ran.code, ran.out) == (3, "")
        assert "`surveybot db upgrade`" in ran.err
