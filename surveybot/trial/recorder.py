"""A dialog written down: in, what a respondent does, message by message; out, the items of a test's `say:`."""

from collections.abc import Mapping
from datetime import timedelta

from surveybot.dialog.chat import Back, Message, Switch
from surveybot.dialog.interview import Kind, Outcome
from surveybot.dialog.keys import name_of, rounds_of
from surveybot.dialog.prompting import KEEP, turned_page
from surveybot.dialog.reading import typed_action
from surveybot.dialog.review import Line
from surveybot.dialog.run import listed
from surveybot.program.homes import bare
from surveybot.program.instructions import Review
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question
from surveybot.questions.reply import Attachment, Contact, Place, Sent, Silence, Tapped, Typed
from surveybot.trial.rehearsal import Rehearsal

Item = str | list[str] | Mapping[str, str | list[str]]


class Recorder:
    """Between `before` and `after` the rehearsal takes the message; `items` grow by what it came to."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        """Nothing is said yet."""
        self.rehearsal = rehearsal
        self.items: list[Item] = []
        self._key = ""
        self._outcome: Outcome | None = None
        self._marks: list[str] = []
        self._lines: list[Line] = []

    def before(self) -> None:
        """Remembers how things stand."""
        interview = self.rehearsal.interview
        self._key = interview.bookmark.key if interview.bookmark is not None else ""
        self._outcome = interview.outcomes.get(self._key)
        self._marks = list(interview.marks)
        is_review = isinstance(self.rehearsal.program.waits.get(name_of(self._key)), Review)
        self._lines = listed(self.rehearsal.program, interview) if is_review else []

    def after(self, message: Message, patience: timedelta | None) -> None:
        """Writes down what was done, unless it was only a tick or a page turned; silence lasts for the `patience`."""
        match message:
            case Silence():
                assert patience is not None, "where there is no limit nobody is silent"
                item: Item | None = {"wait": _duration(patience)}
            case Back():
                item = "/back"
            case Switch(language=language):
                item = {"language": language}
            case Typed() | Tapped() if self._lines:
                item = self._in_review(message)
            case Typed() | Tapped():
                item = self._at_question(message)
            case Sent():
                item = _as_sent(message)
        if item is not None:
            self.items.append(item)

    def _in_review(self, message: Typed | Tapped) -> Item | None:
        interview = self.rehearsal.interview
        outcome = interview.outcomes.get(self._key)
        if outcome is not None and outcome.kind is Kind.CONFIRMED:
            return "/ok"
        if interview.changing is not None:
            line = next(line for line in self._lines if line.key == interview.changing)
            rounds = list(rounds_of(line.key))
            place = {"round": rounds if len(rounds) > 1 else rounds[0]} if rounds else {}
            return {"change": bare(line.name), **place}
        return message.text if isinstance(message, Typed) else None

    def _at_question(self, message: Typed | Tapped) -> Item | None:
        question = self.rehearsal.program.questions[name_of(self._key)]
        outcome = self.rehearsal.interview.outcomes.get(self._key)
        if outcome is not None and outcome is not self._outcome:
            if outcome.kind is Kind.SKIPPED:
                return "/skip"
            if outcome.kind is Kind.ANSWERED and (isinstance(message, Tapped) or _has_codes(question)):
                return _as_said(question, outcome.record)
        if isinstance(message, Tapped):
            return self._tapped_in_vain(question, message.action)
        return list(self._marks) if self._is_done(message, question) else message.text

    def _is_done(self, message: Typed, question: Question) -> bool:
        """Whether it was `/done`, which is how Done is tapped in a terminal."""
        said = typed_action(message.text, self.rehearsal.program.survey.tongues)
        return said == "done" and isinstance(question, MultiQuestion)

    def _tapped_in_vain(self, question: Question, action: str) -> Item | None:
        """A tap that was no answer; also one that took a round away."""
        interview = self.rehearsal.interview
        if turned_page(action) is not None or interview.marks != self._marks:
            return None
        if isinstance(question, MultiQuestion) and action != KEEP:
            code = question.choices.at(action[1:])
            return [*self._marks, *([code] if code is not None else [])]
        if action == KEEP:
            return _as_said(question, interview.former.get(self._key, question.default))
        return question.choice_list.at(action) or action


def _has_codes(question: Question) -> bool:
    """Whether its answers are written in a test as codes, however they were typed."""
    return bool(question.choice_list.codes or question.codes())


def _as_sent(message: Sent) -> Item:
    """Something sent, as `say` has it."""
    match message.content:
        case Contact(phone=phone):
            return {"contact": phone}
        case Place(latitude=latitude, longitude=longitude):
            return {"location": f"{latitude}, {longitude}"}
        case Attachment(kind="voice", seconds=seconds):
            return {"voice": f"{seconds}s"}
        case Attachment(kind=kind, stored=name):
            return {"photo" if kind == "photo" else "file": name}
    raise AssertionError("nothing else comes from a terminal")


def _as_said(question: Question, record: object) -> Item:
    return list(map(str, record)) if isinstance(record, list) else question.written(record)


_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


def _duration(silence: timedelta) -> str:
    """A whole number of the largest unit that it fits."""
    seconds = int(silence.total_seconds())
    unit, size = next((unit, size) for unit, size in _UNITS.items() if seconds % size == 0)
    return f"{seconds // size}{unit}"
