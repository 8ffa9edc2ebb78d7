"""What is known of the answers on the way: in, a program; out, before each instruction what they can be there.

Nothing is said of whether an answer is there, so that what is missing is no contradiction.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from surveybot.language.expression import Reference, names
from surveybot.language.expression.assuming import Ground, Known, Subject, assumed, joined, narrowed_at
from surveybot.program.answered import is_surely_answered
from surveybot.program.flow import Sweeps, successors
from surveybot.program.homes import Names
from surveybot.program.instructions import Ask, Assign, Branch, Program, Role, Written
from surveybot.program.usual import Usual

MOST_KNOWN = 80  # subjects at an instruction; of more, what was found out first is forgotten
MOST_LOOKS = 8  # at an instruction, until what still changes there is taken for unknown


@dataclass(frozen=True)
class Facts:
    """`known` before each instruction, None where nobody can come to, and what can come directly after it.

    `walk` is what has found it.
    """

    known: tuple[Known | None, ...]
    following: tuple[tuple[int, ...], ...]
    walk: "Walk"

    @cached_property
    def preceding(self) -> list[list[int]]:
        """What can come directly before each instruction."""
        found: list[list[int]] = [[] for _ in self.following]
        for at, following in enumerate(self.following):
            for to in following:
                found[to].append(at)
        return found


@lru_cache(maxsize=2)
def facts_of(program: Program) -> Facts:
    """The facts of a program, found once."""
    walk = Walk(program)
    known: list[Known | None] = [None] * len(program.instructions)
    passed: list[tuple[int, ...]] = [()] * len(program.instructions)
    looks = [0] * len(program.instructions)
    known[0] = {}
    waiting = Sweeps()
    for at in waiting:
        before = known[at]
        assert before is not None
        ways = list(walk.ways(at, before))
        passed[at] = tuple(following for following, _ in ways)  # the last look is the widest
        for following, after in ways:
            there = known[following]
            now = joined([there, after])
            assert now is not None
            if now != there:
                looks[following] += 1
                if looks[following] > MOST_LOOKS and there is not None:
                    now = {subject: domain for subject, domain in now.items() if there.get(subject) == domain}
                known[following] = now
                waiting.add(following)
    return Facts(tuple(known), tuple(passed), walk)


class Walk:
    """Goes on from one instruction to the next, with what is known.

    `conditions` are those of branches and `rules` those of questions, by their instructions.
    """

    def __init__(self, program: Program) -> None:
        """Over one program."""
        self.program = program
        self.usual = Usual(program)
        self.conditions = {each.at: each for each in program.written if each.role is Role.BRANCH}
        self.rules: dict[int, list[Written]] = {}
        for each in program.written:
            if each.role is Role.RULE:
                self.rules.setdefault(each.at, []).append(each)

    def ground(self, names: Names) -> Ground:
        """What there is to know where these names can be named."""
        return Ground(names, names.refer, self.usual)

    def ways(self, at: int, known: Known) -> Iterator[tuple[int, Known]]:
        """Where the dialog can come to next, and what is known then."""
        step = self.program.instructions[at]
        if isinstance(step, Branch):
            for following, holds in ((at + 1, True), (step.otherwise, False)):
                after = self.decided(at, step, holds, known)
                if after is None and not holds and not self._is_surely_known(at, step):
                    after = known  # what is unknown does not hold
                if after is not None:
                    yield following, self._kept(after, known, at)
            return
        if isinstance(step, Ask):
            known = self.answered(at, step, known)
        elif isinstance(step, Assign):
            known = _without(known, step.name)
        for following in successors(step, at):
            yield following, known

    @cached_property
    def last_asked(self) -> Mapping[str, int]:
        """The last place at which something is asked of each name, by a condition or by where an answer leads."""
        found: dict[str, int] = {}
        for written in self.program.written:
            loops = self.program.around[written.at] if written.at >= 0 else ()
            last = loops[0].end if loops else written.at
            for name in names(written.expression):
                variable = written.names.refer(name.path).name
                found[variable] = max(found.get(variable, 0), last)
        for at, step in enumerate(self.program.instructions):
            if isinstance(step, Branch) and step.answer_to:
                found[step.answer_to] = max(found.get(step.answer_to, 0), at)
        return found

    def _kept(self, after: Known, before: Known, at: int) -> Known:
        """What will be asked of again; the rest is forgotten, so that little is carried along."""
        if after is before:
            return before
        last = self.last_asked
        kept = [(subject, domain) for subject, domain in after.items() if last[subject.variable.name] > at]
        return dict(kept[-MOST_KNOWN:])

    def _is_surely_known(self, at: int, step: Branch) -> bool:
        """Whether everybody has given all answers that a branch looks at."""
        condition = self.conditions.get(at)
        if condition is None:
            return is_surely_answered(self.program, step.answer_to, at)
        named = [condition.names.refer(name.path) for name in names(condition.expression)]
        return all(not rounds and is_surely_answered(self.program, name, at) for name, rounds in named)

    def decided(self, at: int, step: Branch, holds: bool, known: Known) -> Known | None:
        """What is known when a branch is taken, or not; None if it cannot go that way."""
        condition = self.conditions.get(at)
        if condition is not None:
            return assumed(condition.expression, holds, known, self.ground(condition.names))
        subject = self.asked(step)
        if subject is None:
            return known
        meant = True if subject.aspect else self.program.questions[step.answer_to].codes()[step.source]
        return narrowed_at(subject, "==" if holds else "!=", meant, known, self.ground(self.program.types))

    def asked(self, step: Branch) -> Subject | None:
        """What a branch on an answer looks at: the answer, or whether it is one of several."""
        question, variable = self.program.questions.get(step.answer_to), Reference(step.answer_to)
        if question is None or step.source.startswith("/"):
            return None
        if step.source in question.codes():
            return Subject(variable)
        return Subject(variable, "has", step.source) if step.source in question.choice_list.codes else None

    def answered(self, at: int, step: Ask, known: Known) -> Known:
        """What is known when a question has its answer, which meets its rules; by then it may be another day."""
        known = _without(known, step.name)
        for rule in self.rules.get(at, ()):
            after = assumed(rule.expression, True, known, self.ground(rule.names))
            known = known if after is None else self._kept(after, known, at)
        if not any(subject.aspect == "days" for subject in known):
            return known
        return {subject: domain for subject, domain in known.items() if subject.aspect != "days"}


def _without(known: Known, name: str) -> Known:
    if not any(subject.variable.name == name for subject in known):
        return known
    return {subject: domain for subject, domain in known.items() if subject.variable.name != name}
