"""A reminder: in, an interview in progress; out, what the bot says when nobody has replied for a while."""

from surveybot.dialog.interview import Interview
from surveybot.dialog.run import standing
from surveybot.language.text import Rendered
from surveybot.program.instructions import Program


def reminder(program: Program, interview: Interview) -> Rendered:
    """The author's words with the answers so far piped in, else the bot's own; nothing of the interview is changed."""
    path = standing(program, interview)
    words = program.reminder_words
    return words.render(path) if words is not None else Rendered.plain(path.tongue.phrase("reminder"))
