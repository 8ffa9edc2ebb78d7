"""Buttons on a terminal: in, a prompt; out, each option with what is typed to tap it, and how they look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from rich.text import Text

from surveybot.console.cells import visible
from surveybot.dialog.prompting import KEEP
from surveybot.questions.prompt import Option, Prompt

_NAMED = ("skip", "done", "ok")  # they are tapped by typing /skip, /done and /ok, and have no number
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Keys:
    """The options of a prompt by the number that taps them."""

    actions: Mapping[str, str]

    @classmethod
    def of(cls, prompt: Prompt, codes: Sequence[str] = ()) -> "Keys":
        """Numbers from 1; where all codes of the question are numbers themselves, those."""
        options = [option for option in prompt.options if option.action not in _NAMED]
        own = len(codes) == len(options) and all(code.isdecimal() for code in codes)
        numbers = codes if own else [str(number) for number in range(1, len(options) + 1)]
        return cls({number: option.action for number, option in zip(numbers, options, strict=True)})

    def label(self, option: Option) -> str:
        """`[1] Riga office`; an option that is a number already is not numbered again."""
        key = next((key for key, action in self.actions.items() if action == option.action), f"/{option.action}")
        return f"[{key}]" if key == option.shown else f"[{key}] {visible(option.shown)}"


def typed_only(prompt: Prompt) -> Prompt:
    """The prompt without its calendar or clock: in a terminal a number is meant as it is typed, not as a button."""
    kept = tuple(row for row in prompt.rows if all(option.action in (KEEP, *_NAMED) for option in row))
    return replace(prompt, rows=kept)


def drawn(prompt: Prompt, keys: Keys, width: int) -> Text:
    """The rows of options as the prompt has them, but for rows that are wider than `width` cells."""
    lines: list[Text] = []
    for row in prompt.rows:
        labels = [Text(keys.label(option), "cyan") for option in row]
        whole = Text(" " * _BETWEEN).join(labels)
        lines += [whole] if whole.cell_len + 2 <= width else labels
    return Text("\n").join([Text.assemble("  ", line) for line in lines])
