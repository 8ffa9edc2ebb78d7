"""A typed line: in, its words and the open options; out, the message that a chat would bring, or a wish."""

import re
from datetime import datetime
from enum import StrEnum

from surveybot.console.options import Keys
from surveybot.dialog.chat import Back, Message, Switch
from surveybot.language.nodes import Scalar
from surveybot.questions.reply import Tapped, Typed
from surveybot.survey.sendings import Sending, place_of
from surveybot.trial.sent import sent


class Wish(StrEnum):
    """What a line asks of the terminal instead of the dialog."""

    HELP = "/help"
    CANCEL = "/cancel"
    LANGUAGES = "/language"
    WAIT = "/wait"


class Unknown(str):
    """A command that does not exist."""

    __slots__ = ()


class Incomplete(str):
    """An example of a command that needs more than was typed."""

    __slots__ = ()


_SENDS = {
    "/file": "/file cv.pdf",
    "/photo": "/photo me.jpg",
    "/voice": "/voice 10s",
    "/location": "/location 56.9, 24.1",
    "/contact": "/contact +37120000000",
}
_COMMAND = re.compile(r"/[A-Za-z_]+")
_SAID = ("/skip", "/done", "/ok")  # the dialog itself knows these


Meant = Message | Wish | Unknown | Incomplete


def message_of(line: str, keys: Keys, languages: tuple[str, ...], at: datetime) -> Meant:
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
    if command in _SENDS:
        sending = _sending(command.removeprefix("/"), rest.strip())
        return Incomplete(_SENDS[command]) if sending is None else sent(sending, at)
    return Wish(command) if command in set(Wish) else Unknown(command)


def _sending(kind: str, what: str) -> Sending | None:
    """What is sent; None if it cannot be told."""
    here = Scalar.nowhere()
    if kind == "voice":
        seconds = re.fullmatch("([0-9]{1,4})s?", what)
        return Sending(here, kind, seconds=int(seconds[1])) if seconds else None
    if not what or (kind == "location" and place_of(what) is None):
        return None
    return Sending(here, kind, what)
