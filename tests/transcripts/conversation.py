r"""Conversations as a writer reads them: in, a survey and what the respondent does; out, all that is said, as text.

`you: Anna` types, `you: "a\u0000"` types a JSON string, `you: [Yes]` taps a button, `you: [☐ Pay] [Done]` taps two,
`you: (silence)` waits too long, `you: (sticker)` sends something else, `you: (contact +371…)` shares an own card and
`(stranger +371…)` another one, `you: (location 56.9, 24.1)` a place, `you: (photo me.jpg)`, `(file cv.pdf of 12MB)`,
`(photo a.jpg in album 7)` and `(voice 10)` attach something, `you: (x 5000 times)` types a lot; `/back` and
`/language ru` are commands, and `/start` after the end updates the response a day later. A button `[…]` that the open
prompt does not have is tapped with its words as action; what stands below the chat is shown as `{…}`, and its words
are typed.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from surveybot.checks import examine, has_errors
from surveybot.dialog.chat import Back, Closed, Message, Notice, Redrawn, Said, Settled, Switch
from surveybot.dialog.interview import Header
from surveybot.dialog.response import response_of
from surveybot.dialog.updating import with_answers_of
from surveybot.language.text import Rendered
from surveybot.program.instructions import Program
from surveybot.questions.file_kinds import kind_of, type_of
from surveybot.questions.media import Media
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Attachment, Contact, Place, Sent, Silence, Tapped, Typed
from surveybot.questions.sizes import read_size
from surveybot.survey.given import record_of
from surveybot.survey.reader import read_survey
from surveybot.trial.rehearsal import Rehearsal, noon

_INDENT = " " * 5
_SEVERAL = re.compile(r"\((.+) (\d+) times\)", re.DOTALL)


def program_of(text: str) -> Program:
    """The program of a survey that must have no errors; warnings are allowed."""
    survey, problems = read_survey(text, "survey.yaml")
    assert survey is not None, problems
    program, found = examine(survey)
    wrong = [f"{problem.span}: {problem.message}" for problem in [*problems, *found] if has_errors([problem])]
    assert not wrong, wrong
    return program


def attached(kind: str) -> Callable[[str], Attachment]:
    """How `me.jpg`, `cv.pdf of 12MB` and `a.jpg in album 7` become something that was sent."""

    def read(what: str) -> Attachment:
        what, _, album = what.partition(" in album ")
        name, _, size = what.partition(" of ")
        called = name if kind in ("document", "video") else ""
        file_type = type_of(kind_of(name)) if called else ""
        stored = f"0001.{kind_of(name)}"
        return Attachment(kind, "", stored, read_size(size), called, file_type, album=album or None)

    return read


SENDS: dict[str, Callable[[str], Contact | Place | Attachment | None]] = {
    "contact": lambda number: Contact(number, is_own=True),
    "stranger": lambda number: Contact(number, is_own=False),
    "location": lambda place: Place(*map(float, place.split(","))),
    "photo": attached("photo"),
    "file": attached("document"),
    "video": attached("video"),
    "voice": lambda seconds: Attachment("voice", "", "0001.ogg", 20_000, seconds=int(seconds)),
    "sticker": lambda what: None,
}


class Conversation:
    """One interview with all that was said; `lines` is the transcript."""

    def __init__(self, program: Program, *, forgetful: bool, given: Mapping[str, str] = MappingProxyType({})) -> None:
        """Says what the bot says first, at noon of 10 September 2026, to somebody of whom something is given."""
        self.moment = noon(program, datetime(2026, 9, 10))
        records = {name: record_of(program.survey.given[name], words) for name, words in given.items()}
        header = Header(self.moment, program.survey.source_language, given=records)
        self.rehearsal = Rehearsal(program, header, forgetful=forgetful)
        self.lines: list[str] = []
        self.prompt: Prompt | None = None
        self._hear(self.rehearsal.begin())

    def do(self, act: str) -> None:
        """Writes down and plays one `you:` line."""
        self.lines.append(f"you: {act}")
        if act == "/start":
            self._update()
            return
        for message in self._messages(act):
            self.moment += timedelta(minutes=1)
            self._hear(self.rehearsal.reply(message))
        if self.rehearsal.ended is not None:
            self.lines.append(f"end: {self.rehearsal.ended.status}")

    def _update(self) -> None:
        """The interview has ended, and another one begins with its answers."""
        last, program = self.rehearsal, self.rehearsal.program
        self.moment += timedelta(days=1)
        header = replace(last.interview.header, started_at=self.moment, updates=True)
        self.rehearsal = Rehearsal(program, header, forgetful=last.forgetful)
        self.rehearsal.interview = with_answers_of(last.interview, header, program)
        self._hear(self.rehearsal.begin())

    def response(self) -> dict[str, Any]:
        """Answers, computed variables and the reasons of what is missing."""
        assert self.rehearsal.ended is not None, "the interview is still in progress"
        return response_of(self.rehearsal.ended, self.rehearsal.interview)

    def _messages(self, act: str) -> Iterator[Message]:
        act = json.loads(act) if act.startswith('"(') else act
        at, several = self.moment, _SEVERAL.fullmatch(act)
        if act == "/back":
            yield Back(at)
        elif act.startswith("/language "):
            yield Switch(act.partition(" ")[2], at)
        elif act == "(silence)":
            yield Silence(at)
        elif act.startswith("(") and act.strip("()").partition(" ")[0] in SENDS:
            kind, _, what = act.strip("()").partition(" ")
            yield Sent(kind, at, SENDS[kind](what))
        elif several is not None:
            yield Typed(several[1] * int(several[2]), at)
        elif act.startswith("["):
            for label in re.findall(r"\[([^]]+)\]", act):
                yield Tapped(self._action(label), at)
        else:
            yield Typed(json.loads(act) if act.startswith('"') else act, at)

    def _action(self, label: str) -> str:
        options = self.prompt.options if self.prompt else ()
        return next((option.action for option in options if option.shown == label), label)

    def _hear(self, said: list[Said]) -> None:
        for words in said:
            match words:
                case Notice(text=text, media=media):
                    self._write(f"bot: {_file(media)}", text)
                case Prompt():
                    self.prompt = words
                    self._write(f"bot: {_file(words.media)}", words.text, words)
                case Redrawn(prompt=prompt):
                    self.prompt = prompt
                    self.lines.extend(
                        _INDENT + line for line in (prompt.text.text.splitlines() if prompt.varies else ())
                    )
                    self.lines.extend(_rows(prompt))
                case Settled(text=text) | Closed(words=Rendered() as text):
                    self.lines.append(_INDENT + text.text.splitlines()[-1])

    def _write(self, speaker: str, text: Rendered, prompt: Prompt | None = None) -> None:
        first, *more = text.text.splitlines() or [""]
        self.lines.append(speaker + first)
        self.lines.extend(_INDENT + line if line else "" for line in more)
        self.lines.extend(_styles(text))
        self.lines.extend(_rows(prompt) if prompt else ())


def _file(media: Media | None) -> str:
    return f"({media.name}) " if media is not None else ""


def _rows(prompt: Prompt) -> Iterator[str]:
    if prompt.shares is not None:
        yield f"{_INDENT}{{{prompt.shares.label}}}"
    left, right = "{}" if prompt.shares is not None else "[]"
    for row in prompt.rows:
        yield _INDENT + " ".join(f"{left}{option.shown}{right}" for option in row)


def _styles(text: Rendered) -> Iterator[str]:
    units = text.text.encode("utf-16-le")
    for entity in text.entities:
        words = units[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")
        yield f"{_INDENT}<{entity.kind}> {words}" + (f" -> {entity.url}" if entity.url else "")
