"""The expressions of a survey: in, what stands after `if`, in `set` and in braces; out, a type and a value."""

from surveybot.language.expression.checker import Checked, check
from surveybot.language.expression.nodes import Expression, Name, names
from surveybot.language.expression.parser import parse
from surveybot.language.expression.references import Index, Reference
from surveybot.language.expression.types import (
    CONDITION,
    DATE,
    DATETIME,
    NUMBER,
    OPAQUE,
    TEXT,
    TIME,
    UNKNOWN,
    Code,
    Codes,
    EachRound,
    Ranking,
    Rounds,
    Type,
)
from surveybot.language.expression.values import Duration, Evaluate, Scope, Thing, Value

__all__ = [
    "CONDITION",
    "DATE",
    "DATETIME",
    "NUMBER",
    "OPAQUE",
    "TEXT",
    "TIME",
    "UNKNOWN",
    "Checked",
    "Code",
    "Codes",
    "Duration",
    "EachRound",
    "Evaluate",
    "Expression",
    "Index",
    "Name",
    "Ranking",
    "Reference",
    "Rounds",
    "Scope",
    "Thing",
    "Type",
    "Value",
    "check",
    "names",
    "parse",
]
