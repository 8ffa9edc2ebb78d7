"""The response: in, a finished interview; out, its answers as JSON, with what was asked and what was not."""

from datetime import datetime
from typing import Any

from surveybot.dialog.interview import Interview, Kind
from surveybot.dialog.run import Ended
from surveybot.language.expression import Value
from surveybot.language.shown import shown
from surveybot.program.flow import reachable
from surveybot.program.instructions import Ask

NOT_ANSWERED = "not answered"  # shown, and skipped or met with silence
NOT_REACHED = "not reached"  # might have come, had the interview gone on
NOT_ASKED = "not asked"  # on another branch


def response_of(ended: Ended, interview: Interview) -> dict[str, Any]:
    """`answers` by name (the last round of a loop), under `missing` one of three reasons for all others."""
    path, questions = ended.path, ended.path.program.questions
    answers = {
        name: question.to_record(path.values[name]) for name, question in questions.items() if name in path.values
    }
    computed = {name: _computed(path.values[name]) for name in path.program.computed() if name in path.values}
    broken_off = any(outcome.kind is Kind.TIMED_OUT for outcome in interview.outcomes.values())
    asks = {at: step.name for at, step in enumerate(path.program.instructions) if isinstance(step, Ask)}
    shown_names = {name for at, name in asks.items() if path.key(at) in path.keys}  # in the last round of its loops
    ahead = reachable(path.program, [ended.at]) if broken_off else set()
    names_ahead = {asks[at] for at in ahead if at in asks}
    missing = {
        name: NOT_ANSWERED if name in shown_names else NOT_REACHED if name in names_ahead else NOT_ASKED
        for name in questions
        if name not in answers
    }
    return {"answers": answers, "computed": computed, "missing": missing}


def _computed(value: Value) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, int | str) else shown(value, "")
