"""The names of a survey: in, the survey and its program; out, where each is given, and every place that means it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.program.homes import bare
from surveybot.program.instructions import Program
from surveybot.program.names import every_step
from surveybot.questions.question import Question
from surveybot.survey.model import GotoStep, GridStep, IfStep, IncludeStep, LabelStep, RepeatStep, SetStep, Step, Survey
from surveybot.survey.sayings import Change


class Named(NamedTuple):
    """A name where it is given; `full` has the repeats around it, as in `child.age`."""

    full: str
    place: Scalar
    step: Step


class Mention(NamedTuple):
    """A place that means a name."""

    span: Span
    full: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A survey as it was when it could last be read; `names` are in the order of the file."""

    survey: Survey
    program: Program
    names: dict[str, Named]
    mentions: tuple[Mention, ...]

    def meant_at(self, file: str, line: int, column: int) -> Named | None:
        """The name that is meant at a place, line and column from 1."""
        at = (line, column)
        for span, full in self.mentions:
            start, end = (span.line, span.column), (span.end_line, span.end_column)
            if span.file == file and start <= at <= end and full in self.names:
                return self.names[full]
        return None

    def targets(self) -> list[Named]:
        """What can be jumped to."""
        return [named for named in self.names.values() if not isinstance(named.step, SetStep)]


def understood(survey: Survey, program: Program) -> Understood:
    """What a survey names, and where it means that."""
    names: dict[str, Named] = {}
    for named in _given(survey.steps, "", program):
        names.setdefault(named.full, named)
    for full, question in program.questions.items():  # write-ins, whose names nobody has written
        names.setdefault(full, Named(full, question.name, question))
    mentions = [
        *(Mention(named.place.span, named.full) for named in names.values()),
        *(Mention(use.span, use.name.removesuffix(".number")) for use in program.uses),
        *_jumps(survey.steps, "", names),
        *_tested(survey, names),
    ]
    return Understood(survey, program, names, tuple(mention for mention in mentions if mention.span.file))


def _given(steps: Iterable[Step], inside: str, program: Program) -> Iterator[Named]:
    for step in steps:
        match step:
            case Question(ask=name) | LabelStep(label=name):
                yield Named(inside + name, name, step)
            case SetStep():
                for name in step.set:
                    yield Named(_owned(inside, name, program), name, step)
            case GridStep():
                yield Named(inside + step.grid, step.grid, step)
                yield from _given(step.questions, inside, program)
            case RepeatStep():
                yield Named(inside + step.repeat, step.repeat, step)
                yield from _given(step.steps, f"{inside}{step.repeat}.", program)
            case IfStep() | IncludeStep():
                yield from _given(parts_of(step), inside, program)


def parts_of(step: Step) -> tuple[Step, ...]:
    """The steps that stand in a step."""
    match step:
        case IfStep():
            return (*step.then, *step.otherwise)
        case RepeatStep() | IncludeStep():
            return step.steps
        case GridStep():
            return step.questions
    return ()


def _owned(inside: str, name: str, program: Program) -> str:
    """The full name of a variable: it lives in the outermost repeat in which it is set."""
    return next((full for full in _outwards(inside, name)[::-1] if full in program.homes), inside + name)


def _outwards(inside: str, name: str) -> list[str]:
    """How a name is called in full where it is given here, in the repeat around, and so on."""
    pieces = inside.split(".")[:-1]
    return [".".join((*pieces[:depth], name)) for depth in range(len(pieces), -1, -1)]


def _jumps(steps: Iterable[Step], inside: str, names: Mapping[str, Named]) -> Iterator[Mention]:
    for step in steps:
        for target in _named_in(step):
            full = next((full for full in _outwards(inside, target) if full in names), "")
            yield Mention(target.span, full)
        deeper = f"{inside}{step.repeat}." if isinstance(step, RepeatStep) else inside
        yield from _jumps(parts_of(step), deeper, names)


def _named_in(step: Step) -> Iterator[Scalar]:
    match step:
        case GotoStep(goto=target):
            yield target
        case RepeatStep(over=Scalar() as question):
            yield question
        case Question():
            yield from step.jumps.values()
            for limit in (step.timeout, step.attempts):
                if limit is not None and limit.goto is not None:
                    yield limit.goto


def _tested(survey: Survey, names: dict[str, Named]) -> Iterator[Mention]:
    """Names in test dialogues, which leave rounds out, and those in a report."""
    by_bare_name = {bare(full): full for full in reversed(names)}
    for test in survey.tests:
        changed = (saying.question for saying in test.say if isinstance(saying, Change))
        asked = (test.asks,) if test.asks is not None else ()
        for name in (*(test.path or ()), *test.answers, *test.taken, *asked, *changed):
            yield Mention(name.span, name if name in names else by_bare_name.get(bare(name), ""))
    for name in survey.report.by if survey.report else ():
        yield Mention(name.span, str(name))


def included_at(survey: Survey, file: str, line: int, column: int) -> Scalar | None:
    """The name of the file that is taken in at a place, line and column from 1."""
    for step in every_step(survey.steps):
        if isinstance(step, IncludeStep):
            span = step.include.span
            if span.file == file and span.line == line and span.column <= column <= span.end_column:
                return step.include
    return None
