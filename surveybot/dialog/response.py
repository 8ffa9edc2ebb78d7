"""The response: in, a finished interview; out, its answers as JSON, with what was asked and what was not."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from surveybot.dialog.interview import Interview, Kind
from surveybot.dialog.path import Path
from surveybot.dialog.run import Ended
from surveybot.dialog.start import tells_ticket, ticket
from surveybot.language.expression import Value
from surveybot.language.shown import shown
from surveybot.phrases import Tongue
from surveybot.program.columns import Rounds, written_in
from surveybot.program.flow import reachable
from surveybot.program.instructions import Ask, Review, Round

NOT_ANSWERED = "not answered"  # shown, and skipped or met with silence
NOT_REACHED = "not reached"  # might have come, had the interview gone on
NOT_ASKED = "not asked"  # on another branch
NOT_KEPT = "not kept"  # whatever it was: the interview ended with `store: nothing`


def response_of(ended: Ended, interview: Interview) -> dict[str, Any]:
    """`answers` by name (`child[1].age` for those of rounds), under `missing` one of four reasons for all others.

    Of a loop that is no repeat, they hold the last round; `rounds` has all of them, by the keys of their outcomes, with
    null for what was not answered. `given` is what came with the invitation, `wave` the number of the wave, `ticket`
    what the interview is called in its texts.
    """
    path, questions = ended.path, ended.path.program.questions
    if not ended.stores:
        erased = [name for name in questions if not path.program.homes.get(name) and name not in path.program.repeats]
        return {"answers": {}, "computed": {}, "missing": dict.fromkeys(erased, NOT_KEPT)}
    answers = {
        written_in(name, rounds): questions[name].to_record(value)
        for name in questions
        if name not in path.program.repeats
        for rounds, value in _values_of(path, name)
        if value is not None
    }
    computed = {
        written_in(name, rounds): _computed(value)
        for name in path.program.computed()
        for rounds, value in _values_of(path, name)
        if value is not None
    }
    missing = {written: reason for written, reason in _missing(ended) if written not in answers}
    more = {"rounds": dict(_in_loops(path, interview)), "given": dict(interview.header.given)}
    present: dict[str, Any] = {part: found for part, found in more.items() if found}
    if path.program.survey.waves is not None:
        present["wave"] = interview.header.wave
    if tells_ticket(path.program):
        present["ticket"] = ticket(interview.header)
    return {"answers": answers, "computed": computed, "missing": missing} | present


def _values_of(path: Path, name: str) -> Iterator[tuple[Rounds, Value]]:
    """The values of a variable in every round that there was; without rounds, for what lives outside of repeats."""
    homes = path.program.homes.get(name, ())
    if not homes:
        yield (), path.values.get(name)
        return
    kept = path.past.get(name, {})
    for rounds in path.past.get(homes[-1], {}):
        yield rounds, kept.get(rounds)


def _missing(ended: Ended) -> Iterator[tuple[str, str]]:
    path, questions = ended.path, ended.path.program.questions
    places = {step.name: at for at, step in enumerate(path.program.instructions) if isinstance(step, Ask)}
    ahead: dict[str, set[int]] = {}
    for name in questions:
        if name in path.program.repeats:
            continue
        homes = path.program.homes.get(name, ())
        here = homes[-1] if homes else ""
        if here not in ahead:
            ahead[here] = _ahead(ended, here)
        for rounds, _ in _values_of(path, name):
            is_present = rounds == tuple(map(path.indices.get, homes))
            if _was_asked(path, name, places[name], rounds):
                reason = NOT_ANSWERED
            else:
                reason = NOT_REACHED if is_present and places[name] in ahead[here] else NOT_ASKED
            yield written_in(name, rounds), reason


def _ahead(ended: Ended, repeat: str) -> set[int]:
    """What might have come in the present round of a repeat, had the interview gone on."""
    program = ended.path.program
    if not isinstance(program.instructions[ended.at], Ask | Review):
        return set()
    return reachable(program, [ended.at], lambda step: not (isinstance(step, Round) and step.repeat == repeat))


def _was_asked(path: Path, name: str, at: int, rounds: Rounds) -> bool:
    """Whether it was asked in that round, and there in the last round of its other loops."""
    return rounds in path.past.get(name, {}) if rounds else path.key(name, at) in path.keys


def _in_loops(path: Path, interview: Interview) -> Iterator[tuple[str, Any]]:
    """What was asked in the rounds of loops that are no repeats."""
    program = path.program
    for key, at in path.keys.items():
        step = program.instructions[at]
        is_in_loop = any(loop.repeat is None for loop in program.around[at])
        if is_in_loop and isinstance(step, Ask) and step.name not in program.repeats:
            outcome = interview.outcomes.get(key)
            yield key, outcome.record if outcome is not None and outcome.kind is Kind.ANSWERED else None


def _computed(value: Value) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, int | str) else shown(value, Tongue(""))
