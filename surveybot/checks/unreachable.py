"""`unreachable`: steps that nobody can ever come to."""

from collections.abc import Iterator

from surveybot.language.problem import Label, Problem, warning
from surveybot.program.flow import reachable
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """One problem for each run of steps that no way leads to, at the first of them."""
    seen = reachable(program)
    reached = {program.instructions[index].span for index in seen}
    told = False
    for index, instruction in enumerate(program.instructions[:-1]):  # the last is the end that every survey has
        if index in seen:
            told = False
        elif not told and instruction.span not in reached:
            told = True
            before = program.instructions[index - 1].span
            yield warning(
                "unreachable",
                instruction.span,
                "nobody can reach this step: line {line} always goes elsewhere",
                line=before.line,
                labels=(Label(before, "always goes elsewhere"),),
                help="put a `label` here and jump to it, or take the step out",
            )
