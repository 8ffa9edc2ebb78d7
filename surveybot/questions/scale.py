"""`scale` and `nps`: in, a whole number or its label; out, the number."""

import re
from typing import Annotated, Any, ClassVar

from surveybot.language.expression import NUMBER, Type, Value
from surveybot.language.fields import TEXT, read_range
from surveybot.language.nodes import Node, Scalar, Sequence
from surveybot.language.problem import Problem, error
from surveybot.language.record import reads, wrong_type
from surveybot.language.shapes import list_of
from surveybot.language.text import Text, render
from surveybot.language.written_otherwise import range_meant
from surveybot.questions import offering
from surveybot.questions.asking import Asking
from surveybot.questions.choice import OneOfAList
from surveybot.questions.choice_reading import CHOICES, read_choices
from surveybot.questions.choices import Choice, ChoiceList
from surveybot.questions.reply import Marked, Refusal

LONGEST = 21


def is_point(code: str) -> bool:
    """Whether a code can be a point of a scale: a whole number in digits."""
    return re.fullmatch("-?[0-9]+", code) is not None


POINTS = {**CHOICES, "examples": ["1..5", "1..7"]}


def _numbers(low: int, high: int, at: Node) -> ChoiceList:
    codes = (Scalar(str(number), at.span) for number in range(low, high + 1))
    pairs = ((code, Text.read(code)[0]) for code in codes)
    return ChoiceList(tuple(Choice(code, label) for code, label in pairs if label is not None))


def _points(node: Node, problems: list[Problem]) -> ChoiceList:
    if not isinstance(node, Scalar) or (".." not in node and not range_meant(node)):
        return read_choices(node, problems)
    points = read_range(node, problems)
    if points.low is None and points.high is None:
        return _numbers(1, 5, node)  # it has been told why this is no range
    low, high = points.low, points.high
    if low is None or high is None or high - low >= LONGEST or low % 1 or high % 1:
        problems.append(
            error(
                "scale-points",
                node.span,
                "a scale runs between two whole numbers and has at most {most} points",
                most=LONGEST,
                help="write for example `choices: 1..5`",
            )
        )
        return _numbers(1, 5, node)
    return _numbers(int(low), int(high), node)


def _ends(node: Node, problems: list[Problem]) -> tuple[Text, Text] | None:
    if not isinstance(node, Sequence) or len(node) != 2:
        wanted = "`ends` says what the two ends mean: `[not at all, very much]`"
        help = "write the meaning of the lowest point, then that of the highest one, in square brackets"
        problems.append(wrong_type(node, wanted, help=help))
        return None
    texts = []
    for item in node:
        text, found = Text.read(item)
        problems.extend(found)
        texts.append(text)
    low, high = texts
    return None if low is None or high is None else (low, high)


class ScaleQuestion(OneOfAList):
    """A question that is answered by a point on a scale of whole numbers."""

    choices: Annotated[ChoiceList, reads(_points, POINTS)]
    """The points: `1..5`, or a list of `number: label`."""
    ends: Annotated[tuple[Text, Text] | None, reads(_ends, {**list_of(TEXT), "minItems": 2, "maxItems": 2})] = None
    """What the two ends mean."""
    rule_kinds: ClassVar[frozenset[str]] = frozenset({"that", "range"})

    def value_type(self) -> Type:
        """A number."""
        return NUMBER

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The number, else the label."""
        code = offering.typed(text, asking)
        if isinstance(code, Refusal):
            language = asking.tongue.language
            if code.phrase == "refused_full" or any(choice.shown(language) != choice.code for choice in self.choices):
                return code  # the buttons show words, not numbers
            numbers = [int(code) for code in asking.choices.codes]
            return Refusal("refused_scale", {"low": min(numbers), "high": max(numbers)})
        return int(code)

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """The number at that place."""
        code = offering.tapped(self.choices, action, asking)
        return int(code) if isinstance(code, str) else code

    def legend(self, asking: Asking) -> str:
        """What the two ends mean."""
        if self.ends is None:
            return ""
        low, high = (render(end.in_language(asking.tongue.language, ""), lambda pipe: "").text for end in self.ends)
        first, *_, last = self.choices.codes
        return f"{first} – {low} · {last} – {high}"

    def codes(self) -> dict[str, Value]:
        """Its numbers."""
        return {code: int(code) for code in self.choices.codes if is_point(code)}

    def from_record(self, record: Any) -> Value:
        """The number."""
        if isinstance(record, bool) or str(record) not in self.choices.codes:
            raise ValueError(record)
        return int(record)


class NpsQuestion(ScaleQuestion):
    """How likely from 0 to 10, as in the Net Promoter Score (Reichheld, 2003)."""

    choices: Annotated[ChoiceList, reads(_points, POINTS)] = _numbers(0, 10, Scalar.nowhere())
    """The points, unless they are 0 to 10."""
