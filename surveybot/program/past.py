"""Ways past a question: in, a program, a name and a place that needs it; out, a way there on which it gets no value."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from surveybot.language.expression.assuming import Known, Subject, subjects
from surveybot.language.expression.needing import outcomes
from surveybot.program.facts import Facts
from surveybot.program.instructions import Ask, Assign, Branch, Program

MOST_STEPS = 200_000  # in all that is looked for in one program; a survey of ordinary size needs some hundreds


@dataclass(frozen=True, slots=True)
class Way:
    """The branch at `branch` leads past, if its condition `holds` or if not; then come the instructions `over`."""

    branch: int
    holds: bool
    over: tuple[int, ...]


State = tuple[int, tuple[tuple[Subject, object], ...]]


class Past:
    """Finds ways through one program that only lead down: a jump back begins a new round, with its own checks."""

    def __init__(self, program: Program, facts: Facts) -> None:
        """Of a program with what is known on its ways."""
        self.program = program
        self.facts = facts
        self.steps_left = MOST_STEPS
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
        given = set(self._given[name])
        before = self._before(given)
        leaving = [(u, v) for u in sorted(before) for v in self._down[u] if v not in before and v not in given]
        leaving = [(u, v) for u, v in leaving if self._is_choice(u) and v <= at]
        about = frozenset[Subject]().union(*(self._about(u) for u, _ in leaving))
        for u, v in leaving:
            known = self.facts.known[u]
            assert known is not None
            for following, after in self.facts.walk.ways(u, known):
                if following != v or not self._is_open(name, u, v):
                    continue
                over = self._reaching(v, after, at, name, about, is_needed)
                if over is not None:
                    return Way(u, v == u + 1, over)
        return None

    @cached_property
    def _down(self) -> list[tuple[int, ...]]:
        steps = enumerate(self.program.instructions)
        return [tuple(to for to in self.facts.following(step, at) if to > at) for at, step in steps]

    @cached_property
    def _up(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self._down]
        for at, down in enumerate(self._down):
            for to in down:
                found[to].append(at)
        return found

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

    def _before(self, given: set[int]) -> set[int]:
        """All instructions above from which a name's question can still be come to."""
        seen: set[int] = set()
        waiting = [up for at in given for up in self._up[at]]
        while waiting:
            at = waiting.pop()
            if at not in seen and at not in given:
                seen.add(at)
                self.steps_left -= 1
                waiting.extend(self._up[at])
        return seen

    def _is_choice(self, at: int) -> bool:
        """Whether it is a condition or an answer that decides here; silence and refusals are not what authors mean."""
        step = self.program.instructions[at]
        return isinstance(step, Branch) and not step.source.startswith("/")

    def _is_open(self, name: str, at: int, to: int) -> bool:
        """Whether one can go on from a branch without the answer; where its condition is unknown, it does not hold."""
        condition = self.facts.walk.conditions.get(at)
        if condition is None or to != at + 1:
            return True
        refer = condition.names.refer
        return True in outcomes(condition.expression, lambda written: refer(written.path).name == name)

    def _about(self, at: int) -> set[Subject]:
        step = self.program.instructions[at]
        condition = self.facts.walk.conditions.get(at)
        if condition is not None:
            return subjects(condition.expression, self.facts.walk.ground(condition.names))
        subject = self.facts.walk.asked(step) if isinstance(step, Branch) else None
        return {subject} if subject is not None else set()

    def _reaching(
        self,
        start: int,
        known: Known,
        at: int,
        name: str,
        about: frozenset[Subject],
        is_needed: Callable[[Known], bool],
    ) -> tuple[int, ...] | None:
        first = _state(start, known, about)
        came_from: dict[State, State | None] = {first: None}
        waiting = deque([(first, {subject: domain for subject, domain in known.items() if subject in about})])
        while waiting and self.steps_left > 0:
            state, said = waiting.popleft()
            here = state[0]
            self.steps_left -= 1
            there = {**(self.facts.known[here] or {}), **said}
            if here == at and is_needed(there):
                return tuple(_back(state, came_from))[::-1]
            if here >= at or here in self._given[name]:
                continue
            for to, after in self.facts.walk.ways(here, there):
                following = _state(to, after, about)
                if to > here and following not in came_from and self._is_open(name, here, to):
                    came_from[following] = state
                    waiting.append((following, {subject: after[subject] for subject in after if subject in about}))
        return None


def _state(at: int, known: Known, about: frozenset[Subject]) -> State:
    return at, tuple(sorted(((each, domain) for each, domain in known.items() if each in about), key=repr))


def _back(state: State | None, came_from: dict[State, State | None]) -> Iterator[int]:
    while state is not None:
        yield state[0]
        state = came_from[state]
