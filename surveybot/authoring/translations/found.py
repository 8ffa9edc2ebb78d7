"""The texts of a survey: in, the nodes of its file; out, each text with an id that outlives an edit.

An id is `survey/name/field`: `exit_interview/reasons/choice.pay`. Steps without a name are counted by what they do.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Entries
from dataclasses import dataclass, replace
from typing import TypeGuard

from surveybot.authoring.translations.shapes import NOTHING, Shape, anywhere, survey_shape
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.text import Literal, is_blank, parse_template

TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_BESIDE_A_CODE = ("if", "limit")  # keys of a choice that are no code


Parts = Entries[str, Mapping]  # what `include` says → what stands in that file


@dataclass(frozen=True, slots=True)
class Found:
    """A text in the file: `key` is the one it stands under, None in a list; `about` is the question it belongs to."""

    owner: tuple[str, ...]
    field: tuple[str, ...]
    node: Scalar | Mapping
    key: Scalar | None
    about: Node | None = None
    in_step: bool = False  # whether it has the name or the number of its step already


def texts_in(root: Mapping, source: str, parts: Parts) -> Iterator[Found]:
    """Every text of a survey file, in its order, also in steps that have errors.

    `source` is the language that the author writes first; `parts` are the files that `include` steps take in.
    """
    # What is said in tests are the words of a respondent.
    yield from _Walk(source, parts).record(root.without("tests"), survey_shape(), ())


def is_translation(node: Node) -> TypeGuard[Mapping]:
    """Whether a mapping is a text in several languages."""
    return (
        isinstance(node, Mapping)
        and bool(node)
        and all(TAG.fullmatch(key) and isinstance(value, Scalar) for key, value in node.items())
    )


def _has_text(node: Scalar | Mapping) -> bool:
    """Whether a text stands there in one language at least; `{Ru: …}` beside it is for `validate` to complain of."""
    return not is_blank(node) if isinstance(node, Scalar) else any(map(TAG.fullmatch, node))


def has_words(text: str) -> bool:
    """Whether there is something to translate: a letter in the open, or words in quotes inside a placeholder."""
    template, _ = parse_template(Scalar.nowhere(text))
    words = (
        any(map(str.isalpha, part.text)) if isinstance(part, Literal) else _QUOTED.search(part.expression.source)
        for part in template
    )
    return any(words)


_QUOTED = re.compile("""["']""")


class _Walk:
    """Goes through a file; counts the steps that have no name."""

    def __init__(self, source: str, parts: Parts) -> None:
        self._source = source
        self._parts = dict(parts)
        self._counts: Counter[tuple[tuple[str, ...], str]] = Counter()

    def visit(self, node: Node, shape: Shape, key: Scalar | None, owner: tuple[str, ...]) -> Iterator[Found]:
        """The texts at one place, their fields counted from there."""
        if shape.text and not isinstance(node, Sequence) and _has_text(node):
            yield Found(owner, (), node, key)
        elif isinstance(node, Sequence):
            yield from self._list(node, shape, owner)
        elif isinstance(node, Mapping):
            if shape.entries:
                for name, value in node.items():
                    yield from _below(name, self.visit(value, shape.entries, node.key_of(name), owner))
            elif shape.records:
                yield from self.record(node, shape, owner)

    def record(self, node: Mapping, shape: Shape, owner: tuple[str, ...]) -> Iterator[Found]:
        """The texts under all keys of a mapping."""
        for name, value in node.items():
            yield from self._entry(node.key_of(name), value, shape, owner)

    def _entry(self, key: Scalar, value: Node, shape: Shape, owner: tuple[str, ...]) -> Iterator[Found]:
        known = shape.under(key) or anywhere(key)
        if known and known.items and known.items.is_step:
            yield from self._steps(value, known.items, owner)
            return
        found = self.visit(value, known, key, owner) if known else self._unknown(key, value, shape, owner)
        yield from _below(_field(key, value), found)

    def _steps(self, node: Node, shape: Shape, owner: tuple[str, ...]) -> Iterator[Found]:
        for step in node if isinstance(node, Sequence) else ():
            if isinstance(step, Mapping):
                yield from self._step(step, shape, owner)

    def _step(self, step: Mapping, shape: Shape, owner: tuple[str, ...]) -> Iterator[Found]:
        names = (step[key] for key in step if key in shape.name_keys())
        name = next((str(name) for name in names if isinstance(name, Scalar)), "")
        if name:
            for found in self.record(step, shape, (*owner, name)):
                yield replace(found, about=found.about or step.get("text"), in_step=True)
            return
        part = self._parts.pop(str(step.get("include")), None)
        if part is not None:
            yield from (replace(found, in_step=True) for found in self.record(part, survey_shape(), owner))
        for key, value in step.items():
            inside = self._entry(step.key_of(key), value, shape, owner)
            yield from self._numbered(key, inside, owner)

    def _numbered(self, key: str, inside: Iterable[Found], owner: tuple[str, ...]) -> Iterator[Found]:
        number = 0
        for one in inside:
            if one.in_step:
                yield one
                continue
            if not number:
                self._counts[owner, key] += 1
                number = self._counts[owner, key]
            yield replace(one, field=(one.field[0], str(number), *one.field[1:]), in_step=True)

    def _list(self, node: Sequence, shape: Shape, owner: tuple[str, ...]) -> Iterator[Found]:
        for place, item in enumerate(node, 1):
            if shape.coded and isinstance(item, Mapping):
                yield from self._coded(item, owner)
            elif shape.items:
                yield from _below(str(place), self.visit(item, shape.items, None, owner))

    def _coded(self, item: Mapping, owner: tuple[str, ...]) -> Iterator[Found]:
        code = next((key for key in item if key not in _BESIDE_A_CODE), None)
        if code is not None:
            yield from _below(code, self.visit(item[code], Shape(text=True), item.key_of(code), owner))

    def _unknown(self, key: Scalar, value: Node, shape: Shape, owner: tuple[str, ...]) -> Iterator[Found]:
        """Under a key that the model does not know (yet): what can hardly be anything but a text."""
        if is_translation(value) and self._source in value:
            yield from self.visit(value, Shape(text=True), key, owner)
        elif isinstance(value, Mapping):
            yield from self.record(value, NOTHING, owner)
        elif isinstance(value, Sequence):
            lines = all(isinstance(item, Mapping) and len(item) == 1 for item in value)
            yield from self._list(value, Shape(coded=shape.is_step and lines), owner)


def _field(key: str, value: Node) -> str:
    """`choices` is a list, one of it a `choice`."""
    return key.removesuffix("s") if isinstance(value, Sequence) else str(key)


def _below(name: str, found: Iterable[Found]) -> Iterator[Found]:
    for one in found:
        yield replace(one, field=(name, *one.field))
