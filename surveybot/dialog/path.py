"""The path of an interview: in, steps in the order they are walked; out, keys, rounds and the values so far."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from surveybot.language.expression import Value
from surveybot.program.instructions import Ask, Program


@dataclass(slots=True)
class Path:
    """How far a walk has come; it is also the scope of all expressions (`value`, `now`, `language`)."""

    program: Program
    now: datetime
    language: str
    values: dict[str, Value] = field(default_factory=dict)
    keys: dict[str, None] = field(default_factory=dict)  # in the order of the path
    rounds: dict[str, int] = field(default_factory=dict)
    digest: str = ""

    def value(self, name: str) -> Value:
        """The answer or variable of that name, None if it is missing."""
        return self.values.get(name)

    def key(self, index: int) -> str:
        """What the outcome of the question at `index` is recorded under: its name and the rounds around it."""
        ask = self.program.instructions[index]
        assert isinstance(ask, Ask)
        rounds = (f"@{loop.name}.{self.rounds.get(loop.name, 1)}" for loop in self.program.around[index])
        return "".join((ask.name, *rounds))

    def visit(self, key: str) -> None:
        """Puts a key on the path; the same one twice is a bug in the program or in its loops."""
        assert key not in self.keys, f"{key} twice on one path"
        self.keys[key] = None
        self.digest = blake2b(f"{self.digest} {key}".encode(), digest_size=8).hexdigest()

    def take(self, name: str, value: Value, at: datetime) -> None:
        """The outcome of a question becomes its value, and its time the present."""
        self.now = at.astimezone(self.program.survey.timezone)
        if value is None:
            self.values.pop(name, None)
        else:
            self.values[name] = value

    def begin_round(self, target: int) -> None:
        """A jump back to `target`: its questions are unanswered again, its inner loops start over."""
        (again,) = (loop for loop in self.program.loops if loop.start == target)
        self.rounds[again.name] = self.rounds.get(again.name, 1) + 1
        for loop in self.program.loops:
            if again.start < loop.start <= again.end:
                self.rounds.pop(loop.name, None)
        for instruction in self.program.instructions[again.start : again.end + 1]:
            if isinstance(instruction, Ask):
                self.values.pop(instruction.name, None)
