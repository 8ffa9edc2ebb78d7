"""`voice`: in, a voice message; out, what is known of it, on record."""

from typing import ClassVar

from surveybot.language.expression import Thing, Value
from surveybot.phrases import PhraseKey, Tongue
from surveybot.questions.attached import AttachedQuestion
from surveybot.questions.reply import Attachment


class VoiceQuestion(AttachedQuestion):
    """A question that is answered by speaking."""

    refusal: ClassVar[PhraseKey] = "refused_voice"
    columns_of: ClassVar[tuple[str, ...]] = ("file", "seconds", "size")

    def takes(self, attachment: Attachment) -> bool:
        """What was spoken into the chat."""
        return attachment.kind == "voice"

    def show(self, value: Value, tongue: Tongue) -> str:
        """How long it is."""
        assert isinstance(value, Thing)
        length = dict(value.record).get("seconds")
        minutes, seconds = divmod(length if isinstance(length, int) else 0, 60)
        return f"🎤 {minutes}:{seconds:02}"
