"""Test dialogues played: in, a program and a dialogue; out, where the survey did something else than expected."""

from datetime import date, datetime
from typing import NamedTuple

from surveybot.dialog.chat import Back, Message, Notice, Said, Switch
from surveybot.dialog.interview import Header
from surveybot.language.nodes import Node
from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Sent, Silence, Tapped, Typed
from surveybot.survey.dialogues import Dialogue
from surveybot.survey.given import record_of
from surveybot.survey.sayings import Saying
from surveybot.trial.expectations import differences
from surveybot.trial.rehearsal import Rehearsal, noon
from surveybot.trial.respondent import Expired, Respondent
from surveybot.trial.sent import words_for
from surveybot.trial.trace import Trace


class Line(NamedTuple):
    """One line of the transcript: who speaks, and what."""

    speaker: str
    words: str


class Played(NamedTuple):
    """How a dialogue went: what was not as expected, and the whole transcript."""

    problems: list[Problem]
    transcript: list[Line]


def play(program: Program, dialogue: Dialogue, today: date, *, forgetful: bool) -> Played:
    """Plays a dialogue in the production dialog; a forgetful one taps where it can, the other one types."""
    begins = _beginning(program, dialogue, today)
    rehearsal = Rehearsal(program, _header(program, dialogue, begins), forgetful=forgetful, full=_full(dialogue))
    return _played(_Stage(rehearsal, begins, taps=forgetful), dialogue)


def play_traced(trace: Trace, dialogue: Dialogue, today: date) -> Played:
    """Plays a dialogue straight; what it does with the survey leaves its marks in the trace."""
    begins = _beginning(trace.program, dialogue, today)
    trace.begin()
    header = _header(trace.program, dialogue, begins)
    rehearsal = Rehearsal(trace.watched, header, full=_full(dialogue), note=trace.note)
    return _played(_Stage(rehearsal, begins, taps=False), dialogue)


def _beginning(program: Program, dialogue: Dialogue, today: date) -> datetime:
    return noon(program, datetime.combine(dialogue.today or today, datetime.min.time()))


def _header(program: Program, dialogue: Dialogue, begins: datetime) -> Header:
    given = {str(name): record_of(program.survey.given[name], words) for name, words in dialogue.given.items()}
    return Header(begins, program.survey.source_language, dialogue.seed, given=given, wave=dialogue.wave or 1)


def _full(dialogue: Dialogue) -> dict[str, frozenset[str]]:
    return {str(name): frozenset(map(str, codes)) for name, codes in dialogue.taken.items()}


def _played(stage: "_Stage", dialogue: Dialogue) -> Played:
    problem = None
    for saying in dialogue.say:
        problem = stage.problem_with(saying)
        if problem is not None:
            break
    problems = [] if problem is None else [problem]
    if problem is None or problem.code == "test-reply-left-over":
        problems += differences(stage.rehearsal, dialogue, stage.last_words)
    stage.rehearsal.close()
    return Played(problems, stage.transcript)


class _Stage:
    """A dialogue while it is played."""

    def __init__(self, rehearsal: Rehearsal, begins: datetime, *, taps: bool) -> None:
        """The bot says what it says first."""
        self.rehearsal = rehearsal
        self.respondent = Respondent(rehearsal, begins, taps=taps)
        self.transcript: list[Line] = []
        self.last_words = ""
        self.hear(rehearsal.begin())

    def problem_with(self, saying: Saying) -> Problem | None:
        """Plays one thing that the respondent does; what is wrong if it cannot be played."""
        if self.rehearsal.ended is not None:
            return _left_over(saying.at, self.rehearsal.ended.status)
        said: list[str] = []
        for message in self.respondent.messages(saying):
            if isinstance(message, Problem):
                return message
            said.append(self.words_of(message))
            heard = self.answer_to(message)
            if self.rehearsal.ended is not None or any(isinstance(words, Notice | Prompt) for words in heard):
                self.transcript.append(Line("respondent", " ".join(said)))
                said = []
            self.hear(heard)
            if self.rehearsal.ended is not None:
                return None
        if said:
            self.transcript.append(Line("respondent", " ".join(said)))
        return None

    def answer_to(self, message: Message | Expired) -> list[Said]:
        """What the bot says to a message, or at the end of the time that there is."""
        if isinstance(message, Expired):
            return self.rehearsal.expire(message.at)
        return self.rehearsal.reply(message)

    def hear(self, heard: list[Said]) -> None:
        """Writes down what the bot says."""
        for words in heard:
            if isinstance(words, Notice | Prompt):
                self.last_words = words.text.text
                self.transcript.append(Line("bot", self.last_words))

    def words_of(self, message: Message | Expired) -> str:
        """A message as the transcript has it; what stands on a button is in brackets."""
        match message:
            case Typed(text=text):
                return text
            case Tapped(action=action):
                options = self.rehearsal.prompt.options if self.rehearsal.prompt is not None else ()
                return f"[{next((option.shown for option in options if option.action == action), action)}]"
            case Switch(language=language):
                return f"/language {language}"
            case Back():
                return "/back"
            case Sent():
                return words_for(message)
            case Silence() | Expired():
                return "(silence)"
        raise AssertionError(message)


def _left_over(at: Node, status: str) -> Problem:
    return error(
        "test-reply-left-over",
        at.span,
        "the interview has ended ({status}) before this reply",
        status=status,
        help="take out this reply and those after it, or look why the survey ended early",
    )
