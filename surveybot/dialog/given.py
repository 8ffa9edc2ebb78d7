"""What came with the invitation, and the wave: in, the header of an interview; out, values that nobody can change."""

from surveybot.dialog.interview import Header
from surveybot.language.expression import Value
from surveybot.program.instructions import Program


def given_values(program: Program, header: Header) -> dict[str, Value]:
    """By name; what was not given is missing. Where there are waves, `wave` is the present one."""
    given = program.survey.given
    values = {name: given[name].from_record(record) for name, record in header.given.items() if name in given}
    return values | {"wave": header.wave} if program.survey.waves is not None else values
