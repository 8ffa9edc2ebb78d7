"""`surveybot try`: in, a survey file and typed lines; out, a respondent's conversation and what it stores."""

from pathlib import Path

from surveybot.cli.conversation import Conversation
from surveybot.cli.one_survey import sound_program
from surveybot.cli.output import Output


def try_(file: Path, *, language: str | None = None) -> int:
    """Answer a survey here in the terminal, as a respondent would in the chat. Nothing is stored.

    :param file: A survey file.
    :param language: The language to begin in, if it is not the survey's first one.
    """
    found = sound_program(file, language)
    if isinstance(found, int):
        return found
    Conversation(*found, Output()).hold()
    return 0
