"""Things that are sent in a rehearsal: in, what a test or a terminal calls them; out, what a chat would bring."""

from datetime import datetime

from surveybot.questions.file_kinds import kind_of, type_of
from surveybot.questions.reply import Attachment, Contact, Place, Sent
from surveybot.survey.sendings import Sending, place_of

_KINDS = {"file": "document", "photo": "photo", "voice": "voice"}


def sent(sending: Sending, at: datetime) -> Sent:
    """The message. There is no file: it has a name and a size, and is stored under that name."""
    if sending.kind == "contact":
        return Sent("contact", at, Contact(sending.what, is_own=True))
    if sending.kind == "location":
        place = place_of(sending.what)
        assert place is not None, "it was read as a place"
        return Sent("location", at, Place(*place))
    kind, name = _KINDS[sending.kind], sending.what or "voice.ogg"
    called = sending.what if kind == "document" else ""
    mime_type = type_of(kind_of(name)) if kind == "document" else ""
    return Sent(kind, at, Attachment(kind, "", name, sending.size, called, mime_type, sending.seconds))


def words_for(message: Sent) -> str:
    """The message as a transcript has it."""
    match message.content:
        case Contact(phone=phone):
            return f"({message.kind} {phone})"
        case Place(latitude=latitude, longitude=longitude):
            return f"({message.kind} {latitude}, {longitude})"
        case Attachment(seconds=int() as seconds):
            return f"({message.kind} {seconds}s)"
        case Attachment(stored=name):
            return f"({message.kind} {name})"
    return f"({message.kind})"
