"""`yes_no`: in, yes or no in any language we speak; out, a boolean."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from surveybot.language.expression import CONDITION, Type, Value
from surveybot.language.nodes import Scalar
from surveybot.phrases import CATALOGUES, phrase
from surveybot.questions.prompt import Option
from surveybot.questions.question import Next, Question
from surveybot.questions.reply import Refusal

_ANSWERS: dict[Literal["yes", "no"], Value] = {"yes": True, "no": False}


class YesNoQuestion(Question):
    """A question that is answered yes or no."""

    next: Next = Field(default_factory=dict)

    @property
    def jumps(self) -> Mapping[Scalar, Scalar]:
        """Where `next` leads."""
        return self.next

    def value_type(self) -> Type:
        """A condition by itself."""
        return CONDITION

    def rows(self, language: str, marks: Sequence[str]) -> tuple[tuple[Option, ...], ...]:
        """Yes and no, side by side."""
        return ((Option("yes", phrase("yes", language)), Option("no", phrase("no", language))),)

    def read(self, text: str, language: str) -> Value | Refusal:
        """Yes or no in any letter case and in any of our languages."""
        said = text.casefold().rstrip(".!")
        for key, answer in _ANSWERS.items():
            if said == key or said in {phrase(key, spoken).casefold() for spoken in CATALOGUES}:
                return answer
        return Refusal("refused_yes_no")

    def tapped(self, action: str) -> Value:
        """Yes or no."""
        return self.codes().get(action)

    def show(self, value: Value, language: str) -> str:
        """Yes or no in the respondent's language."""
        return phrase("yes" if value else "no", language)

    def codes(self) -> dict[str, Value]:
        """`yes` and `no`."""
        return {code: answer for code, answer in _ANSWERS.items()}  # noqa: C416 – dict() would narrow its keys

    def from_record(self, record: Any) -> Value:
        """The boolean."""
        if not isinstance(record, bool):
            raise ValueError(record)
        return record

    def cells(self, record: Any) -> list[str]:
        """`yes` or `no`."""
        return ["yes" if record else "no"]
