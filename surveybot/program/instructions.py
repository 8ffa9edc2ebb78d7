"""What a survey is compiled to: in, nothing; out, six frozen instructions and the program that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from surveybot.language.expression import Evaluate, Type
from surveybot.language.position import Span
from surveybot.program.wording import Wording
from surveybot.questions.question import Question
from surveybot.questions.rules import Rule
from surveybot.survey.model import Survey


@dataclass(frozen=True, slots=True)
class Say:
    """Says something."""

    wording: Wording
    span: Span


@dataclass(frozen=True, slots=True)
class Demand:
    """A rule with its condition compiled and its words ready."""

    rule: Rule
    that: Evaluate | None
    error: Wording | None


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks a question and waits; the one instruction at which a dialog can pause."""

    question: Question
    wording: Wording
    hint: Wording | None
    demands: tuple[Demand, ...]
    span: Span

    @property
    def name(self) -> str:
        """The variable that takes the answer."""
        return str(self.question.name)


@dataclass(frozen=True, slots=True)
class Branch:
    """Goes on below if the condition holds, else (also when it is unknown) at `otherwise`."""

    condition: Evaluate
    otherwise: int
    span: Span


@dataclass(frozen=True, slots=True)
class Jump:
    """Goes on at `target`."""

    target: int
    span: Span


@dataclass(frozen=True, slots=True)
class Assign:
    """Computes a variable."""

    name: str
    compute: Evaluate
    span: Span


@dataclass(frozen=True, slots=True)
class Finish:
    """Ends the interview; without words the bot says its own thanks."""

    wording: Wording | None
    status: str
    span: Span


Instruction = Say | Ask | Branch | Jump | Assign | Finish


@dataclass(frozen=True, slots=True)
class Loop:
    """A place that is jumped back to: its body is start..end, both included. Two loops are apart or nested."""

    name: str
    start: int
    end: int


class Use(NamedTuple):
    """Instruction number `at` needs the answer or variable `name`, which is written at `span`."""

    at: int
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Program:
    """A survey, ready to run; `around[n]` are the loops around instruction n, outermost first.

    `questions` are all by their names, write-ins among them, in the order of the file.
    """

    survey: Survey
    instructions: tuple[Instruction, ...]
    types: Mapping[str, Type]
    loops: tuple[Loop, ...]
    around: tuple[tuple[Loop, ...], ...]
    silence_words: Wording | None
    uses: tuple[Use, ...]
    questions: Mapping[str, Question]

    def computed(self) -> list[str]:
        """The names of the `set` variables, in the order of the file."""
        return list(dict.fromkeys(step.name for step in self.instructions if isinstance(step, Assign)))
