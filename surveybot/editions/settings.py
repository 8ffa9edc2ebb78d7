"""Settings compared: in, two surveys; out, what else holds for all of it now."""

from collections.abc import Iterator

from surveybot.editions.change import Change
from surveybot.editions.words import is_same, words_in
from surveybot.language.position import Span
from surveybot.program.shape import bones
from surveybot.survey.model import Survey

_HEAVIER = {
    **dict.fromkeys(("timezone", "timeout", "expire", "remind", "waves"), "timing-changed"),
    "given": "given-changed",
}
_TOLD_APART = {"id", "languages", "title", "messages", "anonymous", "choice_lists", "steps", "tests"}


def setting_changes(old: Survey, new: Survey) -> Iterator[Change]:
    """What has changed in the settings."""
    places = old.span, new.span
    if old.id != new.id:
        words = f"these are two surveys, `{old.id}` and `{new.id}`: no interview is moved from one to the other"
        yield Change("id-changed", words, old.id.span, new.id.span)
    yield from _languages(old, new, places)
    if not is_same(old.title, new.title):
        yield Change("text-changed", "the survey has another title", old.title.span, new.title.span)
    if old.messages != new.messages:
        yield Change("text-changed", "the bot's own phrases are worded differently", *places)
    if old.anonymous is not None and new.anonymous is None:
        words = "the survey is not anonymous any more; interviews that are open stay so"
        yield Change("anonymity-removed", words, *places)
    elif bones(old.anonymous) != bones(new.anonymous):
        yield Change("setting-changed", "`anonymous` has changed", *places)
    for key in new.fields.keys() - _TOLD_APART:
        if bones(getattr(old, key)) != bones(getattr(new, key)):
            yield Change(_HEAVIER.get(key, "setting-changed"), f"`{key}` has changed", *places)
        elif words_in(getattr(old, key)) != words_in(getattr(new, key)):
            yield Change("text-changed", f"`{key}` has other words", *places)


def _languages(old: Survey, new: Survey, places: tuple[Span, Span]) -> Iterator[Change]:
    was, is_now = list(map(str, old.languages)), list(map(str, new.languages))
    for tag in was:
        if tag not in is_now:
            words = f"the survey is not in `{tag}` any more; who answers in it goes on in `{is_now[0]}`"
            yield Change("language-removed", words, *places)
    for tag in is_now:
        if tag not in was:
            yield Change("language-added", f"the survey is in `{tag}`, too", *places)
    if was[0] != is_now[0]:
        yield Change("setting-changed", f"the source language was `{was[0]}` and is `{is_now[0]}`", *places)
