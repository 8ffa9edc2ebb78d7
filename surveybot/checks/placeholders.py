"""`markup-unknown`: the name of an answer between signs of other tools, which are shown, and the answer is not."""

from collections.abc import Iterator

from surveybot.checks.languages import texts_of
from surveybot.language.expression import NUMBER
from surveybot.language.meant import surely_meant
from surveybot.language.problem import Problem
from surveybot.program.homes import bare
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """Where there is a question `city`, `{{city}}` and `[city]` mean its answer; else such signs are meant."""
    known = {*program.types, *map(bare, program.homes), *map(bare, program.repeats)}
    for text in texts_of(program):
        for problem in text.foreign:
            name, found = str(problem.values["name"]), str(problem.values["found"])
            is_price = found.startswith("$") and program.types.get(name) is NUMBER
            asked = program.questions.get(name)
            is_asked_here = asked is not None and text in (asked.text, asked.hint)  # `Your address [city]`
            if (name in known and not is_price and not is_asked_here) or (
                found.startswith("{{") and surely_meant(name, known)
            ):
                yield problem
