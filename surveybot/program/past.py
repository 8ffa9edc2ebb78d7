"""Ways past a question: in, a program, a name and a place that needs it; out, a way there on which it gets no value."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import cached_property, reduce

from msgspec import Struct

from surveybot.language.expression import names
from surveybot.language.expression.assuming import Known, Subject, subjects
from surveybot.language.expression.domains import Domain
from surveybot.language.expression.needing import outcomes
from surveybot.program.dominators import Dominators
from surveybot.program.facts import Facts
from surveybot.program.instructions import Ask, Assign, Branch, Program

MOST_STEPS = 50_000  # in all that is looked for in one program; a survey of ordinary size needs some hundreds


class Way(Struct, frozen=True):
    """The branch at `branch` leads past, if its condition `holds` or if not; then come the instructions `over`."""

    branch: int
    holds: bool
    over: tuple[int, ...]


class _Search(Struct, frozen=True):
    """What is looked for: a way to `at` without `name`, which the instructions `before` can still lead to.

    Of the answers only `about` is kept apart on the way: what decides whether the name is given.
    """

    name: str
    at: int
    before: set[int]
    about: tuple[Subject, ...]
    variables: frozenset[str]
    is_needed: Callable[[Known], bool]


Said = tuple[Domain | None, ...]
State = tuple[int, Said]


class Past:
    """Finds ways through one program that only lead down: a jump back begins a new round, with its own checks."""

    def __init__(self, program: Program, facts: Facts) -> None:
        """Of a program with what is known on its ways."""
        self.program = program
        self.facts = facts
        self._steps_left = MOST_STEPS
        self._given: dict[str, list[int]] = {}
        for at, step in enumerate(program.instructions):
            if isinstance(step, Ask | Assign):
                self._given.setdefault(step.name, []).append(at)

    def may_be_missed(self, name: str, at: int) -> bool:
        """Whether a name is given on some way down to an instruction, and not on all of them."""
        sometimes, always = self._before_each[at]
        bit = 1 << self._given[name][0] if name in self._given else 0
        return bool(sometimes & bit) and not always & bit

    def way(self, name: str, at: int, is_needed: Callable[[Known], bool]) -> Way | None:
        """A way down to an instruction past a name, where what is known then makes that it is needed."""
        above = [place for place in self._given[name] if place < at]
        start = reduce(self._dominators.last_before, above, at)
        before = self._before(above, start)
        leaving = [u for u in before if self._is_choice(u) and any(v not in before for v in self._down[u])]
        about = tuple(set[Subject]().union(*map(self._about, leaving)))
        variables = frozenset({name, *(subject.variable.name for subject in about)})
        over = self._found(start, _Search(name, at, before, about, variables, is_needed))
        if over is None:
            return None
        branch = max(index for index, here in enumerate(over) if here in before)
        return Way(over[branch], over[branch + 1] == over[branch] + 1, over[branch + 1 :])

    @cached_property
    def _down(self) -> list[tuple[int, ...]]:
        return [tuple(to for to in following if to > at) for at, following in enumerate(self.facts.following)]

    @cached_property
    def _up(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self._down]
        for at, down in enumerate(self._down):
            for to in down:
                found[to].append(at)
        return found

    @cached_property
    def _dominators(self) -> Dominators:
        return Dominators(self._down)

    @cached_property
    def _before_each(self) -> list[tuple[int, int]]:
        """The names that are given on some way down to each instruction, and on all: bits, by their first places."""
        every = (1 << len(self._down)) - 1
        found = [(0, 0), *[(0, every)] * (len(self._down) - 1)]
        for at, step in enumerate(self.program.instructions):
            own = 1 << self._given[step.name][0] if isinstance(step, Ask | Assign) else 0
            for to in self._down[at]:
                (sometimes, always), (there, all_there) = found[at], found[to]
                found[to] = there | sometimes | own, all_there & (always | own)
        return found

    def _before(self, given: list[int], start: int) -> set[int]:
        """All instructions from `start` on from which a name can still be come to, where it is given included."""
        seen: set[int] = set()
        waiting = list(given)
        while waiting:
            at = waiting.pop()
            if at not in seen and at >= start:
                seen.add(at)
                self._steps_left -= 1
                waiting.extend(self._up[at])
        return seen

    def _is_choice(self, at: int) -> bool:
        """Whether it is a condition or an answer that decides here; silence and refusals are not what authors mean."""
        step = self.program.instructions[at]
        return isinstance(step, Branch) and not step.source.startswith("/")

    def _is_open(self, search: _Search, at: int, to: int) -> bool:
        """Whether one can go on without the answer; where a condition is unknown, it does not hold."""
        if at in search.before and to not in search.before and not self._is_choice(at):
            return False
        condition = self.facts.walk.conditions.get(at)
        if condition is None or to != at + 1 or search.name not in self._variables[at]:
            return True
        refer = condition.names.refer
        return True in outcomes(condition.expression, lambda written: refer(written.path).name == search.name)

    def _about(self, at: int) -> set[Subject]:
        step = self.program.instructions[at]
        condition = self.facts.walk.conditions.get(at)
        if condition is not None:
            return subjects(condition.expression, self.facts.walk.ground(condition.names))
        subject = self.facts.walk.asked(step) if isinstance(step, Branch) else None
        return {subject} if subject is not None else set()

    def _found(self, start: int, search: _Search) -> tuple[int, ...] | None:
        """The instructions of the shortest way from `start`."""
        first = _state(start, self.facts.known[start] or {}, search)
        came_from: dict[State, State | None] = {first: None}
        waiting = deque([first])
        while waiting and self._steps_left > 0:
            state = waiting.popleft()
            here, said = state
            self._steps_left -= 1
            if here == search.at and search.is_needed(self._known(here, said, search)):
                return tuple(_back(state, came_from))[::-1]
            if here >= search.at or here in self._given[search.name]:
                continue
            for following in self._next(here, said, search):
                if following not in came_from and self._is_open(search, here, following[0]):
                    came_from[following] = state
                    waiting.append(following)
        return None

    def _next(self, here: int, said: Said, search: _Search) -> Iterator[State]:
        if self._variables[here].isdisjoint(search.variables):
            yield from ((to, said) for to in self._down[here])
            return
        for to, after in self.facts.walk.ways(here, self._known(here, said, search)):
            if to > here:
                yield _state(to, after, search)

    def _known(self, here: int, said: Said, search: _Search) -> Known:
        """What is known at an instruction on every way, and on this one."""
        told = ((each, domain) for each, domain in zip(search.about, said, strict=True) if domain is not None)
        return {**(self.facts.known[here] or {}), **dict(told)}

    @cached_property
    def _variables(self) -> list[frozenset[str]]:
        """The names that a branch looks at, and that a question or a computation gives."""
        found = []
        for at, step in enumerate(self.program.instructions):
            condition = self.facts.walk.conditions.get(at)
            if condition is not None:
                refer = condition.names.refer
                found.append(frozenset(refer(name.path).name for name in names(condition.expression)))
            elif isinstance(step, Ask | Assign):
                found.append(frozenset({step.name}))
            else:
                found.append(frozenset({step.answer_to}) if isinstance(step, Branch) else frozenset())
        return found


def _state(at: int, known: Known, search: _Search) -> State:
    return at, tuple(known.get(each) for each in search.about)


def _back(state: State | None, came_from: dict[State, State | None]) -> Iterator[int]:
    while state is not None:
        yield state[0]
        state = came_from[state]
