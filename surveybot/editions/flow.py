"""Ways compared: in, the steps of two editions; out, other jumps, places, loops, computations, endings and reviews."""

from collections.abc import Iterator, Mapping
from typing import Any

from surveybot.editions.change import Change
from surveybot.editions.outline import Placed, jumps
from surveybot.language.position import Span
from surveybot.program.instructions import Program
from surveybot.program.shape import bones
from surveybot.survey.model import EndStep, LabelStep, RepeatStep, ReviewStep, SetStep

Found = Mapping[Any, Span]


def flow_changes(old: Program, new: Program, was: list[Placed], is_now: list[Placed]) -> Iterator[Change]:
    """What has changed about the way through a survey."""
    nowhere = old.survey.span, new.survey.span
    loops = {loop.name for loop in old.loops if loop.repeat is None}
    labels, new_labels = _labels(was), _labels(is_now)
    for name in labels.keys() - new_labels.keys():
        if name in loops:
            words = f"the loop from `{name}` is gone, and with it the rounds under which answers were given"
            yield Change("loop-removed", words, labels[name], nowhere[1])
        else:
            yield Change("target-removed", f"there is no place `{name}` any more", labels[name], nowhere[1])
    yield from _repeats(was, is_now, nowhere)
    yield from _other("jump-changed", "the way to `{1}`, {0},", _jumps(was), _jumps(is_now), nowhere)
    yield from _other("computation-changed", "`{0}`, computed as `{1}`, {2},", _sets(was), _sets(is_now), nowhere)
    yield from _other("ending-changed", "the end as `{0}`, {1},", _ends(was), _ends(is_now), nowhere)
    if len(_reviews(was)) != len(_reviews(is_now)):
        words = (
            f"there {_are(len(_reviews(was)), 'was', 'were')} and there {_are(len(_reviews(is_now)), 'is', 'are')} now"
        )
        yield Change("review-changed", words, *nowhere)


def _are(number: int, one: str, many: str) -> str:
    return f"{one} 1 review" if number == 1 else f"{many} {number} reviews"


def _other(code: str, words: str, old: Found, new: Found, nowhere: tuple[Span, Span]) -> Iterator[Change]:
    for found, span in old.items():
        if found not in new:
            yield Change(code, f"{words.format(*found)} is gone", span, nowhere[1])
    for found, span in new.items():
        if found not in old:
            yield Change(code, f"{words.format(*found)} is new", nowhere[0], span)


def _repeats(was: list[Placed], is_now: list[Placed], nowhere: tuple[Span, Span]) -> Iterator[Change]:
    old, new = _repeats_of(was), _repeats_of(is_now)
    for name, step in old.items():
        if name not in new:
            yield Change("repeat-removed", f"`{name}` is not repeated any more", step.repeat.span, nowhere[1])
        elif _way_of_repeating(step) != _way_of_repeating(new[name]):
            words = f"the rounds of `{name}` come about in another way"
            yield Change("repeat-changed", words, step.repeat.span, new[name].repeat.span)
    for name in new.keys() - old.keys():
        yield Change("repeat-changed", f"`{name}` is a new repeat", nowhere[0], new[name].repeat.span)


def _way_of_repeating(step: RepeatStep) -> Any:
    return step.kind, bones(step.times), bones(step.over), step.at_most, bones(step.condition)


def _repeats_of(steps: list[Placed]) -> dict[str, RepeatStep]:
    return {one.full(str(one.step.repeat)): one.step for one in steps if isinstance(one.step, RepeatStep)}


def _labels(steps: list[Placed]) -> dict[str, Span]:
    return {str(one.step.label): one.step.label.span for one in steps if isinstance(one.step, LabelStep)}


def _jumps(steps: list[Placed]) -> Found:
    return {(jump.why, jump.target): jump.span for jump in jumps(steps)}


def _sets(steps: list[Placed]) -> Found:
    return {
        (one.full(str(name)), bones(expression), one.when): name.span
        for one in steps
        if isinstance(one.step, SetStep)
        for name, expression in one.step.set.items()
    }


def _ends(steps: list[Placed]) -> Found:
    ends = [(one, one.step) for one in steps if isinstance(one.step, EndStep)]
    return {(end.status, one.when, end.store): end.span for one, end in ends}


def _reviews(steps: list[Placed]) -> list[Placed]:
    return [one for one in steps if isinstance(one.step, ReviewStep)]
