"""What a survey is compiled to: in, nothing; out, a few frozen instructions and the program that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct

from surveybot.language.expression import Evaluate, Expression, Index, Scope, Value
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.program.homes import Names
from surveybot.program.names import every_step
from surveybot.program.shape import digest_of
from surveybot.program.wording import Wording
from surveybot.questions.media import Media
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal
from surveybot.questions.rules import Rule
from surveybot.survey.model import Step, Survey


class Say(Struct, frozen=True):
    """Says something."""

    wording: Wording
    span: Span
    media: Media | None = None


class Demand(Struct, frozen=True):
    """A rule with its condition compiled and its words ready."""

    rule: Rule
    that: Evaluate | None
    error: Wording | None

    def refuses(self, value: Value, candidate: Scope) -> Refusal | None:
        """Why an answer does not meet it; `candidate` is the scope in which the answer is given already."""
        if self.that is None:
            return self.rule.refuses(value)
        # A rule refuses only what is surely false.
        return Refusal("refused_rule") if self.that(candidate) is False else None


class Patience(Struct, frozen=True):
    """How long a question waits, in seconds; then it says `words` and ends as `status`, or (None) goes on below."""

    seconds: float
    words: Wording | None
    status: str | None


class Stamina(Struct, frozen=True):
    """After so many refusals the interview goes on below (`goes_on`), or ends."""

    times: int
    goes_on: bool


class Ask(Struct, frozen=True):
    """Asks a question and waits.

    `name` is the variable that takes the answer, by its full name; `offers` the conditions of choices by their codes.
    """

    question: Question
    name: str
    wording: Wording
    hint: Wording | None
    demands: tuple[Demand, ...]
    span: Span
    offers: Mapping[str, Evaluate] = {}
    patience: Patience | None = None
    stamina: Stamina | None = None
    write_in_of: str | None = None


class Review(Struct, frozen=True):
    """Shows all answers and waits until they are confirmed; `name` is unlike any that an author can write."""

    name: str
    wording: Wording
    span: Span
    patience: Patience | None = None


class Branch(Struct, frozen=True):
    """Goes on below if the condition holds, else (also when it is unknown) at `otherwise`.

    `source` is the condition as its author wrote it; if there is an `answer_to`, it is the code of that question's
    answer which is meant, or `/timed out`, `/gave up`.
    """

    condition: Evaluate
    otherwise: int
    span: Span
    source: str = ""
    answer_to: str = ""


class Jump(Struct, frozen=True):
    """Goes on at `target`."""

    target: int
    span: Span


class Assign(Struct, frozen=True):
    """Computes a variable."""

    name: str
    compute: Evaluate
    span: Span


class Enter(Struct, frozen=True):
    """Begins a repeat: how many rounds it has, or over which codes, is settled here."""

    repeat: str
    span: Span


class Round(Struct, frozen=True):
    """The next round of a repeat, or on at `otherwise` when there is none."""

    repeat: str
    otherwise: int
    span: Span


class Finish(Struct, frozen=True):
    """Ends the interview; without words the bot says its own thanks. Unless it `stores`, the answers are erased."""

    wording: Wording | None
    status: str
    span: Span
    stores: bool = True


Instruction = Say | Ask | Review | Branch | Jump | Assign | Enter | Round | Finish


class Repeat(Struct, frozen=True):
    """A part that is asked again and again. `name` is its full name, `around` those of the repeats that hold it.

    `times` gives the number of rounds, `over` names the variable whose codes are gone through (`codes` are all there
    can be); with neither of them the respondent is asked before each round. `source` is `times` as it was written.
    """

    name: str
    around: tuple[str, ...]
    at_most: int
    times: Evaluate | None = None
    over: str | None = None
    codes: tuple[str, ...] = ()
    source: str = ""

    @property
    def asks_before(self) -> bool:
        """Whether the respondent says before each round if there shall be one."""
        return self.times is None and self.over is None

    @property
    def at_least(self) -> int:
        """How many rounds there are for sure, once it has begun."""
        return min(int(self.source), self.at_most) if self.source.isdecimal() else 0


class Loop(Struct, frozen=True):
    """A place that is jumped back to: its body is start..end, both included. Two loops are apart or nested.

    `repeat` is set where it is one; `names` are the variables that are answered in the body.
    """

    name: str
    start: int
    end: int
    repeat: Repeat | None = None
    names: frozenset[str] = frozenset()


class Use(NamedTuple):
    """Instruction number `at` needs the answer or variable `name`, which is written at `span`.

    `rounds` are those that it names, as in a `Reference`; none where it means the present one.
    """

    at: int
    name: str
    span: Span
    rounds: tuple[Index | None, ...] = ()


class Role(Enum):
    """What an expression is there for."""

    BRANCH = auto()
    RULE = auto()
    OFFER = auto()
    VALUE = auto()
    PIPE = auto()


class Written(NamedTuple):
    """An expression without errors, as it was written for instruction number `at`, where `names` can be named."""

    at: int
    role: Role
    expression: Expression
    names: Names


class Target(NamedTuple):
    """What can be jumped to: the instruction `at`, and the jumps that lead there."""

    name: Scalar
    at: int
    jumps: tuple[int, ...]


class Ahead(NamedTuple):
    """How many questions come: at least so many, and at most; None if nobody can say how many at most."""

    least: int
    most: int | None

    @property
    def bound(self) -> int:
        """The most, where it is known that there is one."""
        assert self.most is not None
        return self.most


class Course(Struct, frozen=True):
    """What is ahead of the questions, by their instructions, they themselves included, without further rounds.

    `rounds` is what each further round of a repeat brings, `longest` the longest way without jumps back.
    """

    waits: Mapping[int, Ahead]
    rounds: Mapping[str, Ahead]
    longest: int


NO_COURSE = Course({}, {}, 0)


@dataclass(frozen=True, eq=False)
class Program:
    """A survey, ready to run; `around[n]` are the loops around instruction n, outermost first.

    `questions` are all by their full names, write-ins among them, in the order of the file; `homes` says of a variable
    in which repeats it lives. Two programs are the same only if they are one. `made` keeps what dialogs have made of it
    that is the same in all interviews: prompts, lines of progress.
    """

    survey: Survey
    instructions: tuple[Instruction, ...]
    types: Names
    loops: tuple[Loop, ...]
    around: tuple[tuple[Loop, ...], ...]
    uses: tuple[Use, ...]
    written: tuple[Written, ...]
    targets: tuple[Target, ...]
    questions: Mapping[str, Question]
    repeats: Mapping[str, Repeat] = field(default_factory=dict)
    homes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reminder_words: Wording | None = None
    course: Course = NO_COURSE
    made: dict[tuple[object, ...], Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps of the survey, those in blocks and repeats too, in the order of the file."""
        return tuple(every_step(self.survey.steps))

    @cached_property
    def places(self) -> Mapping[str, Span]:
        """Where each name gets its value first."""
        givers = [step for step in reversed(self.instructions) if isinstance(step, Ask | Assign)]
        return {step.name: step.span for step in givers}

    @cached_property
    def waits(self) -> Mapping[str, Ask | Review]:
        """Where a dialog can stand, by the name of the question, the repeat or the review."""
        return {step.name: step for step in self.instructions if isinstance(step, Ask | Review)}

    @cached_property
    def shape(self) -> str:
        """What it shares with the editions of its survey that differ from it in texts alone."""
        return digest_of(self.survey, (type(step).__name__ for step in self.instructions))

    def computed(self) -> list[str]:
        """The full names of the `set` variables, in the order of the file."""
        return list(dict.fromkeys(step.name for step in self.instructions if isinstance(step, Assign)))
