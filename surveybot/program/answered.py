"""Whether answers are there: in, a program and a place in it; out, if a question has surely been asked and answered."""

from surveybot.program.flow import reachable, surely_waits
from surveybot.program.homes import NUMBER_OF_ROUND, bare
from surveybot.program.instructions import Ask, Program


def is_surely_answered(program: Program, name: str, at: int) -> bool:
    """Whether everybody who comes to an instruction has answered a question, and could not do without."""
    if bare(name) == NUMBER_OF_ROUND:
        return True
    step = program.waits.get(name)
    return isinstance(step, Ask) and _must_be_answered(step) and not is_missed(program, name, at)


def is_missed(program: Program, name: str, at: int) -> bool:
    """Whether some way leads to an instruction on which a name has got no value."""
    return at in reachable(program, passes=lambda step: getattr(step, "name", None) != name)


def _must_be_answered(step: Ask) -> bool:
    goes_on = (step.patience is not None and step.patience.status is None) or (
        step.stamina is not None and step.stamina.goes_on
    )
    return surely_waits(step) and not step.question.optional and not goes_on
