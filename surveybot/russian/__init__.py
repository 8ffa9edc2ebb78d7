"""Problems in Russian: in, a problem as the checks tell it; out, the same problem with Russian words.

A template in English is the key of its translation. What has none stays English; a test lets no such template pass.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from surveybot.language.expression.types import Kind
from surveybot.language.problem import Problem
from surveybot.language.words import Worded, fill
from surveybot.russian.checks import CHECKS
from surveybot.russian.craft import CRAFT
from surveybot.russian.expressions import EXPRESSIONS
from surveybot.russian.file import FILE
from surveybot.russian.frame import FRAME
from surveybot.russian.meaning import MEANING
from surveybot.russian.questions import QUESTIONS
from surveybot.russian.settings import SETTINGS
from surveybot.russian.structure import STRUCTURE
from surveybot.russian.usage import USAGE
from surveybot.russian.writing import WRITING

RUSSIAN: Mapping[str, str] = {
    **FILE, **STRUCTURE, **SETTINGS, **QUESTIONS, **EXPRESSIONS, **WRITING, **CHECKS, **MEANING, **CRAFT, **FRAME,
    **USAGE,
}  # fmt: skip


def in_russian(problem: Problem) -> Problem:
    """The problem with the words of its message, its help and its labels in Russian."""
    labels = (
        replace(label, template=_russian(label.template), values=_values(label.values)) for label in problem.labels
    )
    return replace(
        problem,
        template=_russian(problem.template),
        help_template=_russian(problem.help_template),
        values=_values(problem.values),
        labels=tuple(labels),
    )


def _russian(template: str) -> str:
    return RUSSIAN.get(template, template)


def _values(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _value(value) for name, value in values.items()}


def _value(value: object) -> object:
    if isinstance(value, Worded):
        return fill(_russian(value.template), _values(value.values))
    return _russian(str(value)) if isinstance(value, Kind) else value
