"""The engine as the reference is compared with it: in, a survey's text and acts; out, what waits, and how it ended.

All that is known here of the engine's interface stands in this module.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from surveybot.dialog.chat import Back, Message, Redrawn, Switch
from surveybot.dialog.interview import Header
from surveybot.dialog.response import response_of
from surveybot.program.instructions import Program
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Tapped, Typed
from surveybot.trial.rehearsal import Rehearsal, noon
from tests.reference.interpreter import Rounds
from tests.reference.respondents import Act
from tests.reference.surveys import EVERYTHING
from tests.reference.walk import REVIEW, code
from tests.transcripts.conversation import program_of

BUILT = EVERYTHING  # of the parts of tests.reference.surveys, those that the engine has by now

Spot = tuple[str, tuple[tuple[str, str], ...]]


class Engine:
    """One interview in the engine that serves."""

    def __init__(self, program: Program, today: date) -> None:
        """Stands at the first question."""
        self.moment = noon(program, datetime(today.year, today.month, today.day))
        self.rehearsal = Rehearsal(program, Header(self.moment, program.survey.source_language))
        self.prompt: Prompt | None = None
        self._hear(self.rehearsal.begin())

    @property
    def waiting(self) -> Spot | None:
        """The name and the rounds of what waits."""
        bookmark = self.rehearsal.interview.bookmark
        return None if self.rehearsal.ended or bookmark is None else spot(bookmark.key)

    @property
    def status(self) -> str | None:
        """How it has ended, if it has."""
        return self.rehearsal.ended.status if self.rehearsal.ended else None

    @property
    def trail(self) -> list[Spot]:
        """What was answered or skipped on the path, write-ins and all."""
        assert self.rehearsal.ended is not None
        return [at for at in map(spot, self.rehearsal.ended.path.keys) if at[0] != REVIEW]

    @property
    def answers(self) -> dict[str, str | list[str]]:
        """The answers and the variables, as they are written in the language."""
        assert self.rehearsal.ended is not None
        if not self.rehearsal.ended.stores:
            return {}
        response: dict[str, Any] = response_of(self.rehearsal.ended, self.rehearsal.interview)
        values = {**response["answers"], **response["computed"]}
        return {name: written(value) for name, value in values.items() if value is not None}

    def forget(self, forgets: bool) -> None:
        """From now on the process is forgotten after every message, or is not."""
        self.rehearsal.forgetful = forgets

    def do(self, act: Act) -> None:
        """Takes an act."""
        if isinstance(act.words, list):
            self._tick(act.words)
            return
        messages: dict[str, Message] = {
            "reply": Typed(act.words, self.moment),
            "skip": Typed("/skip", self.moment),
            "confirm": Typed("/ok", self.moment),
            "change": Typed(str(act.number), self.moment),
            "back": Back(self.moment),
            "switch": Switch(act.words, self.moment),
        }
        self._send(messages[act.verb])

    def _tick(self, labels: list[str]) -> None:
        """Taps until these boxes and no others are ticked, then Done."""
        while (action := self._next_box(labels)) is not None:
            self._send(Tapped(action, self.moment))
        self._send(Tapped("done", self.moment))

    def _next_box(self, labels: list[str]) -> str | None:
        assert self.prompt is not None
        for option in self.prompt.options:
            box, _, label = option.shown.partition(" ")
            if (box == "☐" and label in labels) or (box == "☑" and label not in labels):
                return option.action
        return None

    def _send(self, message: Message) -> None:
        self.moment += timedelta(seconds=1)
        self._hear(self.rehearsal.reply(message))

    def _hear(self, said: list[Any]) -> None:
        for words in said:
            if isinstance(words, Prompt):
                self.prompt = words
            elif isinstance(words, Redrawn):
                self.prompt = words.prompt


@lru_cache(maxsize=4)
def _program(text: str) -> Program:
    return program_of(text)


def engine_of(text: str, today: date) -> Engine:
    """An interview in a survey that must have no errors."""
    return Engine(_program(text), today)


def spot(key: str) -> Spot:
    """`child.age@child.2` as a name and its rounds."""
    name, *rounds = key.split("@")
    counted = tuple(_round(*loop.rsplit(".", 1)) for loop in rounds)
    return (REVIEW if name.startswith(f"/{REVIEW}.") else name), counted


def _round(loop: str, number: str) -> tuple[str, str]:
    """A loop in a repeat is called after all repeats around it, `child.toy`; here its own name will do."""
    return loop.rpartition(".")[2], number


def comparable(name: str, rounds: Rounds) -> Spot:
    """A name and rounds of the reference, to be compared with those of the engine."""
    return name, tuple((loop, str(number)) for loop, number in rounds)


def written(value: Any) -> str | list[str]:
    """A value as tests write it."""
    if isinstance(value, (list, set, frozenset, tuple)):
        return sorted(map(str, value))
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    return code(value) or ""
