"""`unreachable`: steps that nobody can ever come to."""

from collections.abc import Iterator

from surveybot.language.position import Span
from surveybot.language.problem import Label, Problem, warning
from surveybot.program.facts import Facts, facts_of
from surveybot.program.instructions import Branch, Jump, Program
from surveybot.program.leaving import can_finish


def check(program: Program) -> Iterator[Problem]:
    """One problem for each run of steps that no way leads to, at the first of them."""
    facts = facts_of(program)
    reached = {step.span for at, step in enumerate(program.instructions) if facts.known[at] is not None}
    leading = _leading(program)
    told = False
    for at, step in enumerate(program.instructions[:-1]):  # the last is the end that every survey has
        if facts.known[at] is not None:
            told = False
        elif not told and step.span not in reached:
            told = True
            branches = [index for index in leading.get(at, ()) if index < at]
            if not _is_told_elsewhere(program, facts, at, branches):
                yield _unreachable(step.span, program, at, branches)


def _leading(program: Program) -> dict[int, list[int]]:
    """The branches that go on at an instruction if their condition does not hold."""
    found: dict[int, list[int]] = {}
    for at, step in enumerate(program.instructions):
        if isinstance(step, Branch):
            found.setdefault(step.otherwise, []).append(at)
    return found


def _is_told_elsewhere(program: Program, facts: Facts, at: int, branches: list[int]) -> bool:
    """Whether what keeps everybody away is a condition that is decided in advance, or a loop without an end."""
    before = program.instructions[at - 1]
    if isinstance(before, Jump) and before.target < at and not can_finish(program, before.target):
        return True
    for index in (*branches, at - 1):
        step = program.instructions[index]
        if isinstance(step, Branch) and facts.known[index] is not None:
            return not step.answer_to or at == index + 1
    return False


def _unreachable(place: Span, program: Program, at: int, branches: list[int]) -> Problem:
    before = program.instructions[at - 1]
    if branches:
        answered = program.instructions[branches[0]]
        assert isinstance(answered, Branch)
        return warning(
            "unreachable",
            place,
            "nobody can reach this step: every answer of `{name}` leads elsewhere",
            name=answered.answer_to,
            labels=(Label(answered.span, "the last of them"),),
            help="leave out of `next` the answer that shall go on below, or take the step out",
        )
    return warning(
        "unreachable",
        place,
        "nobody can reach this step: line {line} always goes elsewhere",
        line=before.span.line,
        labels=(Label(before.span, "always goes elsewhere"),),
        help="put a `label` here and jump to it, or take the step out",
    )
