"""Choices on offer: in, a list and what is known when it is asked; out, options, and what a tap on one means."""

from collections.abc import Iterator

from surveybot.questions.asking import Asking
from surveybot.questions.choices import ChoiceList
from surveybot.questions.prompt import Option
from surveybot.questions.reply import Refusal


def options(choices: ChoiceList, asking: Asking) -> Iterator[Option]:
    """The choices on offer; a tap carries the choice's place in the whole list, never its code."""
    for number, choice in enumerate(asking.choices, 1):
        label, code = choice.shown(asking.tongue.language), str(choice.code)
        if code in asking.full:
            label = asking.tongue.phrase("choice_full", label=label)
        typed = code if choices.has_numeric_codes else str(number)
        yield Option(str(choices.places[code]), label, number=typed)


def tapped(choices: ChoiceList, place: str, asking: Asking) -> str | Refusal | None:
    """The code at a place that a tap names; None if it is not on offer, a refusal if it has no place left."""
    code = choices.at(place)
    return None if code is None or code not in asking.choices.codes else available(code, asking)


def typed(text: str, asking: Asking) -> str | Refusal:
    """The code of the choice on offer that a text means."""
    code = asking.choices.read(text)
    return code if isinstance(code, Refusal) else available(code, asking)


def available(code: str, asking: Asking) -> str | Refusal:
    """The code, unless all of its places are taken."""
    if code not in asking.full:
        return code
    return Refusal("refused_full", {"label": asking.choices.shown(code, asking.tongue.language)})
