"""What answers can be at all: in, a program; out, for each subject the values that it can have wherever it is asked."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from surveybot.language.expression import NUMBER, Expression
from surveybot.language.expression.assuming import Subject
from surveybot.language.expression.domains import ANYTHING, Domain, Stretch, meeting, one_of
from surveybot.language.expression.nodes import Choose, Flag, NumberLiteral, TextLiteral
from surveybot.program.homes import NUMBER_OF_ROUND
from surveybot.program.instructions import Assign, Program, Role
from surveybot.questions.date import DateQuestion
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.number import IntegerQuestion
from surveybot.questions.question import Question

EITHER: frozenset[Any] = frozenset({True, False})


class Usual:
    """The values that answers, variables and what is counted in them can have, by the questions and their rules."""

    def __init__(self, program: Program) -> None:
        """Of one program."""
        self._program = program
        self._found: dict[Subject, Domain] = {}

    def __call__(self, subject: Subject) -> Domain:
        """All values that a subject can have."""
        if subject not in self._found:
            self._found[subject] = self._of(subject)
        return self._found[subject]

    def _of(self, subject: Subject) -> Domain:
        name = subject.variable.name
        question = self._program.questions.get(name)
        match subject.aspect:
            case "has":
                return EITHER
            case "count" if name in self._program.repeats:
                return Stretch(0, self._program.repeats[name].at_most, whole=True)
            case "count" | "rank" if question is not None:
                return _how_many(question, subject.aspect)
            case "length":
                return Stretch(0, whole=True)
            case "days":
                return Stretch(whole=isinstance(question, DateQuestion))
            case "":
                return self._value(name, question)
            case _:
                return ANYTHING

    def _value(self, name: str, question: Question | None) -> Domain:
        owner, _, last = name.rpartition(".")
        if name in self._program.repeats:
            codes = self._program.repeats[name].codes
            return one_of(codes) if codes else ANYTHING
        if last == NUMBER_OF_ROUND and owner in self._program.repeats:
            return Stretch(1, self._program.repeats[owner].at_most, whole=True)
        if question is not None:
            return _answers(question)
        return self._computed.get(name, ANYTHING)

    @cached_property
    def _computed(self) -> Mapping[str, Domain]:
        """The values of variables that are only set to what is written out."""
        found: dict[str, set[Any] | None] = {}
        expressions = {each.at: each.expression for each in self._program.written if each.role is Role.VALUE}
        for at, step in enumerate(self._program.instructions):
            if isinstance(step, Assign):
                values = _literals(expressions.get(at))
                before = found.get(step.name, set())
                found[step.name] = None if values is None or before is None else before | values
        return {name: one_of(values) for name, values in found.items() if values}


def _answers(question: Question) -> Domain:
    codes = question.codes()
    if len(codes) > 1 and question.choice_list.complete:  # a list of one is another mistake
        return one_of(codes.values())
    if question.value_type() is not NUMBER:
        return ANYTHING
    found: Domain = Stretch(whole=isinstance(question, IntegerQuestion))
    for rule in question.rules:
        if rule.range is not None and isinstance(found, Stretch):
            found = meeting(found, Stretch(rule.range.low, rule.range.high))
    return found


def _how_many(question: Question, aspect: str) -> Domain:
    most = len(question.choice_list.codes) if question.choice_list.complete else None
    if aspect == "rank":
        return Stretch(1, most, whole=True)
    high = question.pick.high if isinstance(question, MultiQuestion) and question.pick else None
    ends = [end for end in (high, most) if end is not None]
    return Stretch(0, min(ends, default=None), whole=True)  # of what is missing there is none


def _literals(expression: Expression | None) -> set[Any] | None:
    """The values that are written out in an expression, if it can have no others."""
    match expression:
        case NumberLiteral(value=value) | TextLiteral(value=value) | Flag(value=value):
            return {value}
        case Choose(branches=branches, otherwise=otherwise):
            parts = [_literals(part) for part in (*(value for value, _ in branches), otherwise)]
            return None if None in parts else {value for part in parts if part is not None for value in part}
        case _:
            return None
