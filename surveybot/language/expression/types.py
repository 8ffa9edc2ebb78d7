"""What kind of value an expression gives: in, what the reader of a survey knows of each question; out, its type."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cached_property

from surveybot.language.meant import Known


class Kind(StrEnum):
    """A type in plain words, as it stands in a message; translations may look them up one by one."""

    NUMBER = "a number"
    TEXT = "text"
    CONDITION = "yes or no"
    DATE = "a date"
    TIME = "a time of day"
    DATETIME = "a date with a time"
    DURATION = "a length of time"
    OPAQUE = "no value to calculate with"
    UNKNOWN = "unknown"
    CODE = "one choice from a list"
    CODES = "several choices from a list"
    RANKING = "a ranking"
    ROUNDS = "a part that is asked again and again"
    EACH_ROUND = "the answers of all rounds"


class Plain(Enum):
    """A type that needs nothing but its name; the value of the member is the type in plain words."""

    NUMBER = Kind.NUMBER
    TEXT = Kind.TEXT
    CONDITION = Kind.CONDITION
    DATE = Kind.DATE
    TIME = Kind.TIME
    DATETIME = Kind.DATETIME
    DURATION = Kind.DURATION
    OPAQUE = Kind.OPAQUE
    UNKNOWN = Kind.UNKNOWN


NUMBER = Plain.NUMBER
TEXT = Plain.TEXT
CONDITION = Plain.CONDITION
DATE = Plain.DATE
TIME = Plain.TIME
DATETIME = Plain.DATETIME
DURATION = Plain.DURATION
OPAQUE = Plain.OPAQUE
"""A location, photo, file or voice message: only `answered(x)` can be asked of it."""
UNKNOWN = Plain.UNKNOWN
"""The type of what has a problem already: it fits everywhere, so that one mistake gives one problem."""


@dataclass(frozen=True)
class Listed:
    """Codes out of `choices`; `labels` (in any languages) only serve to recognise a label written for a code.

    Label n belongs to choice n modulo the number of choices, so that languages can be laid end to end.
    """

    choices: tuple[str, ...]
    labels: tuple[str, ...] = ()

    @cached_property
    def known(self) -> Known:
        """The choices, to find the one that was meant."""
        return Known(self.choices)

    @cached_property
    def by_label(self) -> dict[str, str]:
        """The code of each label, letter case aside."""
        labels = list(enumerate(self.labels)) if self.choices else []
        return {label.strip().casefold(): self.choices[at % len(self.choices)] for at, label in reversed(labels)}


class Code(Listed):
    """One of its codes."""


class Codes(Listed):
    """A set of its codes; its value is a tuple, empty when nothing was chosen on purpose."""


class Ranking(Listed):
    """Its codes in an order, the best one first."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """A `repeat` by its name: only `count(child)` can be asked of it.

    `inside` has examples of how what is asked in it is written here: `child[1].age`.
    """

    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EachRound:
    """The answers of all rounds, as `child.age` outside of the repeat; `of` is the type of one.

    `one` is how a single one is written here: `child[1].age`, or `age` where the dialog is in that round.
    """

    of: "Type"
    one: str = ""


Type = Plain | Code | Codes | Ranking | Rounds | EachRound

_KINDS: dict[type, Kind] = {
    Code: Kind.CODE,
    Codes: Kind.CODES,
    Ranking: Kind.RANKING,
    Rounds: Kind.ROUNDS,
    EachRound: Kind.EACH_ROUND,
}


def kind(of: Type) -> Kind:
    """The type in plain words, for a message."""
    return of.value if isinstance(of, Plain) else _KINDS[type(of)]


def code_for_label(listed: Listed, text: str) -> str | None:
    """The code whose label is `text` in any letter case; None if there is none."""
    return listed.by_label.get(text.strip().casefold())
