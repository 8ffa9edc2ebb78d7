"""`multi`: in, ticks or a typed list; out, several codes in the order of the list."""

from collections.abc import Sequence
from typing import Annotated, Any

from msgspec.structs import replace

from surveybot.language.expression import UNKNOWN, Codes, Type, Value
from surveybot.language.fields import CodeOfChoice, RangeField
from surveybot.language.nodes import Node, Scalar
from surveybot.language.nodes import Sequence as NodeSequence
from surveybot.language.problem import Problem
from surveybot.language.record import reads, wrong_type
from surveybot.language.shapes import CHOICE, one_or_more
from surveybot.phrases import PhraseKey, Tongue
from surveybot.questions import offering
from surveybot.questions.asking import Asking
from surveybot.questions.listed import Listed
from surveybot.questions.prompt import Option, Rows
from surveybot.questions.reply import Marked, Refusal
from surveybot.questions.rows import rows_of, several


def _alone(node: Node, problems: list[Problem]) -> tuple[Scalar, ...]:
    items = node if isinstance(node, NodeSequence) else [node]
    codes = tuple(item for item in items if isinstance(item, Scalar) and item)
    if len(codes) != len(items):
        problems.append(wrong_type(node, "`alone` is the code of a choice, or a list of codes"))
    return codes


class MultiQuestion(Listed):
    """A question with several answers out of a list."""

    pick: RangeField | None = None
    """How many may be chosen."""
    write_in: CodeOfChoice | None = None
    """This choice asks for a text."""
    alone: Annotated[tuple[Scalar, ...], reads(_alone, one_or_more(CHOICE))] = ()
    """This choice cannot be combined with others; a list is possible."""

    @property
    def pinned(self) -> tuple[str, ...]:
        """The write-in and what stands alone stay last."""
        last = {*map(str, self.alone), str(self.write_in)}
        return tuple(code for code in self.choices.codes if code in last)

    def value_type(self) -> Type:
        """A set of its codes."""
        if not self.choices.complete:
            return UNKNOWN
        return Codes(self.choices.codes, self.choices.labels)

    def rows(self, asking: Asking) -> Rows:
        """Each label with a box; a tap says what the box shall be, so that a second one changes nothing."""
        return rows_of([self._box(option, asking) for option in offering.options(self.choices, asking)], self.columns)

    def _box(self, option: Option, asking: Asking) -> Option:
        ticked = self.choices.at(option.action) in asking.marks
        return replace(option, action=f"{'-' if ticked else '+'}{option.action}", box="☑ " if ticked else "☐ ")

    def tail(self, asking: Asking) -> tuple[Option, ...]:
        """Done."""
        return (Option("done", asking.tongue.phrase("done")),)

    def guidance(self, asking: Asking) -> str:
        """How boxes and Done go together."""
        return asking.tongue.phrase("multi_hint")

    def marks_for(self, value: Value) -> list[str]:
        """A former answer is ticked."""
        return list(value) if isinstance(value, tuple) else []

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """The marks after a tap on a box, or the answer after Done."""
        if action == "done":
            return self.chosen(asking.marks, asking)
        code = offering.tapped(self.choices, action[1:], asking)
        if action[:1] not in ("+", "-") or code is None or isinstance(code, Refusal):
            return code if action[:1] in ("+", "-") else None
        kept = [mark for mark in asking.marks if mark != code]
        if action[0] == "-":
            return Marked(kept)
        if code in self.alone:
            return Marked([code])
        return Marked(self.in_order([mark for mark in kept if mark not in self.alone] + [code]))

    def in_order(self, codes: Sequence[str]) -> list[str]:
        """The codes once each, in the order of the list."""
        return [code for code in self.choices.codes if code in codes]

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """All that are named, separated by commas; one that names no choice refuses the whole."""
        codes = []
        whole = offering.typed(text, asking)  # a label may hold a comma itself
        for piece in several(text) if isinstance(whole, Refusal) else [text]:
            code = offering.typed(piece, asking)
            if isinstance(code, Refusal):
                return code
            codes.append(code)
        return self.chosen(codes, asking)

    def chosen(self, codes: Sequence[str], asking: Asking) -> Value | Refusal:
        """The codes as an answer, or why they are none: too few, too many, full, or one that stands alone."""
        answer = tuple(self.in_order([code for code in codes if code in asking.choices.codes]))
        full = next((code for code in answer if code in asking.full), None)
        if full is not None:
            return offering.available(full, asking)
        if any(code in self.alone for code in answer):
            if len(answer) == 1:
                return answer
            label = next(self.choices.shown(code, asking.tongue.language) for code in answer if code in self.alone)
            return Refusal("refused_alone", {"label": label})
        return self._wrong_number(len(answer), len(asking.choices.codes)) or answer

    def _wrong_number(self, count: int, offered: int) -> Refusal | None:
        low, high = (self.pick.low, self.pick.high) if self.pick else (None, None)
        at_least = 1 if low is None else int(low)
        at_most = offered if high is None else int(high)
        if at_least <= count <= at_most:
            return None
        key: PhraseKey = "refused_multi_pick"
        if low == high is not None:
            key = "refused_multi_pick_exact"
        elif low is None or high is None:
            key = "refused_multi_pick_at_least" if count < at_least else "refused_multi_pick_at_most"
        return Refusal(key, {"low": at_least, "high": at_most, "count": count})

    def show(self, value: Value, tongue: Tongue) -> str:
        """The labels, separated by commas."""
        assert isinstance(value, tuple)
        return ", ".join(self.choices.shown(code, tongue.language) for code in value)

    def to_record(self, value: Value) -> Any:
        """A list."""
        assert isinstance(value, tuple)
        return list(value)

    def from_record(self, record: Any) -> Value:
        """The codes."""
        if not isinstance(record, list) or not set(record) <= set(self.choices.codes):
            raise ValueError(record)
        return tuple(record)

    def suffixes(self) -> tuple[str, ...]:
        """One column for all, then one for each choice."""
        return self.choices.suffixes

    def cells(self, record: Any) -> list[str]:
        """`pay;other`, then 1 or 0 for each choice."""
        return [";".join(record), *("1" if code in record else "0" for code in self.choices.codes)]
