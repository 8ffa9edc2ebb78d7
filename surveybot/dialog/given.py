"""What came with the invitation: in, the header of an interview; out, the values that nobody can change in it."""

from surveybot.dialog.interview import Header
from surveybot.language.expression import Value
from surveybot.program.instructions import Program


def given_values(program: Program, header: Header) -> dict[str, Value]:
    """By name; what was not given is missing."""
    given = program.survey.given
    return {name: given[name].from_record(record) for name, record in header.given.items() if name in given}
