"""`multi`: in, ticks or a typed list; out, several codes in the order of the list."""

from collections.abc import Sequence
from typing import Annotated, Any

from surveybot.language.expression import UNKNOWN, Codes, Type, Value
from surveybot.language.fields import RangeField, Reference
from surveybot.language.nodes import Node, Scalar
from surveybot.language.nodes import Sequence as NodeSequence
from surveybot.language.problem import Problem
from surveybot.language.record import reads, wrong_type
from surveybot.phrases import PhraseKey, phrase
from surveybot.questions.choice import Choices
from surveybot.questions.choices import ChoiceList, rows_of, several
from surveybot.questions.prompt import Option
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal


def _alone(node: Node, problems: list[Problem]) -> tuple[Scalar, ...]:
    items = node if isinstance(node, NodeSequence) else [node]
    codes = tuple(item for item in items if isinstance(item, Scalar) and item)
    if len(codes) != len(items):
        problems.append(wrong_type(node, "`alone` is the code of a choice, or a list of codes"))
    return codes


class MultiQuestion(Question):
    """A question with several answers out of a list."""

    choices: Choices
    pick: RangeField | None = None
    write_in: Reference | None = None
    alone: Annotated[tuple[Scalar, ...], reads(_alone)] = ()

    @property
    def choice_list(self) -> ChoiceList:
        """Its choices."""
        return self.choices

    def value_type(self) -> Type:
        """A set of its codes."""
        if not self.choices.complete:
            return UNKNOWN
        return Codes(self.choices.codes, tuple(choice.shown("") for choice in self.choices))

    def rows(self, language: str, marks: Sequence[str]) -> tuple[tuple[Option, ...], ...]:
        """Each label with a box; a tap says what the box shall be, so that a second one changes nothing."""
        options = []
        for place, choice in enumerate(self.choices):
            ticked = choice.code in marks
            label = ("☑ " if ticked else "☐ ") + choice.shown(language)
            options.append(Option(f"{'-' if ticked else '+'}{place}", label))
        return (*rows_of(options), (Option("done", phrase("done", language)),))

    def ticked(self, action: str, marks: Sequence[str]) -> list[str] | None:
        """The marks after a tap on a box; None if the action is no box of this list."""
        code = self.choices.at(action[1:])
        if action[:1] not in ("+", "-") or code is None:
            return None
        kept = [mark for mark in marks if mark != code]
        if action[0] == "-":
            return kept
        if code in self.alone:
            return [code]
        return self.in_order([mark for mark in kept if mark not in self.alone] + [code])

    def in_order(self, codes: Sequence[str]) -> list[str]:
        """The codes once each, in the order of the list."""
        return [code for code in self.choices.codes if code in codes]

    def read(self, text: str, language: str) -> Value | Refusal:
        """All that are named, separated by commas; one that names no choice refuses the whole."""
        codes = []
        whole = self.choices.read(text)  # a label may hold a comma itself
        for piece in several(text) if isinstance(whole, Refusal) else [text]:
            code = self.choices.read(piece)
            if isinstance(code, Refusal):
                return code
            codes.append(code)
        return self.chosen(codes, language)

    def chosen(self, codes: Sequence[str], language: str) -> Value | Refusal:
        """The codes as an answer, or why they are none: too few, too many, or one that stands alone."""
        answer = tuple(self.in_order(codes))
        if any(code in self.alone for code in answer):
            if len(answer) == 1:
                return answer
            label = next(self.choices.shown(code, language) for code in answer if code in self.alone)
            return Refusal("refused_alone", {"label": label})
        return self._wrong_number(len(answer)) or answer

    def _wrong_number(self, count: int) -> Refusal | None:
        low, high = (self.pick.low, self.pick.high) if self.pick else (None, None)
        at_least = 1 if low is None else int(low)
        at_most = len(self.choices.codes) if high is None else int(high)
        if at_least <= count <= at_most:
            return None
        key: PhraseKey = "refused_multi_pick"
        if low == high is not None:
            key = "refused_multi_pick_exact"
        elif low is None or high is None:
            key = "refused_multi_pick_at_least" if count < at_least else "refused_multi_pick_at_most"
        return Refusal(key, {"low": at_least, "high": at_most, "count": count})

    def show(self, value: Value, language: str) -> str:
        """The labels, separated by commas."""
        assert isinstance(value, tuple)
        return ", ".join(self.choices.shown(code, language) for code in value)

    def to_record(self, value: Value) -> Any:
        """A list."""
        assert isinstance(value, tuple)
        return list(value)

    def from_record(self, record: Any) -> Value:
        """The codes."""
        if not isinstance(record, list) or not set(record) <= set(self.choices.codes):
            raise ValueError(record)
        return tuple(record)

    def columns(self) -> list[str]:
        """One column for all, then one for each choice."""
        return [str(self.name), *(f"{self.name}_{code}" for code in self.choices.codes)]

    def cells(self, record: Any) -> list[str]:
        """`pay;other`, then 1 or 0 for each choice."""
        return [";".join(record), *("1" if code in record else "0" for code in self.choices.codes)]
