"""`yes_no`: in, yes or no in any of the survey's languages; out, a boolean."""

from collections.abc import Mapping
from typing import Any, Literal

from surveybot.language.expression import CONDITION, Type, Value
from surveybot.language.folded import folded
from surveybot.language.nodes import Scalar
from surveybot.phrases import Tongue
from surveybot.questions.asking import Asking, spoken
from surveybot.questions.prompt import Option, Rows
from surveybot.questions.question import Next, Question
from surveybot.questions.reply import Marked, Refusal

_ANSWERS: dict[Literal["yes", "no"], Value] = {"yes": True, "no": False}


class YesNoQuestion(Question):
    """A question that is answered yes or no."""

    next: Next = {}
    """Where to go on after `yes` or `no`, as `answer: step` lines; else it goes on below."""

    @property
    def jumps(self) -> Mapping[Scalar, Scalar]:
        """Where `next` leads."""
        return self.next

    def value_type(self) -> Type:
        """A condition by itself."""
        return CONDITION

    @property
    def is_alike(self) -> bool:
        """Its text, and yes and no."""
        return True

    @property
    def has_rows(self) -> bool:
        """It has two buttons."""
        return True

    def rows(self, asking: Asking) -> Rows:
        """Yes and no, side by side."""
        return (tuple(Option(word, asking.tongue.phrase(word)) for word in _ANSWERS),)

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """Yes or no in any letter case and in any of the survey's languages."""
        said = folded(text.rstrip(".!"))
        for key, answer in _ANSWERS.items():
            if said == key or said in spoken(key, asking.tongues):
                return answer
        return Refusal("refused_yes_no")

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """Yes or no."""
        return self.codes().get(action)

    def action_for(self, value: Value) -> str:
        """`yes` or `no`."""
        return "yes" if value else "no"

    def show(self, value: Value, tongue: Tongue) -> str:
        """Yes or no in the respondent's language."""
        return tongue.phrase("yes" if value else "no")

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
