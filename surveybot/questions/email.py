"""`email`: in, an address as it is typed; out, the same in its normal form. Nobody is asked whether it exists."""

from typing import Any, ClassVar

from surveybot.language.expression import TEXT, Type, Value
from surveybot.questions.asking import Asking
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal


class EmailQuestion(Question):
    """A question that takes an e-mail address."""

    rule_kinds: ClassVar[frozenset[str]] = frozenset({"match", "that", "length"})

    def value_type(self) -> Type:
        """Text."""
        return TEXT

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The address, its domain in small letters."""
        from email_validator import EmailNotValidError, validate_email  # only who asks for addresses pays for it

        try:
            return validate_email(text, check_deliverability=False).normalized
        except EmailNotValidError:
            return Refusal("refused_email")

    def from_record(self, record: Any) -> Value:
        """The address."""
        if not isinstance(record, str):
            raise ValueError(record)
        return record
