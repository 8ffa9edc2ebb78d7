"""`text`: a free answer, with its blanks at the ends removed."""

from typing import Any, ClassVar

from surveybot.language.expression import TEXT, Type, Value
from surveybot.language.fields import YesNo
from surveybot.questions.asking import Asking
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal

SHORT, LONG = 1_000, 4_000


class TextQuestion(Question):
    """A question that takes any text: up to 1,000 characters, with `long: yes` up to 4,000."""

    long: YesNo = False
    """Up to 4,000 characters instead of 1,000."""
    rule_kinds: ClassVar[frozenset[str]] = frozenset({"match", "that", "length"})

    @property
    def is_alike(self) -> bool:
        """Nothing but its text."""
        return True

    def value_type(self) -> Type:
        """Text."""
        return TEXT

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The text itself, unless it is empty or too long; nothing is cut silently."""
        limit = LONG if self.long else SHORT
        if len(text) > limit:
            return Refusal("refused_too_long", {"limit": limit, "length": len(text)})
        return text

    def from_record(self, record: Any) -> Value:
        """The text."""
        if not isinstance(record, str):
            raise ValueError(record)
        return record
