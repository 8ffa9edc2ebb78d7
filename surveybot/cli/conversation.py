"""A conversation in the terminal: in, a program and typed lines; out, what the bot says, and what is stored."""

import sys
from contextlib import suppress
from datetime import datetime, timedelta

from rich.text import Text

from surveybot.cli.output import Output
from surveybot.console.cells import visible
from surveybot.console.line import Incomplete, Unknown, Wish, message_of
from surveybot.console.options import Keys, drawn, typed_only
from surveybot.console.spelled import spelled
from surveybot.console.stored import rows
from surveybot.console.styled import styled
from surveybot.dialog.chat import Closed, Message, Notice, Redrawn, Said, Settled
from surveybot.dialog.interview import Header
from surveybot.dialog.response import response_of
from surveybot.dialog.run import patience_seconds
from surveybot.language.text import Rendered
from surveybot.program.instructions import Program
from surveybot.questions.media import Media
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Silence
from surveybot.survey.given import samples
from surveybot.trial.rehearsal import Rehearsal

_HELP = (
    "A number taps a button; anything else is typed into the chat.\n"
    "/back  change the last answer        /skip  skip an optional question\n"
    "/done  finish a multiple choice      /ok  confirm a review\n"
    "/language xx  go on in another language\n"
    "/file cv.pdf   /photo me.jpg   /voice 10s   /location 56.9, 24.1   /contact +37120000000   send something\n"
    "/wait  say nothing until the bot gives up       /cancel  stop"
)


class Conversation:
    """One interview in the terminal; time passes as on the wall, and at once with `/wait`."""

    opening = "/help lists what you can type; Ctrl-D stops."
    stopped = "Stopped before the end: there is no response."

    def __init__(self, program: Program, language: str, output: Output, stands_at: datetime | None = None) -> None:
        """Nothing is said before `hold`; the clock may stand still."""
        self.program = program
        self.output = output
        self.stands_at = stands_at
        self.waited = timedelta()
        self.keys = Keys({})
        self.given = samples(program.survey.given, self.now().date())
        self.rehearsal = Rehearsal(program, Header(self.now(), language, given=self.given))

    def now(self) -> datetime:
        """The time in the survey's time zone."""
        return (self.stands_at or datetime.now(self.program.survey.timezone)) + self.waited

    def hold(self) -> bool:
        """Talks until the interview has ended, there are no more lines (Ctrl-D), or the typist cancels (then false)."""
        with suppress(ImportError):
            import readline  # noqa: F401  # lines can be edited while they are typed
        self.note(self.opening)
        for name, words in self.given_words().items():
            self.note(f"{name} is given: {words}")
        self.show(self.rehearsal.begin())
        while self.rehearsal.ended is None:
            line = self.ask()
            if line is None or not self.took(line):
                self.note(self.stopped)
                self.rehearsal.close()
                return line is None
        self.show_stored()
        return True

    def given_words(self) -> dict[str, str]:
        """What would come with an invitation, as a list of people or a test has it."""
        return {name: self.program.survey.given[name].written(record) for name, record in self.given.items()}

    def ask(self) -> str | None:
        """The next line that is not empty; None at the end of the input."""
        while True:
            try:
                line = input("> ")
            except EOFError:
                self.output.print()
                return None
            if not sys.stdin.isatty():
                self.output.out(line, highlight=False)  # nobody has seen it being typed
            if line.strip():
                return line

    def took(self, line: str) -> bool:
        """Does what a line says; false if it was to stop."""
        languages = tuple(map(str, self.program.survey.languages))
        match message_of(line, self.keys, languages, self.now()):
            case Wish.CANCEL:
                return False
            case Wish.HELP:
                self.note(_HELP)
            case Wish.LANGUAGES:
                self.note(f"The languages here are {', '.join(languages)}: type for example /language {languages[-1]}.")
            case Wish.WAIT:
                self.wait()
            case Incomplete() as example:
                self.note(f"Type for example {example}")
            case Unknown() as command:
                self.note(f"There is no {command} here; /help lists what there is.")
            case message:
                self.send(message)
        return True

    def send(self, message: Message) -> None:
        """Brings a message to the dialog and shows what it says to it."""
        self.show(self.rehearsal.reply(message))

    def wait(self) -> None:
        """Lets as much time pass as the survey waits for an answer."""
        patience = self.patience()
        if patience is None:
            self.note("Here the survey waits for ever: it has no `timeout:`.")
            return
        self.waited += patience
        self.note(f"({spelled(patience)} of silence pass)")
        self.send(Silence(self.now()))

    def patience(self) -> timedelta | None:
        """How long the open question waits; None if for ever."""
        seconds = patience_seconds(self.program, self.rehearsal.interview)
        return timedelta(seconds=seconds) if seconds is not None else None

    def show(self, said: list[Said]) -> None:
        """Prints what the bot says; the last prompt is the one whose buttons can be tapped."""
        for words in said:
            match words:
                case Notice(text=text, media=media):
                    self.show_media(media)
                    self.output.print(styled(text), end="\n\n")
                case Settled(text=text) | Closed(words=Rendered() as text):
                    self.output.print(styled(text).split("\n")[-1], style="dim", end="\n\n")
                case Redrawn(prompt=prompt):
                    if prompt.varies:
                        self.output.print(styled(prompt.text))
                    self.show_options(prompt)
                case Prompt():
                    self.show_media(words.media)
                    self.output.print(styled(words.text))
                    self.show_options(words)

    def show_media(self, media: Media | None) -> None:
        """Prints which file comes with what follows."""
        if media is not None:
            self.output.print(Text(f"({visible(media.name)})", "dim"))

    def show_options(self, prompt: Prompt) -> None:
        """Prints the buttons of a prompt with their numbers."""
        question = self.program.questions.get(self.rehearsal.now_asked or "")
        if question is not None and question.varies:
            prompt = typed_only(prompt)
        self.keys = Keys.of(prompt, tuple(question.codes()) if question is not None else ())
        if prompt.rows:
            self.output.print(drawn(prompt, self.keys, self.output.cells))

    def show_stored(self) -> None:
        """Prints the response that this interview would leave."""
        ended = self.rehearsal.ended
        assert ended is not None
        stored = rows(self.program, response_of(ended, self.rehearsal.interview))
        widest = max((len(row.name) for row in stored), default=0)
        self.output.say(("What was stored:", "bold"))
        for row in stored:
            between = "  " if row.stored and row.remark else ""
            self.output.say(f"  {row.name:<{widest}}  {visible(row.stored)}{between}", (row.remark, "dim"))
        self.output.say("Status: ", (ended.status, "bold"))

    def note(self, words: str) -> None:
        """A line of the terminal's own."""
        self.output.print(Text(words, "dim"), end="\n\n")
