"""The dialog: one linear coroutine that walks a program and awaits the respondent's next message where it asks.

In come a program, what is on record of the interview, and a chat; out comes how it ended. It knows no database, no
Telegram, no clock and no chance. State is the line it stands on, and that line is found again by walking from the
top over the outcomes on record: the same for a restart, for `/back`, for a change and for another language.
"""

from typing import Any

from msgspec import Struct

from surveybot.dialog.chat import Chat, Message, Notice, Said
from surveybot.dialog.hearing import is_news
from surveybot.dialog.interview import Interview, Kind, Outcome
from surveybot.dialog.keys import name_of
from surveybot.dialog.offer import has_something_to_choose
from surveybot.dialog.path import Path
from surveybot.dialog.review import Line, line_of
from surveybot.dialog.rewinding import LANGUAGE, JournalMismatch, Rewound, language_of
from surveybot.dialog.start import values_at_start
from surveybot.dialog.validity import doubt
from surveybot.dialog.waiting import Waiting
from surveybot.language.expression import Value
from surveybot.language.text import Rendered
from surveybot.program.instructions import (
    Ask,
    Assign,
    Branch,
    Enter,
    Finish,
    Jump,
    Program,
    Review,
    Round,
    Say,
)
from surveybot.program.limits import MOST_OUTCOMES, MOST_SILENT_STEPS
from surveybot.questions.choice import LanguageQuestion

__all__ = [
    "LANGUAGE",
    "Ended",
    "Halt",
    "Halted",
    "JournalMismatch",
    "Walk",
    "conduct",
    "language_of",
    "listed",
    "may_have_options",
    "patience_seconds",
    "standing",
    "stands_below",
]


class Ended(Struct, frozen=True):
    """A finished interview: its status, the path with the values at its end, and whether its answers are kept."""

    status: str
    path: Path
    at: int
    stores: bool = True


async def conduct(program: Program, interview: Interview, chat: Chat, *, ask_again: bool = False) -> Ended:
    """Conducts the interview to its end, from wherever its record says that it stands.

    The open question of a resumed one is asked again only on request. JournalMismatch if the record and the program do
    not fit together.
    """
    walk = Walk(program, interview, chat, resuming=interview.bookmark is not None, ask_again=ask_again)
    while True:
        try:
            return await walk.run()
        except Rewound as rewound:
            walk = Walk(program, interview, chat, muted=rewound.muted)


def standing(program: Program, interview: Interview) -> Path:
    """The path of an interview in progress, up to and with its open wait; nothing is said or changed."""
    return _halted(program, interview).path


def listed(program: Program, interview: Interview) -> list[Line]:
    """The answers that the open review lists, in its order."""
    return _halted(program, interview).listed


def patience_seconds(program: Program, interview: Interview) -> float | None:
    """How long the open wait lasts at most; None if for ever, or if nothing is waited for."""
    wait = program.waits.get(name_of(interview.bookmark.key)) if interview.bookmark is not None else None
    return wait.patience.seconds if wait is not None and wait.patience is not None else None


def may_have_options(program: Program, interview: Interview) -> bool:
    """Whether there may be buttons under the open question."""
    wait = program.waits.get(name_of(interview.bookmark.key)) if interview.bookmark is not None else None
    if not isinstance(wait, Ask):
        return wait is not None
    question, key = wait.question, interview.bookmark.key if interview.bookmark is not None else ""
    has_former = question.default is not None or key in interview.former or key in interview.outcomes
    return question.has_rows or question.optional or has_former


def stands_below(program: Program, interview: Interview) -> bool:
    """Whether the buttons of the open question stand below the chat."""
    wait = program.waits.get(name_of(interview.bookmark.key)) if interview.bookmark is not None else None
    return isinstance(wait, Ask) and wait.question.requests is not None


def _halted(program: Program, interview: Interview) -> "Walk":
    bookmark = interview.bookmark
    walk = Walk(program, interview, Halt(), muted=True, only_looks=True)
    try:
        walk.run().send(None)
    except (Halted, StopIteration):
        return walk
    finally:
        interview.bookmark = bookmark
    raise AssertionError("a walk that only looks does not wait")


class Halted(Exception):
    """The walk has come to its open wait."""


class Halt:
    """A chat for a walk that only looks: it hears nothing and ends at the first wait."""

    def say(self, said: Said) -> None:
        """Nobody hears it."""

    async def get_message(self) -> Message:
        """Ends the walk."""
        raise Halted


class Walk(Waiting):
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
        only_looks: bool = False,
    ) -> None:
        started_at = interview.header.started_at.astimezone(program.survey.timezone)
        tongue = program.survey.tongue(language_of(program, interview))
        path = Path(program, started_at, tongue, values_at_start(program, interview))
        self.takes_over = interview.header.updates and interview.bookmark is None and bool(interview.outcomes)
        muted = muted or resuming or self.takes_over
        super().__init__(program, interview, chat, path, resuming=resuming, muted=muted)
        self.ask_again = ask_again
        self.only_looks = only_looks
        self.listed: list[Line] = []
        self.ranks = {key: rank for rank, key in enumerate(interview.outcomes)}
        self.newest = len(self.ranks) if self.takes_over else -1  # what is taken over is all read and checked again

    async def run(self) -> Ended:
        """Walks to the end of the interview, and stops at each wait that has no outcome until there is one."""
        at = silent_steps = 0
        while True:
            instruction = self.program.instructions[at]
            silent_steps += 1
            assert silent_steps <= MOST_SILENT_STEPS, f"no question for {MOST_SILENT_STEPS} steps at {instruction.span}"
            match instruction:
                case Ask() | Review():
                    before = len(self.path.keys)
                    ended = await self.wait(instruction, at)
                    if ended is not None:
                        return ended
                    silent_steps = 0 if len(self.path.keys) > before else silent_steps
                case Say():
                    self.notice(instruction, at)
                case Assign(name=name, compute=compute):
                    self.path.assign(name, compute(self.path))
                case Branch(condition=condition, otherwise=otherwise) if condition(self.path) is not True:
                    at = otherwise
                    continue
                case Jump(target=target):
                    if target <= at and not isinstance(self.program.instructions[target], Round):
                        self.path.begin_round(target)
                    at = target
                    continue
                case Enter(repeat=name):
                    self.path.enter(self.program.repeats[name])
                case Round(otherwise=otherwise) if not self.path.next_round(self.loop_at(at)):
                    at = otherwise
                    continue
                case Finish():
                    return self.finish(instruction, at)
            at += 1

    def loop_at(self, start: int) -> Any:
        """The loop that begins at an instruction."""
        return next(loop for loop in self.program.around[start] if loop.start == start)

    async def wait(self, step: Ask | Review, at: int) -> Ended | None:
        """Takes the outcome of a wait: the one on record, or the one that the respondent now gives."""
        if isinstance(step, Ask) and not has_something_to_choose(step, self.path, self.interview):
            self.path.assign(step.name, None)
            return None
        key = self.path.key(step.name, at)
        self.path.visit(key, at)
        outcome = self.on_record(step, key)
        if outcome is None:
            outcome = await (self.ask(step, key) if isinstance(step, Ask) else self.review(step, key))
            self.newest = len(self.ranks)
            if isinstance(step, Ask) and isinstance(step.question, LanguageQuestion):
                self.path.tongue = self.program.survey.tongue(language_of(self.program, self.interview))
        value = self.value(step, outcome) if isinstance(step, Ask) else None
        self.path.take(step.name, value, outcome.at, outcome.kind)
        if isinstance(step, Ask) and isinstance(step.question, LanguageQuestion) and value is not None:
            self.path.assign("language", value)
        if isinstance(step, Ask) and self.only_looks:
            self.listed = line_of(step, key, outcome, self.path, self.listed)
        return self.ended_by(step, outcome, at)

    def on_record(self, step: Ask | Review, key: str) -> Outcome | None:
        """What is on record for a wait; an answer that does not hold any more, since others were changed, is not.

        Neither is that a review was confirmed, if something before it was answered later.
        """
        outcome = self.interview.outcomes.get(key)
        if outcome is None or key == self.interview.changing:
            return None
        rank = self.ranks.get(key, len(self.ranks))
        if isinstance(step, Review) and rank < self.newest:
            self.interview.enter(key, None)
            return None
        if isinstance(step, Ask) and self.is_doubtful(rank):
            refusal = doubt(step, key, outcome, self.path, self.interview)
            if refusal is not None:
                self.set_aside(key, refusal, by_a_change=not self.takes_over)
                return None
        self.newest = max(self.newest, rank)
        return outcome

    def is_doubtful(self, rank: int) -> bool:
        """Whether an answer is older than one before it on the path: it was given before a change."""
        return rank < self.newest

    def value(self, ask: Ask, outcome: Outcome) -> Value:
        """The value of its variable; JournalMismatch if the question cannot have such an answer."""
        if outcome.kind is not Kind.ANSWERED:
            return None
        try:
            return ask.question.from_record(outcome.record)
        except (ValueError, TypeError) as cause:
            raise JournalMismatch(f"the answer on record for {ask.name} is none that it can have") from cause

    def ended_by(self, step: Ask | Review, outcome: Outcome, at: int) -> Ended | None:
        """How the interview ends with this outcome; None if it goes on."""
        if outcome.kind is Kind.TIMED_OUT and step.patience is None:
            return Ended("timed_out", self.path, at)
        if outcome.kind is Kind.TIMED_OUT and step.patience is not None and step.patience.status is not None:
            return Ended(step.patience.status, self.path, at)
        if outcome.kind is Kind.GAVE_UP and isinstance(step, Ask) and not (step.stamina and step.stamina.goes_on):
            return Ended("gave_up", self.path, at)
        if self.interview.length > MOST_OUTCOMES:
            self.say_phrase("too_many_outcomes")
            return Ended("too_long", self.path, at)
        return None

    def lines(self) -> list[Line]:
        """All answers of the path so far, as they are listed in a review."""
        return self.listed if self.only_looks else _halted(self.program, self.interview).listed

    def notice(self, say: Say, at: int) -> None:
        """Says something, but not what was heard before a change, in the same words."""
        if self.muted and not self.takes_over:
            return
        if is_news(say, at, self.path, self.interview) and not self.muted:
            self.chat.say(Notice(say.wording.render(self.path), say.media))

    def finish(self, finish: Finish, at: int) -> Ended:
        """The end, with its words."""
        if self.resuming:
            raise JournalMismatch("the record leads to the end of an interview that is in progress")
        words = finish.wording.render(self.path) if finish.wording is not None else None
        thanks = self.path.tongue.phrase("thanks" if finish.stores else "nothing_kept")
        self.chat.say(Notice(words or Rendered.plain(thanks)))
        return Ended(finish.status, self.path, at, finish.stores)
