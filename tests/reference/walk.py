"""One walk from the top: in, the survey and what is on record; out, where it comes to a stop, and the way it took.

A jump is an exception that travels outwards to the list in which its target stands. Rounds are counted on the way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from tests.reference.names import Declared, Round, Values
from tests.reference.replies import fits, keeps
from tests.reference.shape import Loop, Shape, Step

REVIEW = "review"


class Key(NamedTuple):
    """What an answer is recorded under: the qualified name, and the rounds of the loops around it, outermost first."""

    name: str
    rounds: tuple[tuple[str, Round], ...]
    review: int = 0


@dataclass(frozen=True)
class Answered:
    """An answer on record."""

    value: Any


@dataclass(frozen=True)
class Skipped:
    """A question that was skipped."""


@dataclass(frozen=True)
class GivenUp:
    """A question that was left after too many refusals."""


@dataclass
class Record:
    """All that is known of the respondent, whether it is on the present path or not."""

    outcomes: dict[Key, Answered | Skipped | GivenUp] = field(default_factory=dict)
    confirmed: set[Key] = field(default_factory=set)
    editing: Key | None = None


class Jump(Exception):
    """On the way to another step."""

    def __init__(self, target: Step) -> None:
        self.target = target


class Stopped(Exception):
    """The walk is over: something is waited for, or the interview has ended."""


@dataclass
class Waiting:
    """What is waited for: a question (`gate` is the yes/no of a repeat, `written` a write-in) or a review."""

    key: Key
    step: Step
    part: str


class Walk:
    """A walk; `waiting` or `status` says where it has stopped."""

    def __init__(self, shape: Shape, record: Record, today: date) -> None:
        """Walks at once."""
        self.shape, self.record = shape, record
        self.values = Values(Declared(shape), today)
        self.counts: dict[Loop, Round] = {}
        self.trail: list[Waiting] = []
        self.waiting: Waiting | None = None
        self.status: str | None = None
        self.erased = False
        self.stood_at = self.values.place
        try:
            self.steps(shape.steps)
            self.end("complete")
        except Stopped:
            self.values.place = self.stood_at

    def steps(self, steps: list[Step]) -> None:
        """Takes the steps of a list from top to bottom, unless a jump leads elsewhere."""
        at = 0
        while at < len(steps):
            try:
                self.step(steps[at])
                at += 1
            except Jump as jump:
                if jump.target not in steps:
                    raise
                at = steps.index(jump.target)

    def step(self, step: Step) -> None:
        """Takes one step, if its condition holds."""
        holds = "if" not in step.keys or self.values.compute(step.keys["if"]) is True
        if step.verb == "if":
            self.steps(step.lists.get("then" if holds else "else", []))
        elif holds and step.verb not in ("say", "label"):
            getattr(self, f"take_{step.verb}")(step)

    def take_goto(self, step: Step) -> None:
        """Jumps."""
        self.jump(step, step.name)

    def take_set(self, step: Step) -> None:
        """Computes variables, from top to bottom."""
        for name, text in step.keys["set"].items():
            self.values.store(name, text)

    def take_end(self, step: Step) -> None:
        """Ends the interview."""
        self.erased = step.keys.get("store") == "nothing"
        self.end(step.keys.get("status", "complete"))

    def take_grid(self, step: Step) -> None:
        """Asks a question for each item."""
        self.steps(step.lists["items"])

    def take_review(self, step: Step) -> None:
        """Waits until all is confirmed."""
        here = Waiting(self.key(REVIEW, step)._replace(review=step.number), step, REVIEW)
        if here.key not in self.record.confirmed:
            self.wait(here)
        self.trail.append(here)

    def take_repeat(self, step: Step) -> None:
        """Goes through the rounds of a repeat."""
        place = self.values.place
        rounds = self.values.rounds[place, step.name] = []
        try:
            if "text" in step.keys:
                self.rounds_while_yes(step, rounds)
            else:
                for number in self.rounds_known(step):
                    self.enter(step, number)
                    rounds.append(number)
                    self.steps(step.lists["steps"])
                    self.values.place = place
        finally:
            self.values.place = place

    def rounds_while_yes(self, step: Step, rounds: list[Round]) -> None:
        """Asks before each round whether there shall be one."""
        place = self.values.place
        for number in range(1, int(step.keys["at_most"]) + 1):
            self.enter(step, number)
            gate = Waiting(self.key(step.qualified, step), step, "gate")
            outcome = self.outcome(gate)
            if not (isinstance(outcome, Answered) and outcome.value):
                return
            rounds.append(number)
            self.steps(step.lists["steps"])
            self.values.place = place

    def rounds_known(self, step: Step) -> list[Round]:
        """The rounds that are known on entry."""
        if "over" in step.keys:
            chosen = self.values.look(((step.keys["over"], None),))
            return list(chosen or ())
        times = self.values.compute(step.keys["times"])
        most = int(step.keys.get("at_most", 20))
        return list(range(1, min(int(times or 0), most) + 1))

    def enter(self, step: Step, number: Round) -> None:
        """Begins a round of a repeat; loops in it start over."""
        self.values.place = (*self.values.place, (step.name, number))
        loop = next(loop for loop in self.shape.loops if loop.is_repeat and loop.first == step.number)
        self.begin(loop, number)

    def begin(self, loop: Loop, number: Round) -> None:
        """Counts a round; the loops in it start over at round one."""
        around = self.shape.loops_around(loop.first)
        outer = around[: around.index(loop)]
        for other in list(self.counts):
            if loop.first <= other.first <= loop.last and other not in outer:
                del self.counts[other]
        self.counts[loop] = number

    def jump(self, step: Step, name: str) -> None:
        """Jumps to a step; back is a new round, in which the questions are unanswered again."""
        target = self.shape.target(step, name)
        if target.number <= step.number:
            loop = next(loop for loop in self.shape.loops if not loop.is_repeat and loop.first == target.number)
            self.begin(loop, int(self.counts.get(loop, 1)) + 1)
            self.values.begin_again(loop)
        raise Jump(target)

    def take_ask(self, step: Step) -> None:
        """Asks a question, then perhaps for a text of one's own, then goes on where the answer leads."""
        if step.keys["type"] in ("choice", "multi") and not self.offered(step):
            return
        asked = Waiting(self.key(step.qualified, step), step, "ask")
        outcome = self.outcome(asked)
        value = outcome.value if isinstance(outcome, Answered) else None
        self.values.held[self.values.place, step.name] = value
        if isinstance(outcome, GivenUp):
            if "goto" not in step.keys["attempts"]:
                self.end("gave_up")
            self.jump(step, step.keys["attempts"]["goto"])
        written = step.keys.get("write_in")
        if written is not None and (value == written or (isinstance(value, tuple) and written in value)):
            text = self.outcome(Waiting(self.key(f"{step.qualified}_text", step), step, "written"))
            self.values.held[self.values.place, f"{step.name}_text"] = getattr(text, "value", None)
        leads = step.keys.get("next", {})
        if leads and code(value) in leads:
            self.jump(step, leads[code(value)])

    def outcome(self, here: Waiting) -> Answered | Skipped | GivenUp:
        """What is on record here; if there is nothing, or it holds no more, it is waited for."""
        found = self.record.outcomes.get(here.key)
        if here.key == self.record.editing or found is None:
            self.wait(here)
        elif isinstance(found, Answered) and not self.holds(here, found.value):
            del self.record.outcomes[here.key]
            self.wait(here)
        self.trail.append(here)
        assert found is not None
        return found

    def holds(self, here: Waiting, value: Any) -> bool:
        """Whether a value is on offer and keeps the rules, as things stand here."""
        step, place = here.step, self.values.place
        if here.part != "ask":
            return True
        if not fits(step, self.offered(step), value):
            return False
        self.values.held[place, step.name] = value
        rules = step.keys.get("rules", [])
        kept = all(keeps(rule, value) and not self.surely_false(rule.get("that")) for rule in rules)
        del self.values.held[place, step.name]
        return kept

    def surely_false(self, condition: str | None) -> bool:
        """Whether a `that` refuses; the unknown does not."""
        return condition is not None and self.values.compute(condition) is False

    def offered(self, step: Step) -> list[dict[str, Any]]:
        """The choices on offer here."""
        choices = self.shape.choices(step)
        return [choice for choice in choices if "if" not in choice or self.values.compute(choice["if"]) is True]

    def key(self, name: str, step: Step) -> Key:
        """A name with the rounds of the loops around the step."""
        around = self.shape.loops_around(step.number)
        return Key(name, tuple((loop.name, self.counts.get(loop, 1)) for loop in around))

    def wait(self, here: Waiting) -> None:
        """Stops at what is waited for."""
        self.waiting = here
        self.stood_at = self.values.place
        raise Stopped

    def end(self, status: str) -> None:
        """Stops for good."""
        self.status = status
        raise Stopped


def code(value: Any) -> str | list[str] | None:
    """A value as `next`, tests and CSV write it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    return str(value)
