"""A typed line: in, its words and the open options; out, the message that a chat would bring, or a wish."""

import re
from datetime import datetime
from enum import StrEnum

from surveybot.console.options import Keys
from surveybot.dialog.chat import Back, Message, Switch
from surveybot.questions.reply import Tapped, Typed


class Wish(StrEnum):
    """What a line asks of the terminal instead of the dialog."""

    HELP = "/help"
    CANCEL = "/cancel"
    LANGUAGES = "/language"
    WAIT = "/wait"


class Unknown(str):
    """A command that does not exist."""

    __slots__ = ()


_COMMAND = re.compile(r"/[A-Za-z_]+")
_SAID = ("/skip", "/done", "/ok")  # the dialog itself knows these


def message_of(line: str, keys: Keys, languages: tuple[str, ...], at: datetime) -> Message | Wish | Unknown:
    """The number of an option taps it, a command does what it does in the chat, all else is typed text."""
    said = line.strip()
    if said in keys.actions:
        return Tapped(keys.actions[said], at)
    command, _, rest = said.partition(" ")
    if not _COMMAND.fullmatch(command) or said in _SAID:
        return Typed(line, at)
    if said == "/back":
        return Back(at)
    if command == Wish.LANGUAGES and rest.strip() in languages:
        return Switch(rest.strip(), at)
    return Wish(command) if command in set(Wish) else Unknown(command)
