"""A survey laid out flat: in, its steps; out, each of them with the conditions and the repeats around it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from surveybot.language.expression import Expression
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.questions.question import Question
from surveybot.survey.model import GotoStep, GridStep, IfStep, IncludeStep, RepeatStep, Step


@dataclass(frozen=True, slots=True)
class Placed:
    """A step; `only_if` are the conditions under which it is reached, `inside` the repeats around it."""

    step: Step
    only_if: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """The conditions in words."""
        return f"if {' and '.join(self.only_if)}" if self.only_if else "always"

    def full(self, name: str) -> str:
        """A name that stands here, in full."""
        return ".".join((*self.inside, name))


@dataclass(frozen=True, slots=True)
class JumpWritten:
    """A way to another place: what leads there, and the name of the place."""

    why: str
    target: str
    span: Span


def placed(steps: tuple[Step, ...], around: Placed | None = None) -> Iterator[Placed]:
    """All steps in the order of the file; blocks are their conditions, and includes what they take in."""
    for step in steps:
        here = replace(around, step=step) if around is not None else Placed(step)
        own = getattr(step, "condition", None)
        inner = replace(here, only_if=(*here.only_if, own.source)) if own is not None else here
        match step:
            case IfStep():
                yield from placed(step.then, inner)
                yield from placed(step.otherwise, _unless(here, step.condition))
            case IncludeStep():
                yield from placed(step.steps, inner)
            case GridStep():
                yield inner
                yield from placed(step.questions, inner)
            case RepeatStep():
                yield inner
                yield from placed(step.steps, replace(inner, inside=(*inner.inside, str(step.repeat))))
            case _:
                yield inner


def _unless(here: Placed, condition: Expression | None) -> Placed:
    return replace(here, only_if=(*here.only_if, f"not ({condition.source})")) if condition is not None else here


def questions(steps: list[Placed]) -> dict[str, Placed]:
    """The questions by their full names."""
    return {one.full(str(one.step.name)): one for one in steps if isinstance(one.step, Question)}


def jumps(steps: list[Placed]) -> Iterator[JumpWritten]:
    """All that leads elsewhere."""
    for one in steps:
        step = one.step
        if isinstance(step, GotoStep):
            yield JumpWritten(one.when, str(step.goto), step.goto.span)
        elif isinstance(step, Question):
            yield from _jumps_of(step, one.full(str(step.name)))


def _jumps_of(question: Question, name: str) -> Iterator[JumpWritten]:
    for code, target in question.jumps.items():
        yield JumpWritten(f"after the answer `{code}` to `{name}`", str(target), target.span)
    for limit, why in ((question.timeout, "after silence"), (question.attempts, "after too many tries")):
        goto: Scalar | None = limit.goto if limit is not None else None
        if goto is not None:
            yield JumpWritten(f"{why} at `{name}`", str(goto), goto.span)
