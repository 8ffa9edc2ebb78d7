"""What is known of conditions on a way through a program: in, conditions taken; out, which ones need no asking again.

A condition that was looked at keeps its value until something that it is about changes.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from surveybot.program.instructions import Ask, Assign, Branch, Instruction, Jump, Program, Say

Condition = tuple[str, str]  # its source, and the question whose answer it is about, if it stands in a `next`
Known = dict[Condition, bool]  # whether it holds

NOTHING: Known = {}
_CLOCK = re.compile(r"\b(today|now)\b")  # moves on at every answer


def condition_of(branch: Branch) -> Condition:
    """What a branch looks at; two branches with the same one go the same way."""
    return branch.source, branch.answer_to


def holds(branch: Branch, known: Known) -> bool | None:
    """Whether a branch is taken, as far as that is known."""
    wanted = condition_of(branch)
    if wanted in known or not branch.answer_to:
        return known.get(wanted)
    other = any(asked == branch.answer_to and yes for (_, asked), yes in known.items())
    return False if other else None


def having_taken(branch: Branch, yes: bool, known: Known) -> Known:
    """What is known behind a branch; one without a source is like no other."""
    return {**known, condition_of(branch): yes} if branch.source else known


def in_both(first: Known, second: Known) -> Known:
    """What is known whichever of two ways was come."""
    return {condition: yes for condition, yes in first.items() if second.get(condition) is yes}


class Forgetting:
    """What a program's conditions are about, and hence what becomes unknown where something changes."""

    def __init__(self, program: Program) -> None:
        """The conditions of one program."""
        self.program = program

    @cached_property
    def about(self) -> dict[Condition, frozenset[str]]:
        """The names that each condition is about."""
        names: dict[int, set[str]] = {}
        for use in self.program.uses:
            names.setdefault(use.at, set()).add(use.name)
        found: dict[Condition, frozenset[str]] = {}
        for index, instruction in enumerate(self.program.instructions):
            if isinstance(instruction, Branch):
                named = {instruction.answer_to} if instruction.answer_to else names.get(index, set())
                condition = condition_of(instruction)
                found[condition] = found.get(condition, frozenset()) | named
        return found

    @cached_property
    def steady(self) -> frozenset[Condition]:
        """The conditions about answers and computed variables alone; nothing that happens elsewhere changes them."""
        names = {*self.program.questions, *self.program.computed()}
        return frozenset(
            condition for condition, about in self.about.items() if about <= names and not _CLOCK.search(condition[0])
        )

    def after(self, instruction: Instruction, known: Known) -> Known:
        """What is still known when the instruction is done."""
        match instruction:
            case Ask():
                steady = {condition: yes for condition, yes in known.items() if condition in self.steady}
                return self._without([instruction.name], steady)
            case Assign(name=name):
                return self._without([name], known)
            case Say() | Branch() | Jump():
                return known
        return NOTHING

    def after_jump_back(self, target: int, known: Known) -> Known:
        """What is still known in a new round: the questions of the loop at `target` are unanswered again."""
        answered: frozenset[str] = frozenset().union(
            *(loop.names for loop in self.program.loops if loop.start == target)
        )
        return self._without(answered, known)

    def _without(self, names: Iterable[str], known: Known) -> Known:
        gone = set(names)
        return {condition: yes for condition, yes in known.items() if not self.about[condition] & gone}
