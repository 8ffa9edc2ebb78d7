"""What can be tried and tested, but not be served yet: in, a program; out, a problem at each place of it."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Ask, Program, Say


def unserved(program: Program) -> Iterator[Problem]:
    """Media, which are not sent yet."""
    for step in program.instructions:
        has_media = step.question.media is not None if isinstance(step, Ask) else False
        if has_media or (isinstance(step, Say) and step.media is not None):
            help = "take this line out for now"
            yield error("not-supported-yet", step.span, "`media` is not sent by `serve` yet", help=help)
