"""A list of answers to choose from: in, `choices:` or `choice_lists:`; out, choices with their codes and labels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from surveybot.language.fields import CODE
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.nodes import Sequence as NodeSequence
from surveybot.language.problem import Label, Problem, error
from surveybot.language.record import wrong_type
from surveybot.language.text import Text, render
from surveybot.questions.prompt import Option
from surveybot.questions.reply import Refusal

_WIDTH = 30  # characters of labels that fit beside each other on a phone


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: the code is stored, the label shown."""

    code: Scalar
    label: Text

    def shown(self, language: str) -> str:
        """The label in a language (a label holds no placeholders)."""
        return render(self.label.in_language(language, ""), lambda pipe: "").text


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """The choices in the order of the file; `name` is set where the list stands elsewhere, under `choice_lists`."""

    choices: tuple[Choice, ...]
    name: Scalar | None = None
    complete: bool = True  # whether all of it could be read; else a code that is not in it is no mistake

    def __iter__(self) -> Iterator[Choice]:
        """The choices."""
        return iter(self.choices)

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes."""
        return tuple(str(choice.code) for choice in self.choices)

    def by_code(self, code: str) -> Choice | None:
        """The choice with this code."""
        return next((choice for choice in self.choices if choice.code == code), None)

    def at(self, place: str) -> str | None:
        """The code at a place, counted from 0, that a tap names; None if there is none."""
        number = int(place) if re.fullmatch("[0-9]{1,4}", place) else len(self.choices)
        return self.codes[number] if number < len(self.choices) else None

    def shown(self, code: str, language: str) -> str:
        """The label of a code."""
        choice = self.by_code(code)
        return choice.shown(language) if choice else code

    def read(self, text: str) -> str | Refusal:
        """The code that a typed text means: code, else label in any language, else number on the list."""
        said = text.casefold()
        for choice in self.choices:
            if said == choice.code.casefold():
                return str(choice.code)
        for choice in self.choices:
            if said in {choice.shown(language).casefold() for language in choice.label.templates}:
                return str(choice.code)
        numbered = not any(code.isdigit() for code in self.codes) and re.fullmatch("[0-9]{1,3}", text)
        if numbered and 1 <= int(text) <= len(self.choices):
            return self.codes[int(text) - 1]
        return Refusal("refused_choice")


def read_choices(node: Node, problems: list[Problem]) -> ChoiceList:
    """The choices under a key, or the name of a list that `choice_lists` has."""
    if isinstance(node, Scalar) and CODE.fullmatch(node):
        return ChoiceList((), node)
    if isinstance(node, NodeSequence) and node:
        choices = list(_choices(node, problems))
        problems.extend(_label_clashes(choices))
        return ChoiceList(tuple(_unique(choices, problems)), complete=len(choices) == len(node))
    if isinstance(node, Mapping) or (isinstance(node, Scalar) and node):
        wanted = "choices are a list: each line begins with `- `, for example `- it: IT team`"
        problems.append(wrong_type(node, wanted))
    else:
        problems.append(
            error("empty-section", node.span, "there are no choices here", help="add lines such as `- it: IT team`")
        )
    return ChoiceList((), complete=False)


def _choices(node: NodeSequence, problems: list[Problem]) -> Iterator[Choice]:
    bare = [(place, item) for place, item in enumerate(node, 1) if isinstance(item, Scalar) and item]
    if bare:
        problems.append(_without_code(*bare[0], len(bare)))
    for place, item in enumerate(node, 1):
        if isinstance(item, Scalar) and item:
            continue
        if not isinstance(item, Mapping) or not item:
            problems.append(wrong_type(item, "a choice is written as `- code: label`"))
            continue
        code, *more = (item.key_of(key) for key in item)
        problems.extend(_surplus(key) for key in more)
        if not CODE.fullmatch(code):
            problems.append(
                error(
                    "choice-code-syntax",
                    code.span,
                    "`{code}` cannot be a code",
                    code=str(code),
                    right=re.sub(r"\W+", "_", code).strip("_")[:40] or _proposed(item[code], place),
                    help="a code is letters, digits or `_`, at most 40, for example `{right}`",
                )
            )
        label, found = Text.read(item[code])
        problems.extend(found)
        if label is not None:
            yield Choice(code, label)


def _proposed(label: Node, place: int) -> str:
    """A code for a choice that has none, from its label where that is written in Latin letters."""
    words = re.sub(r"\W+", "_", label.casefold()).strip("_") if isinstance(label, Scalar) else ""
    return words[:40].rstrip("_") if words and words.isascii() else f"choice_{place}"


def _without_code(place: int, label: Scalar, others: int) -> Problem:
    return error(
        "choice-without-code",
        label.span,
        "the choice `{label}` has no code; in this list it is one of {others}"
        if others > 1
        else "the choice `{label}` has no code",
        label=str(label),
        others=others,
        code=_proposed(label, place),
        help="write `- {code}: {label}`; the code before the colon is what is stored, in Latin letters or digits",
    )


def _surplus(key: Scalar) -> Problem:
    if key in ("if", "limit"):
        return error(
            "not-supported-yet",
            key.span,
            "`{key}` is not supported yet in this version of surveybot",
            key=str(key),
            help="take this line out for now",
        )
    return error(
        "unknown-key",
        key.span,
        "unknown key `{key}` in a choice",
        key=str(key),
        help="each choice begins with `- ` on a line of its own",
    )


def _label_clashes(choices: Iterable[Choice]) -> Iterator[Problem]:
    """Two choices with one label in a language cannot be told apart, neither by the eye nor in what is typed."""
    seen: dict[tuple[str, str], Choice] = {}
    for choice in choices:
        for language, place in choice.label.places.items():
            label = choice.shown(language)
            first = seen.setdefault((language, label.casefold()), choice)
            if first.code.casefold() != choice.code.casefold():
                yield error(
                    "choice-duplicate-label",
                    place,
                    "the label `{label}` stands in this list already",
                    label=label,
                    labels=(Label(first.label.places[language], "first here"),),
                    help="give every choice a label of its own",
                )


def _unique(choices: Iterable[Choice], problems: list[Problem]) -> Iterator[Choice]:
    seen: dict[str, Scalar] = {}
    for choice in choices:
        first = seen.setdefault(choice.code.casefold(), choice.code)
        if first is choice.code:
            yield choice
            continue
        problems.append(
            error(
                "choice-duplicate-code",
                choice.code.span,
                "the code `{code}` stands in this list already",
                code=str(choice.code),
                help="give every choice a code of its own",
                labels=(Label(first.span, "first here"),),
            )
        )


def rows_of(options: Sequence[Option]) -> tuple[tuple[Option, ...], ...]:
    """Short labels side by side, as many as a phone has room for, at most 8 a row; long ones each on its own."""
    widest = max((len(option.label) for option in options), default=0)
    per_row = 1 if widest > _WIDTH // 2 else max(1, min(8, _WIDTH // (widest + 3)))
    if len(options) <= 2 and widest <= _WIDTH // 2:
        per_row = 2
    return tuple(tuple(options[start : start + per_row]) for start in range(0, len(options), per_row))


def several(text: str) -> list[str]:
    """The pieces of a typed list: separated by commas or semicolons."""
    pieces = (piece.strip() for piece in re.split("[,;]", text))
    return [piece for piece in pieces if piece]
