"""What all question types have in common: the keys of an `ask` step and what a type must be able to do."""

from collections.abc import Iterable
from collections.abc import Mapping as Keys
from typing import Annotated, Any, ClassVar

from surveybot.language.expression import Type, Value
from surveybot.language.fields import ExpressionField, FileName, Name, TextField, YesNo, read_scalar
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem
from surveybot.language.record import Called, Record, reads, wrong_type
from surveybot.language.shapes import CHOICE, STEP, WORD, lines_of, one_or_more
from surveybot.language.shown import shown
from surveybot.phrases import Tongue
from surveybot.questions.asking import Asking
from surveybot.questions.choices import ChoiceList
from surveybot.questions.limits import Attempts, QuestionSilence, read_attempts, read_question_silence
from surveybot.questions.prompt import Option, Request, Rows
from surveybot.questions.reply import Attachment, Contact, Marked, Place, Refusal
from surveybot.questions.rules import Rules

Content = Contact | Place | Attachment | None
"""What was sent; None for what has no content that we know, as a sticker."""


def _next(node: Node, problems: list[Problem]) -> dict[Scalar, Scalar]:
    if not isinstance(node, Mapping) or not all(isinstance(target, Scalar) for target in node.values()):
        help = ""
        if isinstance(node, Scalar) and node:
            help = "to go there after any answer, write a step of its own below: `- goto: {target}`"
        elif isinstance(node, Sequence):
            help = "take the dashes out: each line is `answer: step`"
        problems.append(wrong_type(node, "`next` is written as `answer: step` lines", help=help, target=str(node)))
        items = [item for item in node if isinstance(item, Mapping)] if isinstance(node, Sequence) else []
        return {code: target for item in items for code, target in _next(item, []).items()}
    return {node.key_of(code): target for code, target in node.items() if isinstance(target, Scalar)}


def _default(node: Node, problems: list[Problem]) -> Scalar | None:
    """An answer as it would be typed; several in square brackets are typed with commas."""
    if isinstance(node, Sequence) and node and all(isinstance(item, Scalar) for item in node):
        return Scalar(", ".join(str(item) for item in node), node.span)
    return read_scalar(node, problems, "`default` is an answer as it could be typed, or a list of codes")


Next = Annotated[dict[Scalar, Scalar], reads(_next, lines_of(STEP, CHOICE))]
"""Where to go on after an answer, by its code; answers that are not named go on below."""

NO_CHOICES = ChoiceList(())


class Question(Record):
    """An `ask` step. A type says what an answer is; rules and `optional` are the same for all."""

    ask: Name
    """Asks a question. Its name is the variable, the column in the export, and where `goto` can lead."""
    type: Any
    """How it is answered."""
    text: TextField
    """The question. `{name}` puts an earlier answer in."""
    hint: TextField | None = None
    """A line in italics under the question."""
    media: FileName | None = None
    """A file beside the survey that is sent with it, such as `map.png`."""
    optional: YesNo = False
    """Adds a Skip button; without it the question must be answered."""
    default: Annotated[Scalar | None, reads(_default, one_or_more(WORD))] = None
    """An answer that is offered as a button; it is stored only when chosen."""
    condition: Annotated[ExpressionField, Called("if")] = None
    """Asked only where this holds."""
    rules: Rules = ()
    """What a reply must meet, each rule with an `error` of its own."""
    timeout: Annotated[QuestionSilence | None, reads(read_question_silence, QuestionSilence)] = None
    """What follows a long silence at this question."""
    attempts: Annotated[Attempts | None, reads(read_attempts, Attempts)] = None
    """What follows too many refusals."""
    pii: YesNo = False
    """The answer identifies a person."""
    sensitive: YesNo = False
    """The answer is told to nobody but who must know."""

    rule_kinds: ClassVar[frozenset[str]] = frozenset({"that"})
    varies: ClassVar[bool] = False
    """Whether the text of its prompt changes with the marks."""
    requests: ClassVar[Request | None] = None
    """What a button below the chat can share as the answer."""

    @property
    def name(self) -> Scalar:
        """Its variable, its column and a target of goto."""
        return self.ask

    @property
    def choice_list(self) -> ChoiceList:
        """What there is to choose from; empty for types without choices."""
        return NO_CHOICES

    @property
    def jumps(self) -> Keys[Scalar, Scalar]:
        """Where `next` leads, by the code of the answer."""
        return {}

    def value_type(self) -> Type:
        """What its answer is in expressions."""
        raise NotImplementedError

    @property
    def is_alike(self) -> bool:
        """Whether it looks the same in all interviews of a language, but for what was chosen in it or is full."""
        return False

    @property
    def has_rows(self) -> bool:
        """Whether there are buttons of its own under it, whatever else there is."""
        return False

    def rows(self, asking: Asking) -> Rows:
        """The buttons of its own."""
        return ()

    def tail(self, asking: Asking) -> tuple[Option, ...]:
        """Buttons that stay below the others when these fill several pages."""
        return ()

    def legend(self, asking: Asking) -> str:
        """A line that says what the buttons mean."""
        return ""

    def guidance(self, asking: Asking) -> str:
        """A line that says how to answer, where the author gives no hint."""
        return ""

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The answer that a typed text means, or why it is none."""
        raise NotImplementedError

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """What a tap on one of `rows` or `tail` means; None if there is no such option."""
        return None

    def received(self, content: Content, asking: Asking) -> Value | Refusal:
        """The answer that a card, a place or a file is, or why it is none."""
        return Refusal("refused_kind")

    def action_for(self, value: Value) -> str:
        """The action of the button in `rows` that means this answer; empty if there is none."""
        return ""

    def marks_for(self, value: Value) -> list[str]:
        """The marks with which the prompt begins when there is a former answer."""
        return []

    def show(self, value: Value, tongue: Tongue) -> str:
        """An answer as the respondent reads it."""
        return shown(value, tongue)

    def codes(self) -> dict[str, Value]:
        """The answers that `next` can tell apart, by their codes; empty where it makes no sense."""
        return {}

    def to_record(self, value: Value) -> Any:
        """The answer as JSON; `from_record` gives it back."""
        return value

    def from_record(self, record: Any) -> Value:
        """The answer that `to_record` wrote; ValueError if this question cannot have such an answer."""
        raise NotImplementedError

    def suffixes(self) -> tuple[str, ...]:
        """What follows its name in the headers of its columns in the wide export; empty for the name alone."""
        return ("",)

    def cells(self, record: Any) -> list[str]:
        """What stands in its columns for an answer on record."""
        return [str(record)]

    def written(self, record: Any) -> str:
        """An answer on record in one piece, as test dialogues and the terminal write it."""
        return self.cells(record)[0]


def lists_of(questions: Iterable[Question]) -> list[ChoiceList]:
    """The lists of choices that questions have, each once, also where several of them share it."""
    return list({id(question.choice_list): question.choice_list for question in questions}.values())
