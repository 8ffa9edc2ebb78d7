"""A recorded journal looked at again: in, a program and what is on record; out, where today's build takes it to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from surveybot.dialog.interview import Header, Interview, Outcome
from surveybot.dialog.response import response_of
from surveybot.dialog.run import Ended, Halt, Halted, Walk
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Ask, Program, Review
from surveybot.survey.includes import Kept
from surveybot.survey.reader import read_survey

Json = dict[str, Any]


def program_of(recorded: Json) -> Program:
    """The program of the edition that a file of journals was recorded with."""
    included = {name: text.encode() for name, text in recorded["included"].items()}
    survey, problems = read_survey(recorded["survey"], "survey.yaml", Kept(included))
    assert survey is not None, problems
    return compile_survey(survey)[0]


def header_of(written: Json) -> Header:
    """The header that `header_to_json` wrote."""
    return Header(**written | {"started_at": datetime.fromisoformat(written["started_at"])})


def header_to_json(header: Header) -> Json:
    """A header for a file of journals."""
    return {
        "started_at": header.started_at.isoformat(),
        "language": header.language,
        "seed": header.seed,
        "updates": header.updates,
        "given": dict(header.given),
        "wave": header.wave,
    }


def standing(program: Program, header: Header, entries: list[Json], draft: Mapping[str, Any]) -> Json:
    """The open wait: its key, the author's question, and the answers so far. JournalMismatch if the record misleads."""
    walk = _Worded(program, Interview.restored(header, entries, draft), resuming=True)
    try:
        walk.run().send(None)
    except Halted:
        key = list(walk.path.keys)[-1]
        values = ((name, walk.path.values.get(name)) for name in program.questions)
        answers = {name: program.questions[name].to_record(value) for name, value in values if value is not None}
        return {"key": key, "asks": walk.words, "answers": answers}
    raise AssertionError("the record of an open interview leads to its end")


def ended(program: Program, header: Header, entries: list[Json]) -> Json:
    """How a finished interview has ended, and its response."""
    # A bookmark, for without one it would be an interview that only now takes over the answers of another.
    interview = Interview.restored(header, entries, {"marks": [], "bookmark": ["", ""]})
    try:
        _Worded(program, interview, resuming=False).run().send(None)
    except StopIteration as stopped:
        end: Ended = stopped.value
        return {"status": end.status, "response": response_of(end, interview)}
    raise AssertionError("a walk that only looks does not wait")


class _Worded(Walk):
    """A walk that looks, and knows what the author's question was where it stands."""

    def __init__(self, program: Program, interview: Interview, *, resuming: bool) -> None:
        super().__init__(program, interview, Halt(), resuming=resuming, muted=True)
        self.words = ""

    def on_record(self, step: Ask | Review, key: str) -> Outcome | None:
        self.words = step.wording.render(self.path).text
        return super().on_record(step, key)
