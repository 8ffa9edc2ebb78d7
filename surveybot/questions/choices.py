"""A list of answers to choose from: in, choices with their codes and labels; out, labels, and what a text means."""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from surveybot.language.expression import Expression, Value
from surveybot.language.folded import folded
from surveybot.language.nodes import Scalar
from surveybot.language.text import Text, render
from surveybot.questions.reply import Refusal


class Choice(Struct, frozen=True):
    """One answer to choose: the code is stored, the label shown.

    With a `condition` it is on offer only where that holds; `limit` is how many may choose it in all.
    """

    code: Scalar
    label: Text
    condition: Expression | None = None
    limit: int | None = None

    def shown(self, language: str) -> str:
        """The label in a language (a label holds no placeholders)."""
        label = self.label.ready(language, "") or render(self.label.in_language(language, ""), lambda pipe: "")
        return label.text


class ChoiceList(Struct, frozen=True, dict=True):
    """The choices in the order of the file; `name` is set where the list stands elsewhere, under `choice_lists`."""

    choices: tuple[Choice, ...]
    name: Scalar | None = None
    complete: bool = True  # whether all of it could be read; else a code that is not in it is no mistake

    def __iter__(self) -> Iterator[Choice]:
        """The choices."""
        return iter(self.choices)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All codes."""
        return tuple(str(choice.code) for choice in self.choices)

    @cached_property
    def suffixes(self) -> tuple[str, ...]:
        """What follows a name in the headers of its columns: one for the whole answer, then one for each choice."""
        return ("", *(f"_{code}" for code in self.codes))

    @cached_property
    def answers(self) -> dict[str, Value]:
        """All codes, each the answer that it is."""
        return dict(zip(self.codes, self.codes, strict=True))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """All labels in one language, then all in the next."""
        languages = dict.fromkeys(language for choice in self.choices for language in choice.label.templates)
        return tuple(choice.shown(language) for language in languages for choice in self.choices)

    @cached_property
    def is_limited(self) -> bool:
        """Whether one of the choices has a number of places."""
        return any(choice.limit is not None for choice in self.choices)

    @cached_property
    def is_conditional(self) -> bool:
        """Whether one of the choices is not always on offer."""
        return any(choice.condition is not None for choice in self.choices)

    def by_code(self, code: str) -> Choice | None:
        """The choice with this code."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> dict[str, Choice]:
        return {str(choice.code): choice for choice in reversed(self.choices)}  # of two the first

    def at(self, place: str) -> str | None:
        """The code at a place, counted from 0, that a tap names; None if there is none."""
        number = int(place) if re.fullmatch("[0-9]{1,4}", place) else len(self.choices)
        return self.codes[number] if number < len(self.choices) else None

    def offering(self, codes: tuple[str, ...]) -> "ChoiceList":
        """The same list with only these choices, in this order."""
        return replace(self, choices=tuple(self._by_code[code] for code in codes))

    def shown(self, code: str, language: str) -> str:
        """The label of a code."""
        choice = self.by_code(code)
        return choice.shown(language) if choice else code

    def read(self, text: str) -> str | Refusal:
        """The code that a typed text means: code, else label in any language, else number on the list."""
        meant = self._by_words.get(folded(text))
        if meant is not None:
            return meant
        if not self.has_numeric_codes and re.fullmatch("[0-9]{1,3}", text) and 1 <= int(text) <= len(self.choices):
            return self.codes[int(text) - 1]
        return Refusal("refused_choice")

    @cached_property
    def _by_words(self) -> dict[str, str]:
        """Codes by what can be typed for them; a code is never taken for somebody else's label."""
        words = {folded(code): code for code in reversed(self.codes)}
        for choice in self.choices:
            for language in choice.label.templates:
                words.setdefault(folded(choice.shown(language)), str(choice.code))
        return words

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each code, counted from 0."""
        return {code: place for place, code in reversed(list(enumerate(self.codes)))}

    @cached_property
    def has_numeric_codes(self) -> bool:
        """Whether a typed number is a code, and not a place on the list."""
        return any(code.isdigit() for code in self.codes)
