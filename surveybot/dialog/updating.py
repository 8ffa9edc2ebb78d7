"""Updating a response: in, the interview that has made it; out, another one that begins with its answers."""

from surveybot.dialog.interview import Header, Interview, Kind, Outcome
from surveybot.dialog.keys import name_of
from surveybot.dialog.run import LANGUAGE, standing
from surveybot.program.instructions import Ask, Program


def with_answers_of(last: Interview, header: Header, program: Program) -> Interview:
    """An interview that goes on where something is to be asked, which is the review if nothing else is.

    What was met with silence or given up is to be asked again. Where the answers lead past every review to an end, it
    begins without them.
    """
    kept = [(key, outcome) for key, outcome in last.outcomes.items() if _is_kept(program, key, outcome)]
    looks = _beginning_with(header, kept)
    comes_to_a_wait = any(key not in looks.outcomes for key in standing(program, looks).keys)
    return _beginning_with(header, kept if comes_to_a_wait else [])


def _beginning_with(header: Header, kept: list[tuple[str, Outcome]]) -> Interview:
    interview = Interview(header)
    for key, outcome in kept:
        interview.enter(key, outcome)
    return interview


def _is_kept(program: Program, key: str, outcome: Outcome) -> bool:
    """Whether an outcome is one that today's program can have, whatever its rules say."""
    if key == LANGUAGE:
        return outcome.record in program.survey.languages
    wait = program.waits.get(name_of(key))
    if not isinstance(wait, Ask):
        return False
    if outcome.kind is Kind.SKIPPED:
        return wait.question.optional
    if outcome.kind is not Kind.ANSWERED:
        return False
    try:
        wait.question.from_record(outcome.record)
    except (ValueError, TypeError):
        return False
    return True
