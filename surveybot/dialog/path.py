"""The path of an interview: in, steps in the order they are walked; out, keys, rounds and the values so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from hashlib import blake2b

from surveybot.language.expression import Index, Reference, Value
from surveybot.phrases import Tongue
from surveybot.program.expressions import LAST
from surveybot.program.homes import PRESENT
from surveybot.program.instructions import Loop, Program, Repeat

Rounds = tuple[Index, ...]


@dataclass(slots=True)
class Path:
    """How far a walk has come; it is also the scope of all expressions (`value`, `rounds`, `now`, `tongue`).

    `values` are those of the present round; `past` has, for what lives in a repeat, those of every round in which it
    was asked or computed.
    """

    program: Program
    now: datetime
    tongue: Tongue
    values: dict[str, Value] = field(default_factory=dict)
    past: dict[str, dict[Rounds, Value]] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)  # in the order of the path, each with its instruction
    turns: dict[int, int] = field(default_factory=dict)  # of the loops that are no repeats, by their start
    indices: dict[str, Index] = field(default_factory=dict)
    planned: dict[str, list[Index]] = field(default_factory=dict)
    digest: str = ""
    asked: int = 0  # questions on the path; reviews are none

    @property
    def language(self) -> str:
        """The language that texts are made in."""
        return self.tongue.language

    def value(self, name: str) -> Value:
        """The answer or variable of that name in the present round, None if it is missing."""
        return self.values.get(name)

    def rounds(self, reference: Reference) -> list[Value]:
        """The values in the rounds referred to, in the order in which they were given."""
        homes = self.program.homes.get(reference.name, ())
        wanted = [
            self.indices.get(home) if index == PRESENT else index
            for home, index in zip(homes, reference.indices, strict=False)
        ]
        return [
            value
            for rounds, value in self.past.get(reference.name, {}).items()
            if all(index is None or index == at for index, at in zip(wanted, rounds, strict=True))
        ]

    def key(self, name: str, at: int) -> str:
        """What the outcome of a wait is recorded under: its name and the rounds of the loops around it."""
        around = self.program.around[at]
        return name + "".join([f"@{loop.name}.{self.round_of(loop)}" for loop in around]) if around else name

    def round_of(self, loop: Loop) -> Index:
        """Which round of a loop this is."""
        return self.turns.get(loop.start, 1) if loop.repeat is None else self.indices[loop.repeat.name]

    def supposing(self, name: str, value: Value, at: datetime) -> "Path":
        """The same path as if a variable had this value, at that moment; what is done to it changes nothing here."""
        moment = at.astimezone(self.program.survey.timezone)
        values = {**self.values, name: value}
        return replace(self, values=values, now=moment)

    def visit(self, key: str, at: int) -> None:
        """Puts a key on the path; the same one twice is a bug in the program or in its loops."""
        assert key not in self.keys, f"{key} twice on one path"
        self.keys[key] = at
        self.asked += not key.startswith("/")
        self.digest = blake2b(f"{self.digest} {key}".encode(), digest_size=8).hexdigest()

    def take(self, name: str, value: Value, at: datetime, last: str) -> None:
        """The outcome of a wait becomes the value of its variable, its time the present, its kind the last one."""
        self.now = at.astimezone(self.program.survey.timezone)
        self.values[LAST] = last
        self.assign(name, value)
        homes = self.program.homes.get(name)
        if value is None and homes and name not in self.program.repeats:
            self.past.setdefault(name, {})[self._present(homes)] = None  # it was asked in this round

    def assign(self, name: str, value: Value) -> None:
        """A variable gets a value, or (None) is missing from now on."""
        homes = self.program.homes.get(name, ())
        if value is None:
            self.values.pop(name, None)
        else:
            self.values[name] = value
        if homes:
            self._keep(name, self._present(homes), value)

    def _keep(self, name: str, rounds: Rounds, value: Value) -> None:
        is_refused_round = value is False and name in self.program.repeats  # "no more rounds" makes none
        if value is None or is_refused_round:
            self.past.get(name, {}).pop(rounds, None)
        else:
            self.past.setdefault(name, {})[rounds] = value

    def _present(self, repeats: Sequence[str]) -> Rounds:
        return tuple(self.indices[repeat] for repeat in repeats)

    def begin_round(self, target: int) -> None:
        """A jump back to `target`: its questions are unanswered again, its inner loops start over."""
        (again,) = (loop for loop in self.program.loops if loop.start == target)
        self.turns[target] = self.turns.get(target, 1) + 1
        self._clear(again, [repeat.name for loop in self.program.around[target] if (repeat := loop.repeat)])

    def enter(self, repeat: Repeat) -> None:
        """A repeat begins: what rounds it will have is settled."""
        self.planned[repeat.name] = list(self._plan(repeat))
        self.indices.pop(repeat.name, None)

    def _plan(self, repeat: Repeat) -> Sequence[Index]:
        if repeat.over is not None:
            chosen = self.values.get(repeat.over)
            return chosen[: repeat.at_most] if isinstance(chosen, tuple) else ()
        times = repeat.times(self) if repeat.times is not None else repeat.at_most
        count = int(times) if isinstance(times, int | Decimal) else 0
        return range(1, min(count, repeat.at_most) + 1)

    def next_round(self, loop: Loop) -> bool:
        """Goes to the next round of a repeat; false, and all of it stays, if there is none."""
        repeat = loop.repeat
        assert repeat is not None
        planned, index = self.planned[repeat.name], self.indices.get(repeat.name)
        number = planned.index(index) + 1 if index is not None else 0
        if number >= len(planned):
            return False
        self.indices[repeat.name] = planned[number]
        for name in loop.names:
            self.values.pop(name, None)
        for inner in self.program.loops:
            if loop.start < inner.start <= loop.end:
                self.turns.pop(inner.start, None)
        self.assign(f"{repeat.name}.number", number + 1)
        if not repeat.asks_before:
            self.assign(repeat.name, planned[number] if repeat.over is not None else True)
        return True

    def further_rounds(self, at: int) -> dict[str, int]:
        """How many rounds more are planned of each repeat around an instruction."""
        repeats = [loop.repeat.name for loop in self.program.around[at] if loop.repeat is not None]
        return {name: len(self.planned[name]) - self.planned[name].index(self.indices[name]) - 1 for name in repeats}

    def _clear(self, loop: Loop, repeats: Sequence[str]) -> None:
        here = self._present(repeats)
        for name in loop.names:
            self.values.pop(name, None)
            kept = self.past.get(name)
            for rounds in [rounds for rounds in kept or () if rounds[: len(here)] == here]:
                assert kept is not None
                del kept[rounds]
        for inner in self.program.loops:
            if loop.start < inner.start <= loop.end:
                self.turns.pop(inner.start, None)
