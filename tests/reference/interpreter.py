"""The reference: in, a survey as YAML data and what a respondent does; out, what waits, and at the end the answers.

It is slow and simple on purpose: after every message the whole survey is walked again from the top, over all answers
by their names and rounds. It was written from the language's documentation alone, never from the engine.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tests.reference.replies import Refused, keeps, read, yes_or_no
from tests.reference.shape import Shape
from tests.reference.walk import REVIEW, Answered, GivenUp, Key, Record, Skipped, Waiting, Walk, code

SKIP = ("skip", "пропустить")

Rounds = tuple[tuple[str, int | str], ...]


class Reference:
    """One interview as the documentation has it."""

    def __init__(self, survey: dict[str, Any], today: date) -> None:
        """Stands at the first question."""
        self.shape = Shape(survey)
        self.today = today
        self.record = Record()
        self.refusals: Counter[Key] = Counter()
        self.walk = Walk(self.shape, self.record, today)

    @property
    def waiting(self) -> tuple[str, Rounds] | None:
        """The name and the rounds of what waits, outermost first; `("review", …)`; nothing when it has ended."""
        here = self.walk.waiting
        return None if here is None else (here.key.name, here.key.rounds)

    @property
    def status(self) -> str | None:
        """How the interview has ended, if it has."""
        return self.walk.status

    @property
    def trail(self) -> list[tuple[str, Rounds]]:
        """What was answered or skipped on this path, write-ins and all, with rounds; no reviews."""
        return [(here.key.name, here.key.rounds) for here in self.walk.trail if here.part != REVIEW]

    @property
    def path(self) -> list[str]:
        """The questions answered or skipped on this path as test dialogues write it: no write-ins, no reviews."""
        given_up = {key for key, outcome in self.record.outcomes.items() if isinstance(outcome, GivenUp)}
        told = [here for here in self.walk.trail if here.part in ("ask", "gate") and here.key not in given_up]
        return [here.step.name for here in told]

    @property
    def answers(self) -> dict[str, str | list[str]]:
        """Current answers and variables under their names as the language writes them; what is missing is left out."""
        if self.walk.erased:
            return {}
        written: dict[str, str | list[str]] = {}
        for (place, name), value in self.walk.values.held.items():
            told = code(value)
            if told is not None:
                around = "".join(f'{loop}["{at}"].' if isinstance(at, str) else f"{loop}[{at}]." for loop, at in place)
                written[around + name] = told
        return written

    def reply(self, reply: str | list[str]) -> bool:
        """Takes an answer, or refuses it; says which."""
        here = self._here()
        if here is None or here.part == REVIEW:
            return False
        is_optional = here.part == "ask" and here.step.keys.get("optional") == "yes"
        if reply == "/skip" or (is_optional and isinstance(reply, str) and reply.lower() in SKIP):
            return self.skip()
        try:
            value = self._value(here, reply)
        except Refused:
            self._refuse(here)
            return False
        self._record(here, Answered(value))
        return True

    def skip(self) -> bool:
        """Skips the question if it is optional."""
        here = self._here()
        if here is None or here.part != "ask" or here.step.keys.get("optional") != "yes":
            return False
        self._record(here, Skipped())
        return True

    def back(self) -> None:
        """Takes the last answer of this path away; out of a change it leads back to the review."""
        if self.record.editing is not None:
            self.record.editing = None
        elif self.walk.status is None and self.walk.trail:
            last = self.walk.trail[-1]
            self.record.outcomes.pop(last.key, None)
            self.record.confirmed.discard(last.key)
        self.refusals.clear()
        self._walk()

    def confirm(self) -> bool:
        """Confirms the review that waits."""
        here = self._here()
        if here is None or here.part != REVIEW:
            return False
        self.record.confirmed.add(here.key)
        self._walk()
        return True

    def change(self, name: str, rounds: Rounds = ()) -> None:
        """Asks a question of this path again, out of a review."""
        here = self._here()
        assert here is not None, "the interview has ended"
        assert here.part == REVIEW, "a change is made in a review"
        assert (name, rounds) in self.trail, f"{name} {rounds} is not on the path"
        self.record.editing = Key(name, rounds)
        self._walk()

    def switch(self, language: str) -> None:
        """Changes the answer of the language questions on this path; one that waits is answered by it."""
        if language not in self.shape.languages or self.walk.status is not None:
            return
        waits = self._here()
        for here in self.walk.trail:
            if here.part == "ask" and here.step.keys["type"] == "language":
                self.record.outcomes[here.key] = Answered(language)
        if waits is not None and waits.part == "ask" and waits.step.keys["type"] == "language":
            self._record(waits, Answered(language))
        self._walk()

    def takes(self, reply: str | list[str]) -> bool:
        """Whether this would be taken as an answer."""
        here = self._here()
        assert here is not None, "the interview has ended"
        try:
            self._value(here, reply)
        except Refused:
            return False
        return True

    def _here(self) -> Waiting | None:
        return self.walk.waiting

    def _value(self, here: Waiting, reply: str | list[str]) -> Any:
        if here.part == "gate":
            return yes_or_no(str(reply).strip(), self.shape.languages)
        if here.part == "written":
            return read_text(reply)
        value = read(here.step, self.walk.offered(here.step), reply, self.shape.languages)
        rules = here.step.keys.get("rules", [])
        if not all(keeps(rule, value) for rule in rules) or not self.walk.holds(here, value):
            raise Refused("a rule")
        return value

    def _refuse(self, here: Waiting) -> None:
        """Counts a refusal; the last one that is allowed leads on."""
        self.refusals[here.key] += 1
        times = int(here.step.keys.get("attempts", {}).get("times", 0)) if here.part == "ask" else 0
        if times and self.refusals[here.key] >= times:
            self._record(here, GivenUp())

    def _record(self, here: Waiting, outcome: Answered | Skipped | GivenUp) -> None:
        """Writes an outcome down; whoever changes one has all reviews before him again."""
        former = self.record.outcomes.get(here.key)
        changes = self.record.editing is not None
        if changes:
            self.record.editing = None
            self.record.confirmed.clear()
        if here.part == "gate" and former == Answered(True) and outcome == Answered(False):
            self._take_out(here.key)
        else:
            self.record.outcomes[here.key] = outcome
            if changes and here.part == "ask":
                # The review lists no text of one's own: whoever wants to change it answers the question again.
                self.record.outcomes.pop(here.key._replace(name=f"{here.key.name}_text"), None)
        self.refusals.pop(here.key, None)
        self._walk()

    def _take_out(self, gate: Key) -> None:
        """Takes a round of a repeat out that was begun and is no longer wanted; later rounds move up."""
        *around, (name, number) = gate.rounds
        depth = len(around)
        kept: dict[Key, Answered | Skipped | GivenUp] = {}
        for key, outcome in self.record.outcomes.items():
            at = key.rounds[depth] if len(key.rounds) > depth else ("", 0)
            if key.rounds[:depth] != tuple(around) or at[0] != name or int(at[1]) < int(number):
                kept[key] = outcome
            elif int(at[1]) > int(number):
                moved = (*around, (name, int(at[1]) - 1), *key.rounds[depth + 1 :])
                kept[key._replace(rounds=moved)] = outcome
        self.record.outcomes = kept

    def _walk(self) -> None:
        self.walk = Walk(self.shape, self.record, self.today)


def read_text(reply: str | list[str]) -> str:
    """A text of one's own: not empty, not too long."""
    if isinstance(reply, list) or not reply.strip() or len(reply.strip()) > 1000:
        raise Refused("no text")
    return reply.strip()
