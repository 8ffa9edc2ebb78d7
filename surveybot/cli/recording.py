"""A conversation that becomes a test: in, a program and typed lines; out, what was said, and what came of it."""

from datetime import datetime

from surveybot.cli.conversation import Conversation
from surveybot.cli.output import Output
from surveybot.dialog.chat import Message, Notice, Said
from surveybot.dialog.run import standing
from surveybot.program.instructions import Program
from surveybot.questions.prompt import Prompt
from surveybot.trial.expectations import asked_name, walked_names
from surveybot.trial.recorder import Recorder
from surveybot.trial.rehearsal import noon
from surveybot.trial.written import Recorded


class Recording(Conversation):
    """A conversation that is written down; it begins at noon of today, as a test does."""

    opening = (
        "This becomes a test; /help lists what you can type.\n"
        "Ctrl-D ends the test where it stands, /cancel writes none."
    )
    stopped = "Here the test ends."

    def __init__(self, program: Program, output: Output) -> None:
        """Nothing is said before `hold`."""
        super().__init__(program, str(program.survey.languages[0]), output, noon(program, _today(program)))
        self.recorder = Recorder(self.rehearsal)
        self.last_words = ""
        self.was_refused = False

    def send(self, message: Message) -> None:
        """Writes down what comes of the message too."""
        interview = self.rehearsal.interview
        self.recorder.before()
        refused, patience = interview.refused, self.patience()
        super().send(message)
        self.recorder.after(message, patience)
        self.was_refused = interview.refused > refused

    def show(self, said: list[Said]) -> None:
        """Keeps the bot's last words."""
        for words in said:
            if isinstance(words, Notice | Prompt):
                self.last_words = words.text.text
        super().show(said)

    def show_stored(self) -> None:
        """Leaves room for the name of the test."""
        super().show_stored()
        self.output.print()

    def recorded(self, uses_days: bool) -> Recorded:
        """The test as it stands, under the name that it has if nobody says otherwise."""
        ended = self.rehearsal.ended
        path = ended.path if ended is not None else standing(self.program, self.rehearsal.interview)
        asks = asked_name(self.rehearsal)
        reply = self.last_words if ended is not None else ""
        if self.was_refused:
            reply = self.last_words.partition("\n\n")[0]
        return Recorded(
            name=f"ends as {ended.status}" if ended is not None else f"comes to {asks}",
            today=_today(self.program).date() if uses_days else None,
            say=self.recorder.items,
            path=walked_names(self.rehearsal, path),
            reply=reply,
            status=ended.status if ended is not None else "",
            asks=asks,
            given=self.given_words(),
        )


def _today(program: Program) -> datetime:
    return datetime.now(program.survey.timezone)
