"""`choice` and `language`: in, one of a list; out, its code."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from surveybot.language.expression import UNKNOWN, Code, Type, Value
from surveybot.language.fields import Reference, TextField
from surveybot.language.nodes import Scalar
from surveybot.language.record import reads
from surveybot.language.text import Text
from surveybot.questions.choices import Choice, ChoiceList, read_choices, rows_of
from surveybot.questions.phrase_text import phrase_text
from surveybot.questions.prompt import Option
from surveybot.questions.question import Next, Question
from surveybot.questions.reply import Refusal

Choices = Annotated[ChoiceList, reads(read_choices)]


class OneOfAList(Question):
    """What a choice and a scale have in common: a list to choose one from, which may lead elsewhere."""

    choices: Choices
    next: Next = Field(default_factory=dict)

    @property
    def choice_list(self) -> ChoiceList:
        """Its choices."""
        return self.choices

    @property
    def jumps(self) -> Mapping[Scalar, Scalar]:
        """Where `next` leads."""
        return self.next

    def rows(self, language: str, marks: Sequence[str]) -> tuple[tuple[Option, ...], ...]:
        """The labels; a tap carries the choice's place in the list, never its code."""
        return rows_of([Option(str(place), choice.shown(language)) for place, choice in enumerate(self.choices)])

    def show(self, value: Value, language: str) -> str:
        """The label."""
        return self.choices.shown(str(value), language)


class ChoiceQuestion(OneOfAList):
    """A question with one answer out of a list."""

    write_in: Reference | None = None

    def value_type(self) -> Type:
        """One of its codes."""
        if not self.choices.complete:
            return UNKNOWN
        return Code(self.choices.codes, tuple(choice.shown("") for choice in self.choices))

    def read(self, text: str, language: str) -> Value | Refusal:
        """The code."""
        return self.choices.read(text)

    def tapped(self, action: str) -> Value:
        """The code at that place."""
        return self.choices.at(action)

    def codes(self) -> dict[str, Value]:
        """Its codes."""
        return {code: code for code in self.choices.codes}

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

    choices: Choices = Field(default_factory=lambda: ChoiceList(()))
    text: TextField = Field(default_factory=lambda: phrase_text("language_ask"))

    def offering(self, languages: Sequence[Scalar]) -> "LanguageQuestion":
        """The same question with the survey's languages to choose from."""
        labels = (Text.read(Scalar(OWN_NAMES.get(code, code), code.span))[0] for code in languages)
        pairs = zip(languages, labels, strict=True)
        choices = ChoiceList(tuple(Choice(code, label) for code, label in pairs if label is not None))
        return self.model_copy(update={"choices": choices})
