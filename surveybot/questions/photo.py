"""`photo`: in, a photo, or a picture that is sent as a file; out, what is known of it, on record."""

from typing import ClassVar

from surveybot.phrases import PhraseKey
from surveybot.questions.attached import AttachedQuestion
from surveybot.questions.file_kinds import PICTURES, kind_of
from surveybot.questions.reply import Attachment


class PhotoQuestion(AttachedQuestion):
    """A question that takes a photo."""

    refusal: ClassVar[PhraseKey] = "refused_photo"
    sign: ClassVar[str] = "📷"

    def takes(self, attachment: Attachment) -> bool:
        """A photo; in its full size it comes as a document."""
        if attachment.kind == "document":
            return kind_of(attachment.name, attachment.mime_type) in PICTURES
        return attachment.kind == "photo"
