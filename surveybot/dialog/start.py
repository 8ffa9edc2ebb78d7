"""What is known from the start: in, an interview; out, values by name: `given`, `ticket`, `language`, and the wave."""

from hashlib import blake2b

from surveybot.dialog.interview import Header, Interview
from surveybot.dialog.rewinding import LANGUAGE
from surveybot.language.expression import Value
from surveybot.program.instructions import Program

TICKETS = 10**6


def values_at_start(program: Program, interview: Interview) -> dict[str, Value]:
    """What was not given is missing; the language is the one chosen outside of any question, else that of the start."""
    header, given = interview.header, program.survey.given
    values = {name: given[name].from_record(record) for name, record in header.given.items() if name in given}
    chosen = interview.outcomes.get(LANGUAGE)
    values["language"] = str(chosen.record) if chosen is not None else header.language
    values["ticket"] = ticket(header)
    return values | {"wave": header.wave} if program.survey.waves is not None else values


def ticket(header: Header) -> str:
    """Six digits to call an interview by; two may have the same. Without a seed, as in tests, they are always these."""
    if header.seed is None:
        return "123456"
    return f"{int(blake2b(str(header.seed).encode(), digest_size=8).hexdigest(), 16) % TICKETS:06}"


def tells_ticket(program: Program) -> bool:
    """Whether the survey says it or reckons with it; of an anonymous one nothing is kept that could be asked for."""
    return program.survey.anonymous is None and any(use.name == "ticket" for use in program.uses)
