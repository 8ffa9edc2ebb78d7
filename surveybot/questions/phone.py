"""`phone`: in, a contact card or a number as it is typed; out, the number as E.164 writes it (`+37120000000`)."""

import re
from typing import Annotated, Any, ClassVar

from surveybot.language.expression import TEXT, Type, Value
from surveybot.language.fields import YesNo
from surveybot.language.nodes import Node, Scalar
from surveybot.language.problem import Problem
from surveybot.language.record import reads, wrong_type
from surveybot.language.shapes import matching
from surveybot.phrases import Tongue
from surveybot.questions.asking import Asking
from surveybot.questions.prompt import Request
from surveybot.questions.question import Content, Question
from surveybot.questions.reply import Contact, Refusal

_WRITTEN = re.compile(r"(\+|00)?[0-9(][0-9() ./\u00a0\u202f-]{2,30}")


def to_number(text: str, country: str | None) -> str | None:
    """The number in a text; without a country's code it is one of `country`. None if there can be no such number."""
    import phonenumbers  # costs a tenth of a second: only who asks for numbers pays

    if not _WRITTEN.fullmatch(text):
        return None
    written = f"+{text[2:]}" if text.startswith("00") else text
    try:
        number = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _country(node: Node, problems: list[Problem]) -> str | None:
    from phonenumbers import SUPPORTED_REGIONS

    if isinstance(node, Scalar) and node.upper() in SUPPORTED_REGIONS:
        return node.upper()
    problems.append(wrong_type(node, "`country` is the code of a country in two letters, such as `LV`"))
    return None


class PhoneQuestion(Question):
    """A question that takes a telephone number; with `others` also that of somebody else's card."""

    others: YesNo = False
    """The contact card of somebody else is taken too."""
    country: Annotated[str | None, reads(_country, matching("[A-Za-z]{2}", "LV", "RU", "DE"))] = None
    """A number without a country's code is one of this country."""
    rule_kinds: ClassVar[frozenset[str]] = frozenset({"match", "that", "length"})
    requests: ClassVar[Request | None] = "contact"

    def value_type(self) -> Type:
        """Text."""
        return TEXT

    def guidance(self, asking: Asking) -> str:
        """That there is a button, and how a number is typed."""
        return asking.tongue.phrase("phone_hint")

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The number."""
        number = to_number(text, self.country)
        return Refusal("refused_phone") if number is None else number

    def received(self, content: Content, asking: Asking) -> Value | Refusal:
        """The number of a card."""
        if not isinstance(content, Contact):
            return Refusal("refused_phone")
        if not content.is_own and not self.others:
            return Refusal("refused_contact")
        number = to_number(f"+{content.phone.lstrip('+')}", None)
        return Refusal("refused_phone") if number is None else number

    def show(self, value: Value, tongue: Tongue) -> str:
        """The number in groups, as it is written between countries."""
        import phonenumbers

        number = phonenumbers.parse(str(value))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def from_record(self, record: Any) -> Value:
        """The number."""
        if not isinstance(record, str) or not re.fullmatch(r"\+[0-9]{3,20}", record):
            raise ValueError(record)
        return record

    def without_button(self) -> "TypedPhoneQuestion":
        """The same question, for a survey in which nobody shows a card of theirs."""
        return TypedPhoneQuestion(**vars(self))


class TypedPhoneQuestion(PhoneQuestion):
    """A question for a telephone number that is typed: a card would say whose it is."""

    requests: ClassVar[Request | None] = None

    def guidance(self, asking: Asking) -> str:
        """There is no button."""
        return ""

    def received(self, content: Content, asking: Asking) -> Value | Refusal:
        """Nothing but text."""
        return Refusal("refused_phone")
