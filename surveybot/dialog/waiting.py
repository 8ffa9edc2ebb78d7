"""Waits: in, a question or a review that has no outcome yet; out, the outcome that the respondent gives."""

from collections.abc import Callable
from typing import NoReturn

from surveybot.dialog.album import begins_album, is_rest_of_album, refuse_album
from surveybot.dialog.chat import Back, Chat, Closed, Message, Notice, Redrawn, Switch
from surveybot.dialog.interview import Bookmark, Interview, Kind, Outcome
from surveybot.dialog.offer import asking_for, is_all_full
from surveybot.dialog.path import Path
from surveybot.dialog.progress import progress_line
from surveybot.dialog.prompting import has_options, prompt_for, settled, unanswered
from surveybot.dialog.reading import Refused, Taken, Turned, read_reply
from surveybot.dialog.review import Changes, Confirmed, Line, Pages, read_review, review_prompt
from surveybot.dialog.rewinding import LANGUAGE, JournalMismatch, Rewound, asks_language, change
from surveybot.language.text import Rendered, join
from surveybot.phrases import PhraseKey
from surveybot.program.instructions import Ask, Patience, Program, Review
from surveybot.questions.asking import Asking
from surveybot.questions.choice import LanguageQuestion
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Marked, Silence

UNCHANGED = "/unchanged"  # the key that says of a change in a review that nothing came of it


class Waiting:
    """A walk where it stands and waits."""

    def __init__(
        self,
        program: Program,
        interview: Interview,
        chat: Chat,
        path: Path,
        *,
        resuming: bool,
        muted: bool,
    ) -> None:
        self.program = program
        self.interview = interview
        self.chat = chat
        self.path = path
        self.resuming = resuming
        self.muted = muted
        self.ask_again = False
        self.reason: Rendered | None = None
        self._asking: tuple[tuple[object, ...], Asking] | None = None

    def lines(self) -> list[Line]:
        """All answers of the path so far."""
        raise NotImplementedError

    async def ask(self, ask: Ask, key: str) -> Outcome:
        """The outcome of a question that has none, which is on record when this returns."""
        if self.arrives_anew(key):
            asking = self.asking(ask, key)
            if is_all_full(asking):
                return self.enter(key, self.all_full(ask))
            self.interview.marks = ask.question.marks_for(asking.former)
        self.arrive(key, lambda: self.prompt(ask, key, self.reason))
        self.reason = None
        while True:
            reply = await self.hear()
            if isinstance(reply, Back):
                if self.can_go_back and ask.question.requests:
                    self.close(ask)
                self.go_back(lambda words: self.prompt(ask, key, words), ask.wording.render(self.path))
            elif isinstance(reply, Switch) and reply.language not in self.program.survey.languages:
                self.chat.say(self.prompt(ask, key))
            elif isinstance(reply, Switch) and not isinstance(ask.question, LanguageQuestion):
                self.switch(reply)
            elif isinstance(reply, Silence) and self.interview.changing is not None:
                if has_options(ask, self.asking(ask, key)):
                    self.close(ask)
                self.interview.enter(UNCHANGED, None)  # so that the buttons of the question are old ones from now on
                raise Rewound  # the review is put again: its own silence may be a longer one
            else:
                outcome = self.taken(ask, key, self.read(ask, key, reply))
                if outcome is not None:
                    self.settle(ask, key, outcome)
                    if begins_album(reply, self.interview):
                        self.say_phrase("one_of_album")
                    return self.record(ask, key, outcome)

    def read(self, ask: Ask, key: str, reply: Message) -> Taken:
        """What a message means at a question."""
        if isinstance(reply, Switch):
            return Outcome(Kind.ANSWERED, reply.at, reply.language)
        if isinstance(reply, Silence):
            return Outcome(Kind.TIMED_OUT, reply.at)
        assert not isinstance(reply, Back)
        taken = read_reply(ask, reply, self.path, self.asking(ask, key))
        if isinstance(taken, Refused):
            self.interview.refused += 1
            refuse_album(reply, ask.question, self.interview)
            if ask.stamina is not None and self.interview.refused >= ask.stamina.times:
                return Outcome(Kind.GAVE_UP, reply.at)
        return taken

    def taken(self, ask: Ask, key: str, taken: Taken) -> Outcome | None:
        """The outcome; None if the question stays open, and has been asked or drawn again."""
        match taken:
            case Marked(marks=marks):
                self.interview.marks = marks
                self.chat.say(Redrawn(self.prompt(ask, key)))
            case Turned(page=page):
                self.interview.page = page
                self.chat.say(Redrawn(self.prompt(ask, key)))
            case Refused() if is_all_full(self.asking(ask, key)):
                return self.all_full(ask)
            case Refused(words=words):
                self.chat.say(self.prompt(ask, key, words))
            case Outcome():
                return taken
        return None

    def asking(self, ask: Ask, key: str) -> Asking:
        """The question as it stands at this wait; made anew when something was ticked, or has no places left."""
        stands = key, tuple(self.interview.marks), self.interview.full
        if self._asking is None or self._asking[0] != stands:
            self._asking = stands, asking_for(ask, self.path, self.interview, key)
        return self._asking[1]

    def prompt(self, ask: Ask, key: str, words: Rendered | None = None) -> Prompt:
        """The question as it is put now."""
        interview = self.interview
        is_next = words is None and interview.changing is None  # else it is asked again
        return prompt_for(
            ask,
            self.path,
            self.asking(ask, key),
            number=interview.length,
            page=interview.page,
            words=words,
            progress=progress_line(self.path, self.path.keys[key]) if is_next else None,
        )

    def settle(self, ask: Ask, key: str, outcome: Outcome) -> None:
        """The options of the question give way to its answer, or go if there is none."""
        if ask.question.has_rows or has_options(ask, self.asking(ask, key)):
            if outcome.kind in (Kind.ANSWERED, Kind.SKIPPED):
                self.chat.say(settled(ask, outcome, self.path, self.interview))
            else:
                self.close(ask)
        if outcome.kind is Kind.TIMED_OUT:
            self.say_after_silence(ask.patience)
        elif outcome.kind is Kind.GAVE_UP and not (ask.stamina and ask.stamina.goes_on):
            self.say_phrase("gave_up")

    def close(self, ask: Ask) -> None:
        """The options of the open question go without an answer."""
        words = unanswered(self.path.tongue) if ask.question.requests else None
        self.chat.say(Closed(self.interview.length, words))

    def record(self, ask: Ask, key: str, outcome: Outcome) -> Outcome:
        """Puts the outcome on record; where an answer was changed, the walk begins again."""
        if self.interview.changing is None:
            return self.enter(key, outcome)
        change(self.program, self.interview, ask, key, outcome)
        raise Rewound(muted=False)

    def enter(self, key: str, outcome: Outcome) -> Outcome:
        """Puts an outcome on record."""
        self.interview.enter(key, outcome)
        return outcome

    async def review(self, review: Review, key: str) -> Outcome:
        """The outcome of a review; a change that is asked for begins another walk."""
        lines = self.lines()
        self.arrive(key, lambda: self.review_prompt(review, lines))
        while True:
            reply = await self.hear()
            if isinstance(reply, Back):
                self.go_back(lambda words: self.review_prompt(review, lines), review.wording.render(self.path))
            elif isinstance(reply, Switch) and reply.language not in self.program.survey.languages:
                self.chat.say(self.review_prompt(review, lines))
            elif isinstance(reply, Switch):
                self.switch(reply)
            elif isinstance(reply, Silence):
                self.chat.say(Closed(self.interview.length))
                self.say_after_silence(review.patience)
                return self.enter(key, Outcome(Kind.TIMED_OUT, reply.at))
            else:
                match read_review(reply, lines, self.path):
                    case Confirmed():
                        self.chat.say(Closed(self.interview.length))
                        return self.enter(key, Outcome(Kind.CONFIRMED, reply.at))
                    case Changes(line=line):
                        self.change(key, line)
                    case Pages(page=page):
                        self.interview.page = page
                        self.chat.say(Redrawn(self.review_prompt(review, lines)))
                    case None:
                        self.say_phrase("refused_review")
                        self.chat.say(self.review_prompt(review, lines))

    def review_prompt(self, review: Review, lines: list[Line]) -> Prompt:
        """The review as it is put now."""
        interview = self.interview
        return review_prompt(review, lines, self.path, number=interview.length, page=interview.page)

    def change(self, review: str, line: Line) -> NoReturn:
        """The question of a line is asked again; what is on record stays there until it is answered."""
        self.chat.say(Closed(self.interview.length))
        self.interview.enter(review, None)  # so that the buttons of the review are old ones from now on
        self.interview.changing = line.key
        raise Rewound

    def arrives_anew(self, key: str) -> bool:
        """Whether the walk has come to a wait at which it has not stood before."""
        return not self.resuming and (self.interview.bookmark is None or self.interview.bookmark.key != key)

    def arrive(self, key: str, prompt: Callable[[], Prompt]) -> None:
        """The walk has come to its open wait: checked against the bookmark, or asked."""
        here = Bookmark(key, self.path.digest)
        if self.resuming:
            stood = self.interview.bookmark
            if stood != here:
                raise JournalMismatch(f"the interview stood at {stood and stood.key}, its record leads to {key}")
        if not self.resuming or self.ask_again:
            self.chat.say(prompt())
        self.resuming = self.muted = self.ask_again = False
        self.interview.bookmark = here

    async def hear(self) -> Message:
        """The next message of the chat."""
        while is_rest_of_album(heard := await self.chat.get_message(), self.interview):
            pass  # it has been told that one of them is enough
        return heard

    @property
    def can_go_back(self) -> bool:
        """Whether something was answered before this, or a change can be given up."""
        return self.interview.changing is not None or len(self.path.keys) > 1

    def go_back(self, prompt: Callable[[Rendered], Prompt], wording: Rendered) -> None:
        """Withdraws the last outcome on the path; at the first question there is none, and it says so."""
        if self.interview.changing is not None:
            self.interview.enter(UNCHANGED, None)
            raise Rewound
        if not self.can_go_back:
            words = Rendered.plain(self.path.tongue.phrase("nothing_to_go_back"))
            self.chat.say(prompt(join([words, wording])))
            return
        *_, last, _here = self.path.keys
        self.interview.enter(last, None)
        raise Rewound

    def switch(self, reply: Switch) -> NoReturn:
        """Goes on in another language; a question for the language that is on the path takes it as its answer.

        What is ticked stays ticked, if the walk comes to the same wait again.
        """
        asked = (key for key in list(self.path.keys)[:-1] if asks_language(self.program, key))
        interview = self.interview
        marks, page, refused, changing = interview.marks, interview.page, interview.refused, interview.changing
        interview.enter(next(asked, LANGUAGE), Outcome(Kind.ANSWERED, reply.at, reply.language))
        interview.marks, interview.page, interview.refused, interview.changing = marks, page, refused, changing
        raise Rewound

    def all_full(self, ask: Ask) -> Outcome:
        """Nothing of the list has places left: the respondent is told, and the interview goes on."""
        told = Rendered.plain(self.path.tongue.phrase("all_full"))
        self.chat.say(Notice(join([ask.wording.render(self.path), told])))
        return Outcome(Kind.FULL, self.path.now)

    def set_aside(self, key: str, reason: Rendered, *, by_a_change: bool) -> None:
        """Withdraws an answer that does not hold any more; its question is asked again with the reason."""
        self.interview.enter(key, None)
        why = [Rendered.plain(self.path.tongue.phrase("set_aside"))] if by_a_change else []
        self.reason = join([*why, reason])

    def say_phrase(self, key: PhraseKey) -> None:
        """Says one of the bot's phrases."""
        self.chat.say(Notice(Rendered.plain(self.path.tongue.phrase(key))))

    def say_after_silence(self, patience: Patience | None) -> None:
        """What the author says to a silence; where the interview goes on without words, nothing."""
        if patience is not None and patience.words is not None:
            self.chat.say(Notice(patience.words.render(self.path)))
        elif patience is None or patience.status is not None:
            self.say_phrase("timed_out")
