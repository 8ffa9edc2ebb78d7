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
        ([], 2, "`surveybot invite` needs SURVEY."),
    ],
)
def test_what_cannot_be_invited_to_is_told(surveybot, served, tmp_path, words, code, sentence):
    """In one sentence, and nothing is printed that looks like a link."""
    url = served("hr_bot", exit=TOKENS, open="")
    ran = surveybot("invite", *words, "--db", url, cwd=tmp_path)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err


GIVEN = (
    "invite: tokens\ngiven: {first_name: text, team: teams, start: date, remote: yes_no}\n"
    'choice_lists:\n  teams:\n    - it: Computers\n    - hr: People\n    - "07": Shop 7'
)


def kept(tmp_path):
    """What was given with each invitation, as it lies in the database."""
    with sqlite3.connect(tmp_path / "answers.db") as database:
        found = [row[0] for row in database.execute("SELECT given FROM invitations")]
    database.close()
    return found


def test_a_list_comes_out_again_with_links(surveybot, served, tmp_path):
    """Its own columns stay as they are; what is given lies with the invitations, and the file is its owner's."""
    rows = ["mail;First_name;team;start;remote", '+ann@example.org;"Ann; A";IT;30.9.2026;Yes', "=bo;Бо;07;;no", "ed"]
    (tmp_path / "people.csv").write_text("\ufeff" + "\n".join([*rows, ";;;;", ""]), encoding="utf-8")
    url = served("hr_bot", exit=GIVEN)
    ran = surveybot("invite", "exit", "--list", "people.csv", "-o", "out.csv", "--db", url, cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "invited to exit: 3\n")
    header, *lines = (tmp_path / "out.csv").read_bytes().decode().split("\r\n")
    assert header == f"\ufeff{rows[0]};link"
    assert [line.rpartition(";")[0] for line in lines] == [*rows[1:3], "ed;;;;", ""]
    links = {line.rpartition(";")[2] for line in lines[:3]}
    assert all(re.fullmatch("https://t.me/hr_bot\\?start=exit_[A-Za-z0-9_-]{22}", link) for link in links)
    assert len(links) == 3
    assert set(kept(tmp_path)) == {
        None,
        '{"first_name":"Ann; A","team":"it","start":"2026-09-30","remote":true}',
        '{"first_name":"Бо","team":"07","remote":false}',
    }
    assert (tmp_path / "out.csv").stat().st_mode & 0o777 == 0o600


def test_of_a_list_with_mistakes_nobody_is_invited(surveybot, served, tmp_path):
    """Each is told, and no file is written."""
    (tmp_path / "people.csv").write_text("first_name,team,start,remote\nAnn,Sales,soon,\n")
    url = served("hr_bot", exit=GIVEN)
    ran = surveybot("invite", "exit", "--list", "people.csv", "-o", "out.csv", "--db", url, cwd=tmp_path)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 3)
    assert ran.err.endswith("Nobody was invited.\n")
    assert not (tmp_path / "out.csv").exists()
    assert kept(tmp_path) == []


def test_a_list_goes_to_standard_output(surveybot, served, tmp_path):
    """Without `--output`; a survey that is given nothing takes any list."""
    (tmp_path / "people.csv").write_text("who\nAnn\n")
    ran = surveybot("invite", "exit", "--list", "people.csv", "--db", served("hr_bot"), cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "invited to exit: 1\n")
    assert re.fullmatch("\ufeffwho,link\nAnn,https://t.me/hr_bot\\?start=exit_\\S{22}\n", ran.out)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--count", "2"], 3, "exit needs a list of people with the columns first_name, team, start, remote"),
        (["--list", "people.csv", "--count", "2"], 2, "--count and --list cannot be combined"),
        (["--output", "out.csv"], 2, "say with --list which one"),
        (["--list", "nobody.csv"], 3, "nobody.csv cannot be read: No such file or directory."),
        (["--list", "people.csv", "-o", "no/where.csv"], 3, "cannot be written"),
    ],
)
def test_what_is_missing_for_a_list_is_told(surveybot, served, tmp_path, words, code, sentence):
    """In one sentence, and nobody is invited."""
    (tmp_path / "people.csv").write_text("first_name,team,start,remote\nAnn,it,,\n")
    ran = surveybot("invite", "exit", *words, "--db", served("hr_bot", exit=GIVEN), cwd=tmp_path)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
    assert kept(tmp_path) == []


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
