"""Choices compared: in, one question in two editions; out, codes that came, went, or mean something else."""

from collections.abc import Iterator

from surveybot.editions.change import Change
from surveybot.editions.words import OTHER_MEANING, alike, is_same, quoted, spelled
from surveybot.program.shape import bones
from surveybot.questions.choices import Choice
from surveybot.questions.question import Question

_SAME_LABEL = 0.9


def choice_changes(name: str, old: Question, new: Question, language: str) -> Iterator[Change]:
    """What has changed in the list of a question."""
    was = {str(choice.code): choice for choice in old.choice_list}
    is_now = {str(choice.code): choice for choice in new.choice_list}
    added = {code: choice for code, choice in is_now.items() if code not in was}
    for code, choice in was.items():
        if code in is_now:
            yield from _kept(name, code, choice, is_now[code], language, was)
            continue
        twin = next((other for other in added.values() if _is_twin(choice, other, language)), None)
        if twin is not None:
            words = f"`{code}` of `{name}` has the code `{twin.code}` now: answers so far have a code that is no choice"
            yield Change("choice-recoded", words, choice.code.span, twin.code.span)
            del added[str(twin.code)]
        else:
            words = f"`{name}` has no choice `{code}` any more; who has chosen it is asked again"
            yield Change("choice-removed", words, choice.code.span, new.name.span)
    for code, choice in added.items():
        yield Change("choice-added", f"`{name}` has a choice `{code}` more", old.name.span, choice.code.span)
    common = [code for code in was if code in is_now], [code for code in is_now if code in was]
    if common[0] != common[1]:
        yield Change("choice-moved", f"the choices of `{name}` stand in another order", old.name.span, new.name.span)


def _kept(name: str, code: str, old: Choice, new: Choice, language: str, before: dict[str, Choice]) -> Iterator[Change]:
    places = old.label.span, new.label.span
    was, is_now = spelled(old.label, language), spelled(new.label, language)
    others = {spelled(choice.label, language) for other, choice in before.items() if other != code}
    if was != is_now and (is_now in others or alike(was, is_now) < OTHER_MEANING):
        words = f"`{code}` of `{name}` was {quoted(was)} and is {quoted(is_now)}: does it mean the same?"
        yield Change("choice-reused", words, *places)
    elif not is_same(old.label, new.label):
        yield Change("text-changed", f"`{code}` of `{name}` has another label", *places)
    if bones(old.condition) != bones(new.condition):
        yield Change("condition-changed", f"`{code}` of `{name}` is on offer under another condition", *places)
    if old.limit != new.limit:
        yield Change("detail-changed", f"`limit` of `{code}` in `{name}` has changed", *places)


def _is_twin(old: Choice, new: Choice, language: str) -> bool:
    return alike(spelled(old.label, language), spelled(new.label, language)) >= _SAME_LABEL
