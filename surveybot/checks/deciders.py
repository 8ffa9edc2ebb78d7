"""What has decided a condition: in, a condition that always holds or never; out, the place above that made it so.

Two bounds keep a file of nothing but such conditions from being slow: so far is looked back, and so often.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from heapq import merge

from surveybot.language.expression import names
from surveybot.language.expression.assuming import assumed, subjects
from surveybot.language.expression.nodes import Expression
from surveybot.language.position import Span
from surveybot.program.facts import Facts
from surveybot.program.flow import reachable
from surveybot.program.instructions import Ask, Branch, Program, Written

MOST_LOOKED_AT = 50
MOST_ASKED = 100  # what has decided the others is the nearest place about the same


class Deciders:
    """The branches and rules of a program, by the names that they are about."""

    def __init__(self, program: Program, facts: Facts) -> None:
        """Nothing is asked yet."""
        self._program = program
        self._facts = facts
        self._asked = 0

    def decider(self, written: Written, condition: Expression, *, holds: bool) -> Span:
        """The branch above, on the way here, that is about the same and found it open; else the question's rule."""
        ground = self._facts.walk.ground(written.names)
        about = {subject.variable.name for subject in subjects(condition, ground)}
        self._asked += 1
        for looked_at, at in enumerate(self._above(written.at, about)):
            step = self._program.instructions[at]
            if not isinstance(step, Branch):
                return self._facts.walk.rules[at][0].expression.span
            if self._asked > MOST_ASKED or looked_at == MOST_LOOKED_AT:
                return step.span
            known = self._facts.known[at]
            is_open = known is not None and assumed(condition, not holds, known, ground) is not None
            if is_open and written.at in reachable(self._program, [at], following=self._facts.following):
                return step.span
        return condition.span

    @cached_property
    def _places(self) -> defaultdict[str, list[int]]:
        places = defaultdict(list)
        for at, step in enumerate(self._program.instructions):
            for name in self._about(at, step) if isinstance(step, Branch) else self._ruled(at):
                places[name].append(at)
        return places

    def _above(self, at: int, about: set[str]) -> Iterator[int]:
        """The places about one of these, the nearest first."""
        above = (self._places[name][: bisect_left(self._places[name], at)] for name in about)
        return merge(*(reversed(places) for places in above), reverse=True)

    def _about(self, at: int, step: Branch) -> set[str]:
        written = self._facts.walk.conditions.get(at)
        if written is None:
            return {step.answer_to}
        return {written.names.refer(name.path).name for name in names(written.expression)}

    def _ruled(self, at: int) -> set[str]:
        """The question of the rules at an instruction, if there are any."""
        step = self._program.instructions[at]
        return {step.name} if at in self._facts.walk.rules and isinstance(step, Ask) else set()
