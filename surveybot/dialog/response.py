"""The response: in, a finished interview; out, its answers as JSON, with what was asked and what was not."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from surveybot.dialog.keys import name_of
from surveybot.dialog.path import Path, Rounds
from surveybot.dialog.run import Ended
from surveybot.language.expression import Value
from surveybot.language.shown import shown
from surveybot.phrases import Tongue
from surveybot.program.flow import reachable
from surveybot.program.instructions import Ask, Review

NOT_ANSWERED = "not answered"  # shown, and skipped or met with silence
NOT_REACHED = "not reached"  # might have come, had the interview gone on
NOT_ASKED = "not asked"  # on another branch
NOT_KEPT = "not kept"  # whatever it was: the interview ended with `store: nothing`


def response_of(ended: Ended) -> dict[str, Any]:
    """`answers` by name (`child[1].age` for those of rounds), under `missing` one of four reasons for all others.

    Of a loop that is no repeat, the last round.
    """
    path, questions = ended.path, ended.path.program.questions
    if not ended.stores:
        erased = [name for name in questions if not path.program.homes.get(name) and name not in path.program.repeats]
        return {"answers": {}, "computed": {}, "missing": dict.fromkeys(erased, NOT_KEPT)}
    answers = {
        written: questions[name].to_record(value)
        for name in questions
        if name not in path.program.repeats
        for written, value in values_of(path, name)
        if value is not None
    }
    computed = {
        written: _computed(value)
        for name in path.program.computed()
        for written, value in values_of(path, name)
        if value is not None
    }
    missing = {written: reason for written, reason in _missing(ended) if written not in answers}
    return {"answers": answers, "computed": computed, "missing": missing}


def values_of(path: Path, name: str) -> Iterator[tuple[str, Value]]:
    """The values of a variable by the names under which they are known outside of all repeats."""
    homes = path.program.homes.get(name, ())
    if not homes:
        yield name, path.values.get(name)
        return
    kept = path.past.get(name, {})
    for rounds in path.past.get(homes[-1], {}):
        yield written_in(name, rounds), kept.get(rounds)


def written_in(name: str, rounds: Rounds) -> str:
    """`child.toy.name` in rounds 1 and 2 is `child[1].toy[2].name`; codes stand in quotes."""
    *repeats, last = name.split(".")
    indices = (str(at) if isinstance(at, int) else f'"{at}"' for at in rounds)
    return ".".join((*(f"{repeat}[{at}]" for repeat, at in zip(repeats, indices, strict=True)), last))


def _missing(ended: Ended) -> Iterator[tuple[str, str]]:
    path, questions = ended.path, ended.path.program.questions
    broken_off = isinstance(path.program.instructions[ended.at], Ask | Review)
    asks = {at: step.name for at, step in enumerate(path.program.instructions) if isinstance(step, Ask)}
    shown_names = {name for at, name in asks.items() if _was_shown(path, name, at)}
    ahead = reachable(path.program, [ended.at]) if broken_off else set()
    names_ahead = {asks[at] for at in ahead if at in asks}
    in_rounds = {name_of(key) for key in path.keys}
    for name in questions:
        if name in path.program.repeats:
            continue
        shown_here = in_rounds if path.program.homes.get(name) else shown_names
        reason = NOT_ANSWERED if name in shown_here else NOT_REACHED if name in names_ahead else NOT_ASKED
        for written, _ in values_of(path, name):
            yield written, reason


def _was_shown(path: Path, name: str, at: int) -> bool:
    """Whether it was asked in the last round of its loops."""
    return not path.program.homes.get(name) and path.key(name, at) in path.keys


def _computed(value: Value) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, int | str) else shown(value, Tongue(""))
