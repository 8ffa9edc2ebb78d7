"""The dialog: one linear coroutine that walks a program and awaits the respondent's next message where it asks.

In come a program, what is on record of the interview, and a chat; out comes how it ended. It knows no database, no
Telegram, no clock and no chance. State is the line it stands on, and that line is found again by walking from the
top over the outcomes on record: the same for a restart, for `/back` and for another language.
"""

from dataclasses import dataclass
from typing import Any, NoReturn

from surveybot.dialog.chat import Back, Chat, Closed, Message, Notice, Redrawn, Said, Settled, Switch
from surveybot.dialog.interview import Bookmark, Interview, Kind, Outcome, name_of
from surveybot.dialog.path import Path
from surveybot.dialog.prompting import prompt_for, settled_text
from surveybot.dialog.reading import Refused, Ticks, read_reply
from surveybot.errors import SurveybotError
from surveybot.language.expression import Value
from surveybot.language.text import Rendered, join
from surveybot.phrases import phrase
from surveybot.program.instructions import Ask, Assign, Branch, Finish, Jump, Program, Say
from surveybot.questions.choice import LanguageQuestion
from surveybot.questions.reply import Silence

MOST_SILENT_STEPS = 1_000  # instructions from one outcome to the next
MOST_OUTCOMES = 1_000
LANGUAGE = "/language"  # the key of a choice of language outside of any question


class JournalMismatch(SurveybotError):
    """What is on record does not lead to the wait where the interview stood; nothing may be written then."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A finished interview: its status, and the path with the values at its end."""

    status: str
    path: Path
    at: int


class _Rewound(Exception):
    """The record has changed behind the walk: walk again from the top."""


async def conduct(program: Program, interview: Interview, chat: Chat, *, ask_again: bool = False) -> Ended:
    """Conducts the interview to its end, from wherever its record says that it stands.

    The open question of a resumed one is asked again only on request. JournalMismatch if the record and the program do
    not fit together.
    """
    walk = _Walk(program, interview, chat, resuming=interview.bookmark is not None, ask_again=ask_again)
    while True:
        try:
            return await walk.run()
        except _Rewound:
            walk = _Walk(program, interview, chat, muted=True)


def language_of(program: Program, interview: Interview) -> str:
    """The language an interview goes on in: the last choice in time, else the one it began with."""
    questions = program.questions
    for key, outcome in reversed(interview.outcomes.items()):
        if outcome.kind is Kind.ANSWERED and (
            key == LANGUAGE or isinstance(questions.get(name_of(key)), LanguageQuestion)
        ):
            return str(outcome.record)
    return interview.header.language


def standing(program: Program, interview: Interview) -> Path:
    """The path of an interview in progress, up to and with its open wait; nothing is said or changed."""
    bookmark = interview.bookmark
    walk = _Walk(program, interview, _Halt(), muted=True)
    try:
        walk.run().send(None)
    except _Halted:
        return walk.path
    finally:
        interview.bookmark = bookmark
    raise AssertionError("an interview in progress stands at a wait")


class _Halted(Exception):
    """The walk has come to its open wait."""


class _Halt:
    """A chat for a walk that only looks: it hears nothing and ends at the first wait."""

    def say(self, said: Said) -> None:
        """Nobody hears it."""

    async def get_message(self) -> Message:
        """Ends the walk."""
        raise _Halted


class _Walk:
    """One walk through the program. While `muted` it says nothing: all of that was said before."""

    def __init__(
        self,
        program: Program,
        interview: Interview,
        chat: Chat,
        *,
        resuming: bool = False,
        muted: bool = False,
        ask_again: bool = False,
    ) -> None:
        self.program = program
        self.interview = interview
        self.chat = chat
        self.resuming = resuming
        self.ask_again = ask_again
        self.muted = muted or resuming
        started_at = interview.header.started_at.astimezone(program.survey.timezone)
        self.path = Path(program, started_at, language_of(program, interview))

    async def run(self) -> Ended:
        at = silent_steps = 0
        while True:
            instruction = self.program.instructions[at]
            silent_steps += 1
            assert silent_steps <= MOST_SILENT_STEPS, f"no question for {MOST_SILENT_STEPS} steps at {instruction.span}"
            match instruction:
                case Ask():
                    outcome = await self.outcome(instruction, at)
                    silent_steps = 0
                    if outcome.kind is Kind.TIMED_OUT:
                        return self.fallen_silent(at)
                    if self.interview.length > MOST_OUTCOMES:
                        self.say_phrase("too_many_outcomes")
                        return Ended("too_long", self.path, at)
                case Say(wording=wording):
                    if not self.muted:
                        self.chat.say(Notice(wording.render(self.path)))
                case Assign(name=name, compute=compute):
                    self.assign(name, compute(self.path))
                case Branch(condition=condition, otherwise=otherwise) if condition(self.path) is not True:
                    at = otherwise
                    continue
                case Jump(target=target):
                    if target <= at:
                        self.path.begin_round(target)
                    at = target
                    continue
                case Finish():
                    return self.finish(instruction, at)
            at += 1

    async def outcome(self, ask: Ask, at: int) -> Outcome:
        """The outcome of a question: the one on record, or the one that the respondent now gives."""
        key = self.path.key(at)
        self.path.visit(key)
        outcome = self.interview.outcomes.get(key)
        if outcome is None:
            outcome = await self.ask(ask, key)
            self.interview.enter(key, outcome)
            if isinstance(ask.question, LanguageQuestion):
                self.path.language = language_of(self.program, self.interview)
        self.path.take(ask.name, self.value(ask, outcome), outcome.at)
        return outcome

    def value(self, ask: Ask, outcome: Outcome) -> Value:
        if outcome.kind is not Kind.ANSWERED:
            return None
        try:
            return ask.question.from_record(outcome.record)
        except (ValueError, TypeError) as cause:
            raise JournalMismatch(f"the answer on record for {ask.name} is none that it can have") from cause

    async def ask(self, ask: Ask, key: str) -> Outcome:
        self.arrive(ask, key)
        interview, path = self.interview, self.path
        while True:
            reply = await self.chat.get_message()
            if isinstance(reply, Back):
                self.go_back(ask)
                continue
            taken: Outcome | Ticks | Refused
            if isinstance(reply, Switch) and isinstance(ask.question, LanguageQuestion):
                taken = Outcome(Kind.ANSWERED, reply.at, reply.language)
            elif isinstance(reply, Switch):
                self.switch(reply)
            elif isinstance(reply, Silence):
                taken = Outcome(Kind.TIMED_OUT, reply.at)
            else:
                taken = read_reply(ask, reply, path, interview.marks)
            match taken:
                case Ticks(marks=marks):
                    interview.marks = marks
                    self.chat.say(Redrawn(self.prompt(ask)))
                case Refused(words=words):
                    self.chat.say(self.prompt(ask, words))
                case Outcome():
                    self.settle(ask, taken)
                    return taken

    def settle(self, ask: Ask, outcome: Outcome) -> None:
        """The options of the question give way to its answer, or go if there is none."""
        if outcome.kind is Kind.TIMED_OUT and ask.question.has_options:
            self.chat.say(Closed(self.interview.length))
        elif outcome.kind is not Kind.TIMED_OUT and (text := settled_text(ask, outcome, self.path)) is not None:
            self.chat.say(Settled(self.interview.length, text))

    def arrive(self, ask: Ask, key: str) -> None:
        """The walk has come to its open wait: checked against the bookmark, or asked."""
        here = Bookmark(key, self.path.digest)
        if self.resuming:
            stood = self.interview.bookmark
            if stood != here:
                raise JournalMismatch(f"the interview stood at {stood and stood.key}, its record leads to {key}")
        elif self.interview.bookmark is not None and self.interview.bookmark.key != key:
            self.interview.marks = []
        if not self.resuming or self.ask_again:
            self.chat.say(self.prompt(ask))
        self.resuming = self.muted = self.ask_again = False
        self.interview.bookmark = here

    def prompt(self, ask: Ask, words: Rendered | None = None) -> Any:
        return prompt_for(ask, self.path, self.interview.marks, self.interview.length, words)

    def go_back(self, ask: Ask) -> None:
        """Withdraws the last outcome on the path; at the first question there is none, and it says so."""
        if len(self.path.keys) < 2:
            words = Rendered.plain(phrase("nothing_to_go_back", self.path.language))
            self.chat.say(self.prompt(ask, join([words, ask.wording.render(self.path)])))
            return
        *_, last, _here = self.path.keys
        self.interview.enter(last, None)
        raise _Rewound

    def switch(self, reply: Switch) -> NoReturn:
        """Goes on in another language; a question for the language that is on the path takes it as its answer.

        What is ticked stays ticked, if the walk comes to the same wait again.
        """
        questions = self.program.questions
        asked = (key for key in list(self.path.keys)[:-1] if isinstance(questions[name_of(key)], LanguageQuestion))
        key = next(asked, LANGUAGE)
        marks = self.interview.marks
        self.interview.enter(key, Outcome(Kind.ANSWERED, reply.at, reply.language))
        self.interview.marks = marks
        raise _Rewound

    def assign(self, name: str, value: Value) -> None:
        if value is None:
            self.path.values.pop(name, None)
        else:
            self.path.values[name] = value

    def say_phrase(self, key: Any) -> None:
        self.chat.say(Notice(Rendered.plain(phrase(key, self.path.language))))

    def fallen_silent(self, at: int) -> Ended:
        words, limit = self.program.silence_words, self.program.survey.timeout
        if words is not None:
            self.chat.say(Notice(words.render(self.path)))
        else:
            self.say_phrase("timed_out")
        return Ended(limit.status if limit else "timed_out", self.path, at)

    def finish(self, finish: Finish, at: int) -> Ended:
        if self.resuming:
            raise JournalMismatch("the record leads to the end of an interview that is in progress")
        if finish.wording is not None:
            self.chat.say(Notice(finish.wording.render(self.path)))
        else:
            self.say_phrase("thanks")
        return Ended(finish.status, self.path, at)
