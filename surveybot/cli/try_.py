"""`surveybot try`: in, a survey file and typed lines; out, a respondent's conversation and what it stores."""

from pathlib import Path

from surveybot.cli.checking import check_file
from surveybot.cli.conversation import Conversation
from surveybot.cli.formats.summary import summary
from surveybot.cli.output import Output
from surveybot.cli.validate import print_problems


def try_(file: Path, *, language: str | None = None) -> int:
    """Answer a survey here in the terminal, as a respondent would in the chat. Nothing is stored.

    :param file: A survey file.
    :param language: The language to begin in, if it is not the survey's first one.
    """
    checked = check_file(file)
    if not checked.is_sound:
        print_problems(checked.problems)
        Output().say((summary(checked.problems, 1), "bold"))
        return 1
    assert checked.program is not None
    languages = checked.program.survey.languages
    if language is not None and language not in languages:
        Output(stderr=True).say(f"surveybot: this survey has no language `{language}`, only {', '.join(languages)}")
        return 2
    Conversation(checked.program, language or languages[0], Output()).hold()
    return 0
