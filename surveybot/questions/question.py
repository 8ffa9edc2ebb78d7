"""What all question types have in common: the keys of an `ask` step and what a type must be able to do."""

from collections.abc import Mapping as Keys
from collections.abc import Sequence as Several
from typing import Annotated, Any, ClassVar

from pydantic import Field

from surveybot.language.expression import Type, Value
from surveybot.language.fields import ExpressionField, Name, TextField, YesNo
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem
from surveybot.language.record import Record, reads, wrong_type
from surveybot.language.shown import shown
from surveybot.questions.choices import ChoiceList
from surveybot.questions.prompt import Option
from surveybot.questions.reply import Refusal
from surveybot.questions.rules import Rules

UNFINISHED_KEYS = frozenset(["media", "default", "shuffle", "columns", "pii", "sensitive", "timeout", "attempts"])


def _next(node: Node, problems: list[Problem]) -> dict[Scalar, Scalar]:
    if not isinstance(node, Mapping) or not all(isinstance(target, Scalar) for target in node.values()):
        help = ""
        if isinstance(node, Scalar) and node:
            help = "to go there after any answer, write a step of its own below: `- goto: {target}`"
        elif isinstance(node, Sequence):
            help = "take the dashes out: each line is `answer: step`"
        problems.append(wrong_type(node, "`next` is written as `answer: step` lines", help=help, target=str(node)))
        return {}
    return {node.key_of(code): target for code, target in node.items() if isinstance(target, Scalar)}


Next = Annotated[dict[Scalar, Scalar], reads(_next)]
"""Where to go on after an answer, by its code; answers that are not named go on below."""


class Question(Record):
    """An `ask` step. A type says what an answer is; rules and `optional` are the same for all."""

    ask: Name
    type: Any
    text: TextField
    hint: TextField | None = None
    optional: YesNo = False
    condition: ExpressionField = Field(None, alias="if")
    rules: Rules = ()

    rule_kinds: ClassVar[frozenset[str]] = frozenset({"that"})

    @property
    def name(self) -> Scalar:
        """Its variable, its column and a target of goto."""
        return self.ask

    @property
    def choice_list(self) -> ChoiceList:
        """What there is to choose from; empty for types without choices."""
        return ChoiceList(())

    @property
    def jumps(self) -> Keys[Scalar, Scalar]:
        """Where `next` leads, by the code of the answer."""
        return {}

    def value_type(self) -> Type:
        """What its answer is in expressions."""
        raise NotImplementedError

    def rows(self, language: str, marks: Several[str]) -> tuple[tuple[Option, ...], ...]:
        """Its options; `marks` are the codes ticked so far."""
        return ()

    @property
    def has_options(self) -> bool:
        """Whether there is a button under it."""
        return self.optional or bool(self.rows("", ()))

    def read(self, text: str, language: str) -> Value | Refusal:
        """The answer that a typed text means, or why it is none."""
        raise NotImplementedError

    def tapped(self, action: str) -> Value:
        """The answer that a tap means; None if there is no such option."""
        return None

    def show(self, value: Value, language: str) -> str:
        """An answer as the respondent reads it."""
        return shown(value, language)

    def codes(self) -> dict[str, Value]:
        """The answers that `next` can tell apart, by their codes; empty where it makes no sense."""
        return {}

    def to_record(self, value: Value) -> Any:
        """The answer as JSON; `from_record` gives it back."""
        return value

    def from_record(self, record: Any) -> Value:
        """The answer that `to_record` wrote; ValueError if this question cannot have such an answer."""
        raise NotImplementedError

    def columns(self) -> list[str]:
        """The headers of its columns in the wide export."""
        return [str(self.name)]

    def cells(self, record: Any) -> list[str]:
        """What stands in its columns for an answer on record."""
        return [str(record)]
