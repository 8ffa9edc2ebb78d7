"""`cond-constant` and `dead-branch`: conditions that always hold, or never, whatever is answered."""

from collections.abc import Iterator

from surveybot.checks.constants import always, never, no_answer
from surveybot.checks.deciders import Deciders
from surveybot.language.expression import names
from surveybot.language.expression.assuming import Known, assumed, subjects
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.nodes import Call, Choose, Expression, Logic, children
from surveybot.language.position import Span
from surveybot.language.problem import Label, Problem, warning
from surveybot.program.answered import is_surely_answered
from surveybot.program.facts import Facts, facts_of
from surveybot.program.flow import has_else
from surveybot.program.instructions import Branch, Program, Role, Written

NOTHING_KNOWN: Known = {}


def check(program: Program) -> Iterator[Problem]:
    """Every condition can hold and can fail; those that nobody comes to are left alone."""
    facts = facts_of(program)
    deciders = Deciders(program, facts)
    for written in program.written:
        known = facts.known[written.at] if written.at >= 0 else NOTHING_KNOWN
        if known is None:
            continue
        judge = _Judge(program, facts, deciders, written)
        if written.role in (Role.BRANCH, Role.OFFER):
            yield from judge.decided(written.expression, known)
        if written.role is not Role.RULE:
            yield from judge.chosen(written.expression, known)
    for at, rules in facts.walk.rules.items():
        if facts.known[at] is not None:
            yield from _excluded(rules, facts)


def _excluded(rules: list[Written], facts: Facts) -> Iterator[Problem]:
    """The first rule of a question that no answer can meet together with those before it."""
    known = NOTHING_KNOWN
    for rule in rules:
        after = assumed(rule.expression, True, known, facts.walk.ground(rule.names))
        if after is None:
            yield no_answer(rule.expression)
            return
        known = after


class _Judge:
    """Looks at the conditions of one expression of a program."""

    def __init__(self, program: Program, facts: Facts, deciders: Deciders, written: Written) -> None:
        self.program = program
        self.facts = facts
        self.deciders = deciders
        self.written = written
        self.ground = facts.walk.ground(written.names)

    def decided(self, condition: Expression, known: Known, before: Span | None = None) -> Iterator[Problem]:
        """What is wrong with a condition where so much is known, and the condition at `before` has failed."""
        if assumed(condition, True, NOTHING_KNOWN, self.ground) is None:
            yield never(self._culprit(condition), self.ground)
        elif assumed(condition, True, known, self.ground) is None:
            place = before or self.deciders.decider(self.written, condition, holds=False)
            yield _decided(condition, place, holds=False)
        elif self._is_always(condition):
            yield always(condition, self.ground)
        elif self.written.role is Role.BRANCH and self._has_dead_else():
            yield _decided(condition, self.deciders.decider(self.written, condition, holds=True), holds=True)
        elif isinstance(condition, Logic):
            yield from self._parts(condition)

    def _has_dead_else(self) -> bool:
        """Whether there is an `else` list that nobody comes to from here."""
        at = self.written.at
        step = self.program.instructions[at]
        return (
            isinstance(step, Branch) and has_else(self.program, at) and step.otherwise not in self.facts.following[at]
        )

    def _culprit(self, condition: Expression) -> Expression:
        """The side of an `and` that never holds by itself, else all of it."""
        sides = condition.operands if isinstance(condition, Logic) and condition.operator == "and" else ()
        alone = (side for side in sides if assumed(side, True, NOTHING_KNOWN, self.ground) is None)
        culprit = next(alone, None)
        return condition if culprit is None else self._culprit(culprit)

    def chosen(self, expression: Expression, known: Known) -> Iterator[Problem]:
        """What is wrong with the conditions of `X if C else Y`: each comes after those before it have failed."""
        if isinstance(expression, Choose):
            before = None
            for _, condition in expression.branches:
                yield from self.decided(condition, known, before)
                after = assumed(condition, False, known, self.ground)
                if after is None:
                    break
                known, before = after, condition.span
        for part in children(expression):
            yield from self.chosen(part, NOTHING_KNOWN)

    def _parts(self, condition: Logic) -> Iterator[Problem]:
        """A side that decides nothing; two sides about the same thing are taken for a range that is written out."""
        about = [subjects(operand, self.ground) for operand in condition.operands]
        for index, operand in enumerate(condition.operands):
            if not about[index] or about[index] & set[object]().union(*about[:index], *about[index + 1 :]):
                continue
            if assumed(operand, True, NOTHING_KNOWN, self.ground) is None:
                yield never(operand, self.ground)
            elif self._is_always(operand):
                yield always(operand, self.ground)

    def _is_always(self, condition: Expression) -> bool:
        """Whether it holds for everybody: where an answer is missing it would not."""
        if assumed(condition, False, NOTHING_KNOWN, self.ground) is not None:
            return False
        counted = set(_counted(condition))  # of nothing there are none
        named = [self.written.names.refer(name.path) for name in names(condition) if name not in counted]
        return all(
            not reference.indices and is_surely_answered(self.program, reference.name, self.written.at)
            for reference in named
        )


def _counted(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Call) and expression.function == "count":
        yield from expression.arguments
    for part in children(expression):
        yield from _counted(part)


def _decided(condition: Expression, place: Span, *, holds: bool) -> Problem:
    return warning(
        "dead-branch",
        condition.span,
        "`{found}` always holds here: line {line} has decided it already, and nobody comes to the `else`"
        if holds
        else "`{found}` never holds here: line {line} has decided it already",
        found=shorten(condition.source),
        line=place.line,
        labels=(Label(place, "decided here"),),
        help="change one of the two conditions, or take the `else` out"
        if holds
        else "change one of the two conditions, or take this one out",
    )
