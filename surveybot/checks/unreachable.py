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
    told = False
    for at, step in enumerate(program.instructions[:-1]):  # the last is the end that every survey has
        if facts.known[at] is not None:
            told = False
        elif not told and step.span not in reached:
            told = True
            if not _is_told_elsewhere(program, facts, at):
                yield _unreachable(step.span, program, at)


def _is_told_elsewhere(program: Program, facts: Facts, at: int) -> bool:
    """Whether what keeps everybody away is a condition that is decided in advance, or a loop without an end."""
    before = program.instructions[at - 1]
    if isinstance(before, Jump) and before.target < at and not can_finish(program, before.target):
        return True
    for index, step in enumerate(program.instructions[:at]):
        if isinstance(step, Branch) and facts.known[index] is not None and at in (index + 1, step.otherwise):
            return not step.answer_to or at == index + 1
    return False


def _unreachable(place: Span, program: Program, at: int) -> Problem:
    before = program.instructions[at - 1]
    answered = next(
        (step for step in program.instructions[:at] if isinstance(step, Branch) and step.otherwise == at), None
    )
    if answered is not None:
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
