"""What photos, files and voice messages have in common: in, what was sent; out, what is known of it, on record.

The file itself is fetched later and stored under a name of our own; what the respondent calls it is only written down.
"""

from typing import Any, ClassVar

from surveybot.language.expression import OPAQUE, Thing, Type, Value
from surveybot.language.text import literal
from surveybot.phrases import PhraseKey, Tongue
from surveybot.questions.asking import Asking
from surveybot.questions.question import Content, Question
from surveybot.questions.reply import Attachment, Refusal
from surveybot.questions.sizes import LARGEST, spelled

_KEYS = {"file": str, "name": str, "type": str, "size": int, "seconds": int}


class AttachedQuestion(Question):
    """A question that takes something that is sent as a file."""

    refusal: ClassVar[PhraseKey] = "refused_file"
    rule_kinds: ClassVar[frozenset[str]] = frozenset({"that", "size"})
    columns_of: ClassVar[tuple[str, ...]] = ("file", "size")
    sign: ClassVar[str] = "📎"
    """What is shown in place of a name that nobody has given."""

    def value_type(self) -> Type:
        """Nothing can be calculated with it."""
        return OPAQUE

    def takes(self, attachment: Attachment) -> bool:
        """Whether it is of the sort that is asked for."""
        raise NotImplementedError

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """No text is a file."""
        return Refusal(self.refusal)

    def received(self, content: Content, asking: Asking) -> Value | Refusal:
        """What is known of it, unless it is something else or too big for a bot."""
        if not isinstance(content, Attachment) or not self.takes(content):
            return Refusal(self.refusal)
        if content.size is not None and content.size > LARGEST:
            return Refusal("refused_size_high", {"high": spelled(LARGEST)})
        known = {
            "file": content.stored,
            "name": literal(content.name),
            "type": literal(content.mime_type),
            "size": content.size,
            "seconds": content.seconds,
        }
        return Thing(tuple((key, value) for key, value in known.items() if value not in (None, "")))

    def show(self, value: Value, tongue: Tongue) -> str:
        """What the respondent calls it."""
        assert isinstance(value, Thing)
        return str(dict(value.record).get("name", self.sign))

    def to_record(self, value: Value) -> Any:
        """What is known of it."""
        assert isinstance(value, Thing)
        return dict(value.record)

    def from_record(self, record: Any) -> Value:
        """The same."""
        if not isinstance(record, dict) or "file" not in record:
            raise ValueError(record)
        if not all(isinstance(value, _KEYS.get(key, ())) for key, value in record.items()):
            raise ValueError(record)
        return Thing(tuple(record.items()))

    def suffixes(self) -> tuple[str, ...]:
        """Columns for the stored file and for what is known of it."""
        return tuple(f"_{key}" for key in self.columns_of)

    def cells(self, record: Any) -> list[str]:
        """The name of the stored file first; empty where something is not known."""
        return [str(record.get(key, "")) for key in self.columns_of]

    def written(self, record: Any) -> str:
        """What the respondent calls it, else the name that it is stored under."""
        return str(record.get("name", record["file"]))
