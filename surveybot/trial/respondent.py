"""A respondent in a test: in, what the test says and the open prompt; out, messages, tapped where he can or all typed.

Each message must have reached the rehearsal before the next one is asked for: what is tapped next depends on it.
"""

from collections.abc import Generator, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from surveybot.dialog.chat import Back, Message, Switch
from surveybot.dialog.keys import rounds_of
from surveybot.dialog.prompting import turned_page
from surveybot.dialog.review import OK, Line
from surveybot.dialog.run import listed, patience_seconds
from surveybot.language.folded import folded
from surveybot.language.problem import Problem
from surveybot.program.homes import bare
from surveybot.program.instructions import Review
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question
from surveybot.questions.ranking import RankingQuestion
from surveybot.questions.reply import Silence, Tapped, Typed
from surveybot.survey.sayings import Change, Language, Pause, Saying, Ticks, Words
from surveybot.survey.sendings import Sending
from surveybot.trial.expectations import differs
from surveybot.trial.rehearsal import Rehearsal
from surveybot.trial.sent import sent

_LONGEST = timedelta(days=36_525)  # a century; no calendar goes on for ever
_COMMANDS = {"/skip": "skip", "/done": "done", "/ok": OK}


class Expired(NamedTuple):
    """The time that the survey gives to an interview is over."""

    at: datetime


class Respondent:
    """Says what a test says; `moment` is the time, which only pauses move on."""

    def __init__(self, rehearsal: Rehearsal, moment: datetime, *, taps: bool) -> None:
        """With `taps` he uses every button that says what he means."""
        self.rehearsal = rehearsal
        self.moment = moment
        self.expires_at = moment + (rehearsal.program.survey.expire or _LONGEST)
        self.taps = taps
        self._silent = timedelta()

    def messages(self, saying: Saying) -> Iterator[Message | Expired | Problem]:
        """What reaches the bot, one after another; a problem if the test asks for what cannot be done here."""
        if isinstance(saying, Pause):
            yield from self._pause(saying.silence)
            return
        self._silent = timedelta()
        match saying:
            case Words(words="/back"):
                yield Back(self.moment)
            case Words(words=words):
                yield from self._say(words)
            case Ticks(codes=codes):
                yield from self._tick(codes)
            case Language(language=language):
                yield Switch(str(language), self.moment)
            case Sending():
                yield sent(saying, self.moment)
            case Change():
                yield from self._change(saying)

    def _pause(self, left: timedelta) -> Iterator[Message | Expired]:
        """A pause may be long enough for one question after another, and for the whole interview."""
        left = min(left, _LONGEST)
        while self.rehearsal.ended is None:
            seconds = patience_seconds(self.rehearsal.program, self.rehearsal.interview)
            rest = timedelta(seconds=seconds) - self._silent if seconds is not None else timedelta.max
            until_expiry = self.expires_at - self.moment
            if min(rest, until_expiry) > left:
                break
            passed = min(rest, until_expiry)
            self.moment += passed
            left -= passed
            self._silent = timedelta()
            yield Silence(self.moment) if rest < until_expiry else Expired(self.moment)
        self.moment += left
        self._silent += left

    def _say(self, words: str) -> Iterator[Message]:
        question = self._question()
        stands_below = self.rehearsal.prompt is not None and self.rehearsal.prompt.shares is not None
        if not self.taps or stands_below:  # a button below the chat types its words
            yield Typed(words, self.moment)
            return
        code = _code(question, words) if question is not None else None
        if code is not None and isinstance(question, MultiQuestion):
            yield from self._boxes(question, [code])
            return
        if code is not None and question is not None:
            action = question.action_for(question.codes()[code])
            if (yield from self._turn_to(action)):
                yield Tapped(action, self.moment)
                return
        on_button = self._written_on(words)
        yield Typed(words, self.moment) if on_button is None else Tapped(on_button, self.moment)

    def _written_on(self, words: str) -> str | None:
        """The action of the button with these words on it."""
        options = self.rehearsal.prompt.options if self.rehearsal.prompt is not None else ()
        shown = {folded(option.label): option.action for option in options}
        command = _COMMANDS.get(folded(words))
        return command if command in shown.values() else shown.get(folded(words))

    def _tick(self, words: Sequence[str]) -> Iterator[Message]:
        question = self._question()
        if isinstance(question, RankingQuestion):
            yield from self._rank(question, words)
            return
        codes = [_code(question, word) for word in words] if isinstance(question, MultiQuestion) else [None]
        if not isinstance(question, MultiQuestion) or None in codes:
            yield Typed(", ".join(words), self.moment)
            return
        wanted = [code for code in codes if code is not None]
        if wanted and not self.taps:
            yield Typed(", ".join(wanted), self.moment)
        else:
            yield from self._boxes(question, wanted)

    def _boxes(self, question: MultiQuestion, wanted: Sequence[str]) -> Iterator[Message]:
        """Taps until exactly these are ticked, then Done; what no taps lead to is typed."""
        for code in [*(mark for mark in self.rehearsal.interview.marks if mark not in wanted), *wanted]:
            is_ticked = code in self.rehearsal.interview.marks
            if is_ticked == (code in wanted):
                continue
            action = f"{'-' if is_ticked else '+'}{question.choices.codes.index(code)}"
            if not (yield from self._turn_to(action)):
                break
            yield Tapped(action, self.moment)
            if is_ticked == (code in self.rehearsal.interview.marks):
                return  # it was refused, and so would be all of them when they are typed
        if set(self.rehearsal.interview.marks) == set(wanted):
            yield Tapped("done", self.moment)
        else:
            yield Typed(", ".join(wanted), self.moment)

    def _rank(self, question: RankingQuestion, words: Sequence[str]) -> Iterator[Message]:
        """Taps them in their order, then Done; what no taps lead to is typed."""
        wanted = [_code(question, word) for word in words]
        interview, places = self.rehearsal.interview, question.choices.codes
        if self.taps and None not in wanted:
            for mark in list(interview.marks):
                yield Tapped(f"-{places.index(mark)}", self.moment)
            for code in wanted:
                if code is not None and code not in interview.marks:
                    yield Tapped(f"+{places.index(code)}", self.moment)
            if interview.marks == wanted:
                yield Tapped("done", self.moment)
                return
        yield Typed(", ".join(words), self.moment)

    def _turn_to(self, action: str) -> Generator[Message, None, bool]:
        """Turns pages, first up and then down, until the button is there; whether it is."""
        for step in (-1, 1):
            while not self._shows(action):
                page = f"p{self.rehearsal.interview.page + step}"
                if turned_page(page) is None or not self._shows(page):
                    break
                yield Tapped(page, self.moment)
        return self._shows(action)

    def _shows(self, action: str) -> bool:
        prompt = self.rehearsal.prompt
        return prompt is not None and any(option.action == action for option in prompt.options)

    def _question(self) -> Question | None:
        return self.rehearsal.program.questions.get(self.rehearsal.now_asked or "")

    def _change(self, change: Change) -> Iterator[Message | Problem]:
        program, asked = self.rehearsal.program, self.rehearsal.now_asked or ""
        if not isinstance(program.waits[asked], Review):
            yield _cannot(change, "review", bare(asked))
            return
        lines = listed(program, self.rehearsal.interview)
        found = [number for number, line in enumerate(lines, 1) if _is_meant(line, change)]
        if len(found) != 1:
            named = [line for line in lines if change.question in (line.name, bare(line.name))]
            yield _cannot(change, _place(change.question, change.rounds), "; ".join(map(_place_of, named)) or "nothing")
        elif self.taps and (yield from self._turn_to(f"c{found[0]}")):
            yield Tapped(f"c{found[0]}", self.moment)
        else:
            yield Typed(str(found[0]), self.moment)


def _code(question: Question | None, words: str) -> str | None:
    """The code that is meant by a code or a label; a mere number on the list is typed."""
    if question is None:
        return None
    if words in question.codes():
        return words
    choices = question.choice_list
    code = choices.read(words) if choices.has_numeric_codes or not words.isdecimal() else None
    return code if isinstance(code, str) else None


def _is_meant(line: Line, change: Change) -> bool:
    rounds = rounds_of(line.key)
    return change.question in (line.name, bare(line.name)) and change.rounds in ((), rounds)


def _place_of(line: Line) -> str:
    return _place(bare(line.name), rounds_of(line.key))


def _place(name: str, rounds: Sequence[str]) -> str:
    return f"{name}, round {', '.join(rounds)}" if rounds else name


def _cannot(change: Change, expected: str, found: str) -> Problem:
    help = "name an answer that the review lists, and its `round` if it was asked more than once"
    return differs("change", change.at.span, expected, found, help=help)
