"""The words of a message: in, a template and values; out, a sentence whose counted things agree with their number."""

from collections.abc import Iterable, Mapping
from itertools import islice
from string import Formatter
from typing import Any


class Worded(str):
    """A value of a message that is English itself: what stands for it in another language is looked up by `template`.

    `Worded("a {type} question", type="text")` is the text `a text question` wherever a text is wanted.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> "Worded":
        """`template` is English and the key of its translations, as that of a problem is."""
        self = super().__new__(cls, fill(template, values))
        self.template, self.values = template, values
        return self


def fill(template: str, values: Mapping[str, object]) -> str:
    """The template with its values; `{n:line|lines}`, in Slavic languages of three forms, is what `n` things are."""
    return _FILLING.vformat(template, (), values) if "{" in template or "}" in template else template


def enumerated(names: Iterable[str], most: int = 12) -> str:
    """The names with commas between them; of more than `most` the first."""
    shown = list(islice(names, most + 1))
    return ", ".join(shown[:most]) + (", …" if len(shown) > most else "")


class _Filling(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        forms = format_spec.split("|")
        return forms[_form(int(value), len(forms))] if len(forms) > 1 else str(super().format_field(value, format_spec))


_FILLING = _Filling()


def _form(number: int, forms: int) -> int:
    """Which of the forms a number takes (CLDR: English has two for whole numbers, Russian three)."""
    if forms == 2:
        return int(number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2
