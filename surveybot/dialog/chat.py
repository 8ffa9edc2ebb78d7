"""The two verbs of a dialog, and what it says with them: in, what is to be said; out, the next reply."""

from datetime import datetime
from typing import Protocol

from msgspec import Struct

from surveybot.language.text import Rendered
from surveybot.questions.media import Media
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Reply


class Notice(Struct, frozen=True):
    """A message that asks nothing; it `clears` away what stands below the chat, if it shall."""

    text: Rendered
    media: Media | None = None
    clears: bool = False


class Redrawn(Struct, frozen=True):
    """The open prompt with other marks or another page: it changes in place."""

    prompt: Prompt


class Settled(Struct, frozen=True):
    """Prompt `number` has its answer: its options give way to `text`.

    With `by_message` they stand below the chat, where no edit reaches them: the text is a message that takes them away.
    A prompt with a file (`pictured`) may have its text as a caption.
    """

    number: int
    text: Rendered
    by_message: bool = False
    pictured: bool = False


class Closed(Struct, frozen=True):
    """Prompt `number` takes no answer any more: its options go, its text stays.

    With `words` they stand below the chat: the words are a message that takes them away.
    """

    number: int
    words: Rendered | None = None


Said = Notice | Prompt | Redrawn | Settled | Closed


class Back(Struct, frozen=True):
    """The respondent wants to answer the last question again."""

    at: datetime


class Switch(Struct, frozen=True):
    """The respondent wants to go on in another language."""

    language: str
    at: datetime


Message = Reply | Back | Switch


class Chat(Protocol):
    """What a dialog needs of the world."""

    def say(self, said: Said) -> None:
        """Collects what is to be said; it goes out when the next wait is committed."""

    async def get_message(self) -> Message:
        """Commits all that was said and recorded, then waits for the respondent."""
