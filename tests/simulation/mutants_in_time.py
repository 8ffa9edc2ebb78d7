"""The same of what must hold over time: replay, editions, words, time limits; in, monkeypatch; out, a bot that errs."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

import pytest

from surveybot.dialog.chat import Said
from surveybot.dialog.interview import Bookmark, Interview
from surveybot.dialog.keys import name_of
from surveybot.dialog.path import Path
from surveybot.dialog.run import Halt, Halted, JournalMismatch, conduct
from surveybot.dialog.waiting import Waiting
from surveybot.questions.prompt import Prompt
from surveybot.serve import overdue
from surveybot.serve.catalogue import Catalogue, Edition
from surveybot.serve.deadlines import Limit, silence_limit
from surveybot.serve.delivery import Delivery
from surveybot.serve.line import Item, Line
from surveybot.serve.opening import header_of
from surveybot.serve.respondent import Respondent
from surveybot.storage import respondents, timers
from surveybot.storage.respondents import Journal
from surveybot.storage.sprints import Key
from surveybot.storage.timers import Due
from surveybot.telegram.render import render
from tests.simulation.editions import programs
from tests.simulation.loop import EPOCH
from tests.simulation.mutants import Mutant


def counts_visits(patch: pytest.MonkeyPatch) -> None:
    """An outcome is recorded under the how-manieth time its question is asked on the path."""

    def key(self: Path, name: str, at: int) -> str:
        return f"{name}@visit.{1 + sum(name_of(before) == name for before in self.keys)}"

    patch.setattr(Path, "key", key)


def reads_the_wall_clock(patch: pytest.MonkeyPatch) -> None:
    """In a survey it is always now, also in replay."""
    recorded: Any = vars(Path)["now"]

    def now(path: Path) -> datetime:
        try:
            seconds = EPOCH + asyncio.get_running_loop().time()
        except RuntimeError:  # the run is over, and somebody looks at what is left
            return cast(datetime, recorded.__get__(path))
        return datetime.fromtimestamp(seconds, path.program.survey.timezone)

    patch.setattr(Path, "now", property(now, recorded.__set__))


def checks_no_bookmark(patch: pytest.MonkeyPatch) -> None:
    """An interview goes on wherever its record leads; here that is somewhere else after midnight."""
    reads_the_wall_clock(patch)
    arrive = Waiting.arrive

    def anywhere(self: Waiting, key: str, prompt: Callable[[], Prompt]) -> None:
        self.interview.bookmark = Bookmark(key, self.path.digest) if self.resuming else self.interview.bookmark
        arrive(self, key, prompt)

    patch.setattr(Waiting, "arrive", anywhere)


def takes_every_edition(patch: pytest.MonkeyPatch) -> None:
    """Whoever is in the middle of a survey goes on with what it is edited to."""

    async def newest(self: Catalogue, name: str) -> Edition:
        began = await self.edition(name)
        return self.offered.get(began.survey, began)

    patch.setattr(Catalogue, "edition_for", newest)


def renders_when_it_sends(patch: pytest.MonkeyPatch) -> None:
    """That a question is to be asked is committed; its words are made when it goes out."""
    send = Delivery._send

    async def late(self: Delivery, key: Key, line: Line, item: Item, params: dict[str, Any] | None) -> Any:
        record = await self._database.read(respondents.load, key)
        journal = record.journal
        if journal is not None and item["kind"] == "prompt" and item["params"]["text"].startswith("["):
            params = (_question_of(journal) or item["params"]) | {"chat_id": line.chat}
        return await send(self, key, line, item, params)

    patch.setattr(Delivery, "_send", late)


def _question_of(journal: Journal) -> dict[str, Any] | None:
    """The open question of an interview, as it would be put now."""
    interview, chat = Interview.restored(header_of(journal.row), journal.entries, journal.draft), _Listening()
    try:
        conduct(programs()[journal.row.edition], interview, chat, ask_again=True).send(None)
    except Halted:
        items = [item for said in chat.said for item in render(said, f"{journal.row.id:x}")]
        params: dict[str, Any] = items[-1]["params"]
        return params
    except JournalMismatch:
        return None
    raise AssertionError("an interview in progress waits for somebody")


class _Listening(Halt):
    """Keeps what is said."""

    def __init__(self) -> None:
        self.said: list[Said] = []

    def say(self, said: Said) -> None:
        self.said.append(said)


def believes_every_timer(patch: pytest.MonkeyPatch) -> None:
    """What was due when somebody looked has passed, whatever has happened since."""
    passed = overdue.passed

    async def credulous(respondent: Respondent, due: Due) -> Limit | None:
        there = respondent.under_way
        if there is None or not respondent.attends_to(due.interview):
            return await passed(respondent, due)
        is_limited = silence_limit(there.edition.program, there.interview) is not None
        return Limit.SILENCE if is_limited else await passed(respondent, due)

    patch.setattr(overdue, "passed", credulous)


def counts_outages(patch: pytest.MonkeyPatch) -> None:
    """Silence goes on while nobody is there to hear an answer, and when the clock is moved."""
    patch.setattr(timers, "sign_of_life", lambda connection, bot, now: 0.0)


MUTANTS_IN_TIME: dict[Mutant, int] = {
    takes_every_edition: 7,
    renders_when_it_sends: 61,
    believes_every_timer: 7,
    counts_outages: 46,
    counts_visits: 55,
    reads_the_wall_clock: 58,
    checks_no_bookmark: 58,
}
