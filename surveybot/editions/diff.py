"""What has changed in a survey: in, two programs; out, changes in the terms of a survey, the heaviest first."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from surveybot.editions.change import Change, Weight
from surveybot.editions.flow import flow_changes
from surveybot.editions.outline import Placed, placed, questions
from surveybot.editions.questions import question_changes
from surveybot.editions.settings import setting_changes
from surveybot.editions.words import alike, everywhere, is_same, spelled
from surveybot.language.position import Span
from surveybot.language.text import Text
from surveybot.program.instructions import Program
from surveybot.questions.question import Question
from surveybot.survey.model import EndStep, GridStep, RepeatStep, ReviewStep, SayStep

_SAME_QUESTION = 0.8


def diff(old: Program, new: Program) -> list[Change]:
    """All changes; none if the two are the same but for layout, comments and tests."""
    was, is_now = list(placed(old.survey.steps)), list(placed(new.survey.steps))
    changes = [
        *setting_changes(old.survey, new.survey),
        *_question_changes(questions(was), questions(is_now), old.survey.source_language),
        *flow_changes(old, new, was, is_now),
        *_notices(was, is_now),
    ]
    if old.shape != new.shape and all(change.code == "text-changed" for change in changes):
        words = "steps that ask nothing stand at other places, or under other conditions"
        changes.append(Change("order-changed", words, old.survey.span, new.survey.span))
    weights = list(Weight)
    return sorted(changes, key=lambda one: (weights.index(one.weight), one.new or one.old, one.code, one.message))


def _question_changes(old: dict[str, Placed], new: dict[str, Placed], language: str) -> Iterator[Change]:
    renamed = dict(_renamed(old, new, language))
    for name, one in old.items():
        if name in new:
            yield from question_changes(name, one, new[name], language)
        elif name in renamed:
            words = (
                f"`{name}` seems to be called `{renamed[name]}` now: to surveybot that is a new question, asked again"
            )
            yield Change("question-renamed", words, _place(one), _place(new[renamed[name]]))
        else:
            words = f"`{name}` is not asked any more; its answers so far stay in the export"
            yield Change("question-removed", words, _place(one), None)
    kept = [name for name in old if name in new]
    yield from _added(kept, new, set(renamed.values()))
    yield from _order(kept, [name for name in new if name in old], old, new)


def _renamed(old: dict[str, Placed], new: dict[str, Placed], language: str) -> Iterator[tuple[str, str]]:
    """Names that went, each with the new one of a question of that type that asks nearly the same."""
    free = [name for name in new if name not in old]
    for name, one in old.items():
        if name in new:
            continue
        likeness = {other: _alike(one, new[other], language) for other in free}
        best = max(likeness, key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] >= _SAME_QUESTION:
            free.remove(best)
            yield name, best


def _alike(old: Placed, new: Placed, language: str) -> float:
    was, is_now = old.step, new.step
    assert isinstance(was, Question)
    assert isinstance(is_now, Question)
    return alike(spelled(was.text, language), spelled(is_now.text, language)) if type(was) is type(is_now) else 0.0


def _added(kept: list[str], new: dict[str, Placed], renamed: set[str]) -> Iterator[Change]:
    order = list(new)
    last = max((order.index(name) for name in kept), default=-1)
    for at, name in enumerate(order):
        if name in kept or name in renamed:
            continue
        if at < last:
            words = f"`{name}` is new before questions of old; who is past it returns to it"
            yield Change("question-inserted", words, None, _place(new[name]))
        else:
            yield Change("question-added", f"`{name}` is new, behind all others", None, _place(new[name]))


def _order(was: list[str], is_now: list[str], old: dict[str, Placed], new: dict[str, Placed]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, was, is_now, autojunk=False)
    stays = {name for block in matcher.get_matching_blocks() for name in was[block.a : block.a + block.size]}
    for name in is_now:
        if name not in stays:
            yield Change("order-changed", f"`{name}` stands at another place", _place(old[name]), _place(new[name]))


def _place(one: Placed) -> Span:
    assert isinstance(one.step, Question)
    return one.step.name.span


def _notices(was: list[Placed], is_now: list[Placed]) -> Iterator[Change]:
    """What is said."""
    old, new = _texts(was), _texts(is_now)
    matcher = SequenceMatcher(
        None, [everywhere(text) for text in old], [everywhere(text) for text in new], autojunk=False
    )
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        for text, other in zip_longest(old[start:end], new[new_start:new_end]):
            if text is None:
                yield Change("text-changed", "this is said now", None, other.span)
            elif other is None:
                yield Change("text-changed", "this is not said any more", text.span, None)
            elif not is_same(text, other):
                yield Change("text-changed", "this is said in other words", text.span, other.span)


def _texts(steps: list[Placed]) -> list[Text]:
    found: list[Text | None] = []
    for one in steps:
        match one.step:
            case SayStep(say=text) | EndStep(end=text) | ReviewStep(review=text) | GridStep(text=text):
                found.append(text)
            case RepeatStep(text=text, again=again):
                found += [text, again]
    return [text for text in found if text is not None]
