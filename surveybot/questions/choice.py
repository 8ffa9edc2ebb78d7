"""`choice` and `language`: in, one of a list; out, its code."""

from collections.abc import Mapping, Sequence
from typing import Any

from surveybot.language.expression import UNKNOWN, Code, Type, Value
from surveybot.language.fields import CodeOfChoice, TextField
from surveybot.language.nodes import Scalar
from surveybot.language.text import Text
from surveybot.phrases import Tongue
from surveybot.questions import offering
from surveybot.questions.asking import Asking
from surveybot.questions.choices import Choice, ChoiceList
from surveybot.questions.listed import Choices, Listed
from surveybot.questions.phrase_text import phrase_text
from surveybot.questions.prompt import Rows
from surveybot.questions.question import Next
from surveybot.questions.reply import Marked, Refusal
from surveybot.questions.rows import rows_of


class OneOfAList(Listed):
    """What a choice and a scale have in common: a list to choose one from, which may lead elsewhere."""

    next: Next = {}
    """Where to go on after an answer, as `answer: step` lines; answers that are not named go on below."""

    @property
    def jumps(self) -> Mapping[Scalar, Scalar]:
        """Where `next` leads."""
        return self.next

    @property
    def is_alike(self) -> bool:
        """Its text and its labels."""
        return not self.shuffle

    def rows(self, asking: Asking) -> Rows:
        """The labels of the choices on offer."""
        return rows_of(list(offering.options(self.choices, asking)), self.columns)

    def action_for(self, value: Value) -> str:
        """Its place in the list."""
        codes = self.choices.codes
        return str(codes.index(str(value))) if str(value) in codes else ""

    def show(self, value: Value, tongue: Tongue) -> str:
        """The label."""
        return self.choices.shown(str(value), tongue.language)


class ChoiceQuestion(OneOfAList):
    """A question with one answer out of a list."""

    write_in: CodeOfChoice | None = None
    """This choice asks for a text, such as "other"."""

    @property
    def pinned(self) -> tuple[str, ...]:
        """The write-in stays last."""
        return (str(self.write_in),) if self.write_in is not None else ()

    def value_type(self) -> Type:
        """One of its codes."""
        if not self.choices.complete:
            return UNKNOWN
        return Code(self.choices.codes, self.choices.labels)

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The code."""
        return offering.typed(text, asking)

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """The code at that place."""
        return offering.tapped(self.choices, action, asking)

    def codes(self) -> dict[str, Value]:
        """Its codes."""
        return self.choices.answers

    def from_record(self, record: Any) -> Value:
        """The code."""
        if record not in self.choices.codes:
            raise ValueError(record)
        return str(record)


OWN_NAMES = {
    "en": "English",
    "ru": "Русский",
    "uk": "Українська",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "tr": "Türkçe",
    "kk": "Қазақша",
    "ar": "العربية",
    "zh": "中文",
    "lv": "Latviešu",
    "lt": "Lietuvių",
    "et": "Eesti",
    "pl": "Polski",
    "it": "Italiano",
}


class LanguageQuestion(ChoiceQuestion):
    """A question for the language to go on in; its choices are the survey's languages, by their own names."""

    choices: Choices = ChoiceList(())
    text: TextField = phrase_text("language_ask")

    def offering(self, languages: Sequence[Scalar]) -> "LanguageQuestion":
        """The same question with the survey's languages to choose from."""
        labels = (Text.read(Scalar(OWN_NAMES.get(code, code), code.span))[0] for code in languages)
        pairs = zip(languages, labels, strict=True)
        choices = ChoiceList(tuple(Choice(code, label) for code, label in pairs if label is not None))
        return self.but(choices=choices)
