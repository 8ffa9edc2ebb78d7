"""Questions compared: in, one question in two editions; out, what has changed about it."""

from collections.abc import Iterator

from surveybot.editions.change import Change
from surveybot.editions.choices import choice_changes
from surveybot.editions.outline import Placed
from surveybot.editions.rules import bounds_changes, rule_changes
from surveybot.editions.words import OTHER_MEANING, alike, is_same, quoted, spelled, words_in
from surveybot.program.shape import bones
from surveybot.questions.question import Question

_TOLD_APART = {
    *("ask", "type", "text", "hint", "choices", "optional", "rules", "condition", "next", "timeout", "attempts"),
    *("pick", "long"),
}
_WORDS_APART = {"text", "choices", "rules"}
_REQUIRED = "made-required", "must be answered now; who has skipped it is asked again"


def question_changes(name: str, old: Placed, new: Placed, language: str) -> Iterator[Change]:
    """What has changed about a question that both editions have; `language` is the source language."""
    was, is_now = old.step, new.step
    assert isinstance(was, Question)
    assert isinstance(is_now, Question)
    places = was.name.span, is_now.name.span
    if type(was) is not type(is_now):
        words = (
            f"`{name}` was of type `{was.type}` and is of type `{is_now.type}`; answers so far are none of that type"
        )
        yield Change("type-changed", words, *places)
        return
    yield from _texts(name, was, is_now, language)
    yield from choice_changes(name, was, is_now, language)
    yield from rule_changes(name, was, is_now)
    yield from bounds_changes(name, was, is_now)
    if was.optional != is_now.optional:
        code, words = ("made-optional", "can be skipped now") if is_now.optional else _REQUIRED
        yield Change(code, f"`{name}` {words}", *places)
    if old.only_if != new.only_if:
        yield Change("condition-changed", f"`{name}` was asked {old.when}, and is asked {new.when}", *places)
    for what in ("timeout", "attempts"):
        if bones(getattr(was, what)) != bones(getattr(is_now, what)):
            yield Change("timing-changed", f"`{what}` of `{name}` has changed", *places)
    for key in _other_keys(was, is_now):
        yield Change("detail-changed", f"`{key}` of `{name}` has changed", *places)


def _texts(name: str, old: Question, new: Question, language: str) -> Iterator[Change]:
    before, after = spelled(old.text, language), spelled(new.text, language)
    if alike(before, after) < OTHER_MEANING:
        words = f"`{name}` asked {quoted(before)} and asks {quoted(after)}: is that the same question?"
        yield Change("question-reused", words, old.text.span, new.text.span)
    elif not is_same(old.text, new.text):
        yield Change("text-changed", f"`{name}` has another text", old.text.span, new.text.span)
    for key in new.fields.keys() - _WORDS_APART:
        if words_in(getattr(old, key)) != words_in(getattr(new, key)):
            yield Change("text-changed", f"`{key}` of `{name}` has other words", old.name.span, new.name.span)


def _other_keys(old: Question, new: Question) -> Iterator[str]:
    for key in new.fields:
        if key not in _TOLD_APART and bones(getattr(old, key)) != bones(getattr(new, key)):
            yield key
