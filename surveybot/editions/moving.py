"""An interview moved to another edition: in, both programs and what is on record; out, where it stands there.

Its answers are replayed in the new program, every one of them doubted. One that does not hold is set aside and asked
again; those off the new path stay on record. Nothing that was said before is said again.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from msgspec.structs import replace

from surveybot.dialog.chat import Said
from surveybot.dialog.hearing import MOST_HEARD, mark_of, rounds_at, words_of
from surveybot.dialog.interview import Bookmark, Interview, Kind, Outcome
from surveybot.dialog.keys import name_of
from surveybot.dialog.run import Ended, Halt, Halted, JournalMismatch, Walk
from surveybot.language.text import Literal, Rendered
from surveybot.program.instructions import Ask, Program, Review, Say
from surveybot.questions.prompt import Prompt
from surveybot.survey.given import still_given

MOVED = "/moved"  # the key that makes the buttons of the open question old ones


@dataclass(frozen=True, slots=True)
class Moved:
    """`said` is what the respondent has to hear of it: nothing, if the open question stays as it is on the screen.

    `name` is that of the question where the interview stands, None if it has `ended`; it `returned` if it had come
    further before.
    """

    said: tuple[Said, ...]
    name: str | None
    returned: bool
    ended: Ended | None


def move(before: Program, after: Program, interview: Interview) -> Moved:
    """The interview stands in the new program. JournalMismatch if its record does not fit the old one.

    Where the open question stays, its number and its draft stay with it; so it is where only texts differ.
    """
    assert interview.bookmark is not None, "an interview in progress stands at a wait"
    if before.shape == after.shape:
        return Moved((), name_of(interview.bookmark.key), False, None)
    stood = _halted(before, replace(_copied(interview), heard=[]), doubts=False)
    if stood.bookmark != interview.bookmark:
        raise JournalMismatch(f"the interview stood at {interview.bookmark.key}, its record leads to {stood.key}")
    interview.header = replace(interview.header, given=_given_still(after, interview.header.given))
    interview.heard = [*interview.heard, *_heard_there(stood.notices, before, after)][-MOST_HEARD:]
    _withdraw_other_types(before, after, interview)
    glance = _copied(interview)
    glance.changing = None
    seen = _halted(after, glance)
    if not (interview.fresh or glance.fresh or interview.changing) and _looks_alike(stood, seen, before, after):
        interview.bookmark = seen.bookmark
        return Moved((), name_of(seen.key), False, None)
    interview.enter(MOVED, None)
    interview.bookmark = None
    seen = _halted(after, interview)
    name = name_of(seen.key) if seen.ended is None else None
    has_returned = name is not None and seen.key != stood.key and seen.passed < stood.passed
    return Moved(tuple(seen.said), name, has_returned, seen.ended)


class _Said(NamedTuple):
    """A notice of the path: the number of its instruction, the rounds around that, and the words."""

    at: int
    rounds: str
    words: str


class _Stop(NamedTuple):
    """Where a walk has come to an end, after so many waits; `said` is what comes after the last outcome on record."""

    bookmark: Bookmark | None
    said: list[Said]
    notices: list[_Said]
    passed: int
    ended: Ended | None

    @property
    def key(self) -> str:
        """The key of the open wait."""
        return self.bookmark.key if self.bookmark is not None else ""

    @property
    def prompt(self) -> Prompt | None:
        """The open question as it is put, whatever its number and the progress."""
        asked = self.said[-1] if self.said else None
        if not isinstance(asked, Prompt):
            return None
        text, line = asked.text, asked.progress or Rendered("")
        entities = text.entities[: len(text.entities) - len(line.entities)]
        return replace(asked, number=0, progress=None, text=Rendered(text.text.removesuffix(line.text), entities))


class _Listening(Halt):
    """Keeps what is said."""

    def __init__(self) -> None:
        self.said: list[Said] = []

    def say(self, said: Said) -> None:
        self.said.append(said)


class _Move(Walk):
    """A walk that doubts every answer, if it shall, and forgets what is said before a wait that has its outcome."""

    chat: _Listening

    def __init__(self, program: Program, interview: Interview, *, doubts: bool) -> None:
        super().__init__(program, interview, _Listening())
        self.doubts = doubts
        self.notices: list[_Said] = []

    def notice(self, say: Say, at: int) -> None:
        self.notices.append(_Said(at, rounds_at(at, self.path), words_of(say, self.path)))
        super().notice(say, at)

    def on_record(self, step: Ask | Review, key: str) -> Outcome | None:
        outcome = super().on_record(step, key)
        if outcome is not None:
            self.chat.said.clear()
        return outcome

    def is_doubtful(self, rank: int) -> bool:
        return self.doubts or super().is_doubtful(rank)

    def set_aside(self, key: str, reason: Rendered, *, by_a_change: bool) -> None:
        super().set_aside(key, reason, by_a_change=False)


def _halted(program: Program, interview: Interview, *, doubts: bool = True) -> _Stop:
    walk, ended = _Move(program, interview, doubts=doubts), None
    try:
        walk.run().send(None)
    except Halted:
        pass
    except StopIteration as stop:
        ended = stop.value
    bookmark = interview.bookmark if ended is None else None
    return _Stop(bookmark, walk.chat.said, walk.notices, len(walk.path.keys), ended)


def _copied(interview: Interview) -> Interview:
    return replace(
        interview,
        outcomes=dict(interview.outcomes),
        former=dict(interview.former),
        marks=list(interview.marks),
        fresh=[],
    )


def _withdraw_other_types(before: Program, after: Program, interview: Interview) -> None:
    """Answers to questions that are of another type now go, on the path or off it, even if they could be read."""
    for key, outcome in list(interview.outcomes.items()):
        was, is_now = before.questions.get(name_of(key)), after.questions.get(name_of(key))
        has_changed = was is not None and is_now is not None and type(was) is not type(is_now)
        if outcome.kind is Kind.ANSWERED and has_changed:
            interview.enter(key, None)


def _given_still(program: Program, given: Mapping[str, Any]) -> dict[str, Any]:
    """What has come with the invitation, but for what is of another kind now."""
    known = program.survey.given
    return {name: record for name, record in given.items() if name not in known} | still_given(known, given)


def _looks_alike(stood: _Stop, seen: _Stop, before: Program, after: Program) -> bool:
    """Whether nothing new is to be said, and the open question can stay as it is on the screen."""
    was, is_now = (program.questions.get(name_of(seen.key)) for program in (before, after))
    has_its_codes = (was and was.choice_list.codes) == (is_now and is_now.choice_list.codes)
    is_the_same = seen.ended is None and seen.key == stood.key and seen.prompt == stood.prompt
    return is_the_same and has_its_codes and len(seen.said) == 1


def _heard_there(notices: list[_Said], before: Program, after: Program) -> list[str]:
    """What was heard on the old path, as it is known in the new program."""
    places = dict(zip(_notices(before).values(), _notices(before), strict=True))
    there = _notices(after)
    found = ((there.get(places[said.at]), said) for said in notices)
    return [mark_of(at, said.rounds, said.words) for at, said in found if at is not None]


def _notices(program: Program) -> dict[tuple[str, int], int]:
    """The notices of a program by their wording, and the how-manieth of that wording it is."""
    found: dict[tuple[str, int], int] = {}
    times = Counter[str]()
    for at, step in enumerate(program.instructions):
        if isinstance(step, Say):
            spelled = _spelled(step, program)
            times[spelled] += 1
            found[spelled, times[spelled]] = at
    return found


def _spelled(say: Say, program: Program) -> str:
    source = program.survey.source_language
    parts = say.wording.text.in_language(source, source)
    return repr([part.text if isinstance(part, Literal) else (part.expression.source,) for part in parts])
