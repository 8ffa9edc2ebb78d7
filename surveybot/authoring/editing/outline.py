"""A survey at a glance: in, its steps; out, those that have a name, each with what stands in it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from surveybot.authoring.editing.names import parts_of
from surveybot.authoring.excerpt import words_of
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.questions.question import Question
from surveybot.survey.model import GridStep, IfStep, LabelStep, RepeatStep, Step, Survey


class Entry(NamedTuple):
    """A step by its name; `place` is that of the name, `span` that of the whole step."""

    name: str
    about: str
    place: Span
    span: Span
    inside: tuple["Entry", ...]


def outline(survey: Survey, file: str) -> list[Entry]:
    """The steps that stand in a file, in its order."""
    return list(_entries(survey.steps, survey.source_language, file))


def _entries(steps: Iterable[Step], language: str, file: str) -> Iterator[Entry]:
    for step in steps:
        inside = tuple(_entries(parts_of(step), language, file))
        name, about = _name(step, language)
        if name is None or name.span.file != file:
            yield from inside
        else:
            yield Entry(str(name), about, name.span, step.span, inside)


def _name(step: Step, language: str) -> tuple[Scalar | None, str]:
    match step:
        case Question(ask=name):
            return name, f"{step.type}: {words_of(step.text, language, '')}"
        case LabelStep(label=name):
            return name, "label"
        case RepeatStep(repeat=name):
            return name, "repeat"
        case GridStep(grid=name):
            return name, "grid"
        case IfStep(condition=condition) if condition is not None:
            return Scalar(f"if {condition.source}", condition.span), ""
    return None, ""
