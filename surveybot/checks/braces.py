"""`markup-unknown`: the name of an answer in two pairs of braces, which are shown, and the answer is not."""

from collections.abc import Iterator

from surveybot.checks.languages import texts_of
from surveybot.language.meant import surely_meant
from surveybot.language.problem import Problem
from surveybot.program.homes import bare
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """Whoever writes `{{city}}` where there is a question `city` means its answer; else the braces are meant."""
    known = {*program.types, *map(bare, program.homes), *map(bare, program.repeats)}
    for text in texts_of(program):
        for problem in text.braces:
            if problem.values["name"] in known or surely_meant(str(problem.values["name"]), known):
                yield problem
