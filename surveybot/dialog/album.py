"""Albums: in, files that come one by one though they were sent as one; out, which of them is the reply."""

from surveybot.dialog.chat import Message
from surveybot.dialog.interview import Interview
from surveybot.questions.attached import AttachedQuestion
from surveybot.questions.question import Question
from surveybot.questions.reply import Attachment, Sent


def begins_album(message: Message, interview: Interview) -> bool:
    """Whether a message is the first of an album; what else comes of it is from now on no reply."""
    album = _album_of(message)
    if album is not None:
        interview.album = album
    return album is not None


def refuse_album(message: Message, question: Question, interview: Interview) -> None:
    """A question that takes no files refuses a whole album at once; any other one may take the next of it."""
    if not isinstance(question, AttachedQuestion):
        begins_album(message, interview)


def is_rest_of_album(message: Message, interview: Interview) -> bool:
    """Whether a message belongs to an album of which one was an answer, or refused for all of them."""
    album = _album_of(message)
    return album is not None and album == interview.album


def _album_of(message: Message) -> str | None:
    if isinstance(message, Sent) and isinstance(message.content, Attachment):
        return message.content.album
    return None
