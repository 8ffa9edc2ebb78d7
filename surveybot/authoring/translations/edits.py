"""Edits of a survey file: in, a text of it and a translation; out, the few characters that change."""

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Several
from typing import NamedTuple

from surveybot.authoring.translations.document import Document
from surveybot.authoring.translations.found import Found
from surveybot.authoring.translations.scalars import Setting, style_of, written
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence

USUAL_STEP = 2


class Edit(NamedTuple):
    """The characters start..end of a file give way to `new`."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made that do not overlap; of two at one place the first given comes first."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        assert edit.start >= at, "edits do not overlap"
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])


class Writer:
    """Finds the edits for one file, as its author lays it out."""

    def __init__(self, document: Document, source: str) -> None:
        """`source` is the language of texts that have none."""
        self._document = document
        self._source = source
        self._text = document.text
        self._step = _usual_step(document.root)

    def translation(self, found: Found, language: str, value: str) -> Iterator[Edit]:
        """Puts `value` in as the text in `language`; everything else stays as it is."""
        if isinstance(found.node, Scalar):
            return self._split(found, language, value)
        if language in found.node:
            return self._replace(found.node, language, value)
        return self._add(found.node, language, value)

    def languages(self, languages: Several[str]) -> Iterator[Edit]:
        """Makes the last of `languages` one of the survey's, whose others they have been."""
        root = self._document.root
        key = next((root.key_of(name) for name in ("languages", "language") if name in root), None)
        if key is None:
            yield self._new_setting(f"languages: [{', '.join(languages)}]")
            return
        node = root[key]
        if isinstance(node, Sequence) and node:
            yield self._one_more(node, languages[-1])
            return
        if key == "language":
            yield Edit(*self._place(key), "languages")
        start, end = self._place(node)
        gap = " " if self._text[start - 1] == ":" else ""
        yield Edit(start, end, f"{gap}[{', '.join(languages)}]")

    def _place(self, node: Node) -> tuple[int, int]:
        return self._document.start_of(node), self._document.end_of(node)

    def _column(self, node: Node) -> int:
        start = self._document.start_of(node)
        return start - self._document.line_start_at(start)

    def _written(self, value: str, like: Scalar, column: int, outer: int) -> str:
        """A scalar like one that is there; their keys stand in `column` (the new one) and `outer`."""
        start, end = self._place(like)
        style = style_of(self._text[start:end], plain=like.plain)
        step = self._step
        if style in ("|", ">") and "\n" in self._text[start:end]:
            lines = self._text[self._document.line_after(start) : end].splitlines()
            step = min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip()) - outer
        in_brackets = self._document.is_in_brackets(start)
        return written(value, style, Setting(column, step, self._document.line_end, in_brackets))

    def _split(self, found: Found, language: str, value: str) -> Iterator[Edit]:
        """`text: Hello` becomes a mapping of two languages; the text itself moves without a change."""
        node = found.node
        assert isinstance(node, Scalar)
        start, end = self._place(node)
        bracket = self._document.bracket_around(start)
        if bracket is not None:
            pad = " " if self._text[bracket + 1] == " " else ""
            yield Edit(start, start, f"{{{pad}{self._source}: ")
            yield Edit(end, end, f", {language}: {self._written(value, node, 0, 0)}{pad}}}")
            return
        column, outer = self._columns(node, found.key)
        if found.key is not None and self._before(node).strip():
            colon = self._text.index(":", self._document.end_of(found.key))
            yield Edit(colon + 1, start, f"{self._document.line_end}{' ' * column}{self._source}: ")
        else:
            yield Edit(start, start, f"{self._source}: ")
        yield from self._shifted(start, end, column - outer)
        yield self._line(end, column, language, self._written(value, node, column, outer))

    def _before(self, node: Node) -> str:
        start = self._document.start_of(node)
        return self._text[self._document.line_start_at(start) : start]

    def _columns(self, node: Scalar, key: Scalar | None) -> tuple[int, int]:
        """Where the languages of a text are to stand, and what they belong to."""
        before = self._before(node)
        if key is None:
            return len(before), before.rfind("-")
        outer = self._column(key)
        return (outer + self._step if before.strip() else len(before)), outer

    def _shifted(self, start: int, end: int, step: int) -> Iterator[Edit]:
        """The lines after the first of a text, moved to the right."""
        at = self._document.line_end_at(start)
        while at < end:
            at = self._document.line_after(at)
            if self._document.line_end_at(at) > at:
                yield Edit(at, at, " " * step)
            at = self._document.line_end_at(at)

    def _replace(self, node: Mapping, language: str, value: str) -> Iterator[Edit]:
        old, key = node[language], node.key_of(language)
        assert isinstance(old, Scalar)
        column = self._column(key)
        if old:
            yield Edit(*self._place(old), self._written(value, old, column, column))
            return
        colon = self._text.index(":", self._document.end_of(key)) + 1
        like = next((item for item in node.values() if isinstance(item, Scalar) and item), old)
        yield Edit(colon, colon, " " + self._written(value, like, column, column))

    def _add(self, node: Mapping, language: str, value: str) -> Iterator[Edit]:
        """One more line, or one more entry between the brackets, like those that are there."""
        *_, (last, neighbour) = node.items()
        key = node.key_of(last)
        like = node.get(self._source, neighbour)
        assert isinstance(like, Scalar)
        column = self._column(node.key_of(next(iter(node))))
        scalar = self._written(value, like, column, column)
        end = self._document.end_of(neighbour)
        if self._document.is_in_brackets(self._document.start_of(key)):
            yield Edit(end, end, f", {language}: {scalar}")
        else:
            yield self._line(end, column, language, scalar)

    def _line(self, above: int, column: int, key: str, scalar: str) -> Edit:
        """A new line below the one around `above`, whose comment stays where it is."""
        at = self._document.line_end_at(above)
        return Edit(at, at, f"{self._document.line_end}{' ' * column}{key}: {scalar}")

    def _one_more(self, languages: Sequence, language: str) -> Edit:
        start, end = self._place(languages[-1])
        if self._document.is_in_brackets(start):
            return Edit(end, end, f", {language}")
        at = self._document.line_end_at(end)
        dash = self._text[self._document.line_start_at(start) : start]
        return Edit(at, at, f"{self._document.line_end}{dash}{language}")

    def _new_setting(self, line: str) -> Edit:
        root = self._document.root
        key = "id" if "id" in root else next(iter(root))
        at = self._document.line_end_at(self._document.end_of(root[key]))
        return Edit(at, at, f"{self._document.line_end}{line}")


def _usual_step(root: Mapping) -> int:
    """How much deeper the author writes what belongs to a key."""
    waiting: list[Node] = [root]
    for node in waiting:
        if isinstance(node, Mapping):
            for key, child in ((node.key_of(name), child) for name, child in node.items()):
                if isinstance(child, Mapping) and child and child.span.line > key.span.line:
                    return min(9, max(1, child.span.column - key.span.column))
            waiting.extend(node.values())
        elif isinstance(node, Sequence):
            waiting.extend(node)
    return USUAL_STEP
