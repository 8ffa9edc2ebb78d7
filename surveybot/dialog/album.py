"""Albums: in, files that come one by one though they were sent as one; out, which of them is the answer."""

from surveybot.dialog.chat import Message
from surveybot.dialog.interview import Interview
from surveybot.questions.reply import Attachment, Sent


def begins_album(message: Message, interview: Interview) -> bool:
    """Whether an answer was the first of an album; what comes of the same one is from now on no reply."""
    album = _album_of(message)
    if album is not None:
        interview.album = album
    return album is not None


def is_rest_of_album(message: Message, interview: Interview) -> bool:
    """Whether a message belongs to an album of which one was an answer."""
    album = _album_of(message)
    return album is not None and album == interview.album


def _album_of(message: Message) -> str | None:
    if isinstance(message, Sent) and isinstance(message.content, Attachment):
        return message.content.album
    return None
