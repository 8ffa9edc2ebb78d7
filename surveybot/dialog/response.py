"""The response: in, a finished interview; out, its answers as JSON, with what was asked and what was not."""

from datetime import datetime
from typing import Any

from surveybot.dialog.interview import Interview, Kind, name_of
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
    shown_names = {name_of(key) for key in path.keys}
    broken_off = any(outcome.kind is Kind.TIMED_OUT for outcome in interview.outcomes.values())
    instructions = path.program.instructions
    ahead = reachable(path.program, [ended.at]) if broken_off else set()
    names_ahead = {ask.name for index in ahead if isinstance(ask := instructions[index], Ask)}
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
