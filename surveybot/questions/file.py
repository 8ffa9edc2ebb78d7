"""`file`: in, a document, or a photo, a video or a piece of music; out, what is known of it, on record."""

from typing import ClassVar

from surveybot.phrases import PhraseKey
from surveybot.questions.attached import AttachedQuestion
from surveybot.questions.reply import Attachment


class FileQuestion(AttachedQuestion):
    """A question that takes a file; `kinds` among its rules says which."""

    refusal: ClassVar[PhraseKey] = "refused_file"
    rule_kinds: ClassVar[frozenset[str]] = frozenset({"that", "kinds", "size"})
    columns_of: ClassVar[tuple[str, ...]] = ("file", "name", "size")

    def takes(self, attachment: Attachment) -> bool:
        """Whatever has a content of its own; a voice message is spoken, not sent."""
        return attachment.kind in ("document", "photo", "video", "audio", "animation")
