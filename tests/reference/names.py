"""Where values are kept on a walk: in, what was answered and computed in which round; out, what a name means here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.reference.evaluate import Rounds, evaluate
from tests.reference.expressions import Tree, parse
from tests.reference.shape import Loop, Shape, Step

Round = int | str
Place = tuple[tuple[str, Round], ...]
Scope = tuple[str, ...]
Path = tuple[tuple[str, Round | None], ...]


class Declared:
    """Which names there are in which repeats, and where their questions stand."""

    def __init__(self, shape: Shape) -> None:
        """Collects questions, write-ins, repeats and variables."""
        self.shape = shape
        self.numbers: dict[tuple[Scope, str], int] = {}
        self.repeats: dict[tuple[Scope, str], Step] = {}
        self.conditions: set[tuple[Scope, str]] = set()
        self._variables: dict[tuple[Scope, str], list[Tree]] = {}
        for step in shape.all:
            self._take(step)
        for (scope, name), trees in self._variables.items():
            if any(self.is_condition(tree, scope) for tree in trees):
                self.conditions.add((self.owner(scope, name), name))

    def owner(self, scope: Scope, name: str) -> Scope:
        """The repeats around the place a variable belongs to: the outermost scope around this one that sets it."""
        owners = [scope[:depth] for depth in range(len(scope) + 1) if (scope[:depth], name) in self._variables]
        return owners[0] if owners else scope

    def is_there(self, scope: Scope, name: str) -> bool:
        """Whether a question, a repeat or a variable of this name belongs exactly to this scope."""
        is_variable = (scope, name) in self._variables and self.owner(scope, name) == scope
        return is_variable or (scope, name) in self.numbers or (scope, name) in self.repeats

    def is_condition(self, tree: Tree, scope: Scope) -> bool:
        """Whether an expression is yes or no, so that unknown is stored as no."""
        match tree:
            case ("compare" | "not" | "and", *_) | ("call", "answered", *_):
                return True
            case ("value", value):
                return isinstance(value, bool)
            case ("or", left, _):
                return self.is_condition(left, scope)
            case ("if", _, value, otherwise):
                return self.is_condition(value, scope) or self.is_condition(otherwise, scope)
            case ("path", *parts):
                return self._is_yes_no([part[0] for part in parts], scope)
        return False

    def _is_yes_no(self, words: list[str], scope: Scope) -> bool:
        for depth in range(len(scope), -1, -1):
            found = ((*scope[:depth], *words[:-1]), words[-1])
            if found in self.conditions:
                return True
            if self.is_there(scope[:depth], words[0]):
                return False
        return False

    def _take(self, step: Step) -> None:
        scope, keys = step.repeats, step.keys
        if step.verb == "ask":
            self.numbers[scope, step.name] = step.number
            if keys["type"] == "yes_no":
                self.conditions.add((scope, step.name))
            if "write_in" in keys:
                self.numbers[scope, f"{step.name}_text"] = step.number
        elif step.verb == "repeat":
            self.repeats[scope, step.name] = step
        elif step.verb == "set":
            for name, text in keys["set"].items():
                self._variables.setdefault((scope, name), []).append(parse(text))


class Values:
    """The current values, each under its name and the rounds of the repeats around it."""

    def __init__(self, declared: Declared, today: date) -> None:
        """Begins with nothing."""
        self.declared = declared
        self.today = today
        self.place: Place = ()
        self.held: dict[tuple[Place, str], Any] = {}
        self.rounds: dict[tuple[Place, str], list[Round]] = {}

    @property
    def scope(self) -> Scope:
        """The names of the repeats that we are in."""
        return tuple(name for name, _ in self.place)

    def compute(self, text: str) -> Any:
        """What an expression comes to here."""
        return evaluate(parse(text), self)

    def store(self, name: str, text: str) -> None:
        """Sets a variable in the round that it belongs to."""
        value = self.compute(text)
        if value is None and self.declared.is_condition(parse(text), self.scope):
            value = False
        place = self.place[: len(self.declared.owner(self.scope, name))]
        self.held[place, name] = value

    def look(self, path: Path) -> Any:
        """What a path means here: the first name that is known in this round, or in one around it."""
        for depth in range(len(self.place), -1, -1):
            place = self.place[:depth]
            if self.declared.is_there(tuple(name for name, _ in place), path[0][0]):
                return self._follow(place, path)
        raise AssertionError(path)

    def _follow(self, place: Place, path: Path) -> Any:
        (name, index), *rest = path
        if (tuple(name for name, _ in place), name) not in self.declared.repeats:
            return self.held.get((place, name))
        rounds = self.rounds.get((place, name), [])
        if index is not None:
            return self._follow((*place, (name, index)), tuple(rest)) if index in rounds else None
        here = self.place[len(place)][1] if self.place[: len(place)] == place and self._is_in(place, name) else None
        if here is not None and not rest:
            return here
        if here is not None and rest[0][0] == "number":
            return Decimal(rounds.index(here) + 1)
        if not rest:
            return Rounds(rounds)
        return self._of_all((name, tuple(rest)), place, rounds)

    def _is_in(self, place: Place, name: str) -> bool:
        return len(self.place) > len(place) and self.place[len(place)][0] == name

    def _of_all(self, path: tuple[str, Path], place: Place, rounds: list[Round]) -> Rounds:
        gathered = Rounds()
        for number in rounds:
            value = self._follow((*place, (path[0], number)), path[1])
            gathered.extend(value if isinstance(value, Rounds) else [value])
        return gathered

    def begin_again(self, loop: Loop) -> None:
        """Forgets what was answered in the body of a loop; variables around it keep their values."""
        shape, declared = self.declared.shape, self.declared
        depth = len(shape.all[loop.first].repeats)
        for place, name in list(self.held):
            if place[:depth] != self.place[:depth]:
                continue
            home = declared.numbers.get((tuple(word for word, _ in place), name))
            if home is None and len(place) > depth:
                around = tuple(word for word, _ in place)
                home = declared.repeats[around[:depth], around[depth]].number
            if home is not None and loop.first <= home <= loop.last:
                del self.held[place, name]
        for place, name in list(self.rounds):
            repeat = declared.repeats[tuple(word for word, _ in place), name]
            if place[:depth] == self.place[:depth] and loop.first <= repeat.number <= loop.last:
                del self.rounds[place, name]
