"""`range-empty`: rules of one question that no answer can meet together, or that its type has no answer for."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import ceil, floor
from typing import NamedTuple

from surveybot.language.fields import Range
from surveybot.language.position import Span
from surveybot.language.problem import Label, Problem, error
from surveybot.language.regex_shape import shape_of
from surveybot.program.instructions import Program
from surveybot.questions.number import IntegerQuestion
from surveybot.questions.question import Question
from surveybot.questions.scale import ScaleQuestion, is_point
from surveybot.questions.text import LONG, SHORT, TextQuestion


class Bound(NamedTuple):
    """Numbers or lengths from `low` to `high` (None is open), as `span` demands; None where the type itself does."""

    low: Decimal | None
    high: Decimal | None
    span: Span | None
    written: str


def check(program: Program) -> Iterator[Problem]:
    """Of the numbers, or of the lengths, that a question takes there is one that meets all its rules."""
    told = set()
    for question in program.questions.values():
        for bounds in (_numbers(question), _lengths(question)):
            for bound, rival in _apart(bounds):
                if bound.span not in told:
                    told.add(bound.span)
                    yield _contradiction(question, bound, rival)
        if isinstance(question, IntegerQuestion):
            yield from _no_whole_number(question)


def _numbers(question: Question) -> list[Bound]:
    is_scale = isinstance(question, ScaleQuestion) and question.choice_list.complete
    points = [Decimal(code) for code in question.choice_list.codes if is_point(code)] if is_scale else []
    own = [Bound(min(points), max(points), None, f"{min(points)}..{max(points)}")] if points else []
    return own + [_bound(rule.range) for rule in question.rules if rule.range is not None]


def _lengths(question: Question) -> list[Bound]:
    bounds = []
    if isinstance(question, TextQuestion):
        longest = LONG if question.long else SHORT
        bounds.append(Bound(Decimal(1), Decimal(longest), None, f"1..{longest}"))
    for rule in question.rules:
        if rule.length is not None:
            bounds.append(_bound(rule.length))
        shape = shape_of(rule.match.source) if rule.match is not None else None
        if rule.match is not None and shape is not None and shape.fits:
            high = Decimal(shape.most) if shape.most is not None else None
            written = f"{shape.least}..{'' if high is None else high}"
            bounds.append(Bound(Decimal(shape.least), high, rule.match.source.span, written))
    return bounds


def _bound(limits: Range) -> Bound:
    written = "..".join("" if end is None else str(end) for end in (limits.low, limits.high))
    return Bound(limits.low, limits.high, limits.span, written)


def _apart(bounds: Iterable[Bound]) -> Iterator[tuple[Bound, Bound]]:
    """Those that have nothing in common with one before them, each with the tightest of these.

    Bounds that overlap two by two have something in common, all of them together.
    """
    tight: list[Bound] = []  # the one that begins last, and the one that ends first
    for bound in bounds:
        rival = next((other for other in tight if _are_apart(bound, other)), None)
        if rival is not None:
            yield bound, rival
        begun = (each for each in (*tight, bound) if each.low is not None)
        ended = (each for each in (*tight, bound) if each.high is not None)
        tight = [
            *sorted(begun, key=lambda each: each.low or 0, reverse=True)[:1],
            *sorted(ended, key=lambda each: each.high or 0)[:1],
        ]


def _are_apart(one: Bound, other: Bound) -> bool:
    return any(
        low.low is not None and high.high is not None and low.low > high.high
        for low, high in ((one, other), (other, one))
    )


def _contradiction(question: Question, bound: Bound, rival: Bound) -> Problem:
    assert bound.span is not None, "what the type demands comes first"
    if rival.span is None:
        is_long = isinstance(question, TextQuestion)
        return error(
            "range-empty",
            bound.span,
            "no answer to `{name}` is {wanted} characters long" if is_long else "no answer to `{name}` is {wanted}",
            name=str(question.name),
            wanted=bound.written,
            rival=rival.written,
            help="it takes {rival}; write a range within that",
        )
    return error(
        "range-empty",
        bound.span,
        "no answer can meet this rule and that of line {line}: here {wanted}, there {rival}",
        line=rival.span.line,
        wanted=bound.written,
        rival=rival.written,
        labels=(Label(rival.span, "the other rule"),),
        help="write ranges that have something in common, or take one of the rules out",
    )


def _no_whole_number(question: Question) -> Iterator[Problem]:
    for limits in (rule.range for rule in question.rules if rule.range is not None):
        is_closed = limits.low is not None and limits.high is not None
        if limits.span and is_closed and ceil(limits.low or 0) > floor(limits.high or 0):
            yield error(
                "range-empty",
                limits.span,
                "no whole number lies in `{written}`",
                written=_bound(limits).written,
                help="write `type: number`, which takes fractions too, or a wider range",
            )
