"""YAML's events to nodes: in, a draft; out, the tree as far as it could be read, and what was wrong with it."""

from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.position import Span
from surveybot.language.problem import Label, Severity, error
from surveybot.language.yaml.draft import Draft, Edit, Slip
from surveybot.language.yaml.foreign import foreign
from surveybot.language.yaml.locate import Locator
from surveybot.language.yaml.silent import FlowEntry, Suspicions, inspect_flow_mapping, inspect_list

MAX_DEPTH = 40
MAX_NODES = 100_000
_MOST_SLIPS = 200  # more would help nobody, and take long
_WRITE_OUT = "write the lines out, or use `choice_lists` or `include`"


@dataclass
class Composition:
    """One pass over the events. `root` is None if `failure` (a mistake of syntax) or a limit cut the pass short."""

    root: Node | None = None
    slips: list[Slip] = field(default_factory=list)
    failure: yaml.MarkedYAMLError | None = None
    last_scalar: Any = None


class _Stop(Exception):
    """Nothing behind this event is read."""


class _Open:
    """A mapping or list whose end has not come yet; `end_line` and `end_column` follow its last entry."""

    __slots__ = ("awaits_value", "end_column", "end_line", "entries", "flow", "key", "mapping", "node", "start")

    def __init__(self, node: Mapping | Sequence, event: Any) -> None:
        self.node: Any = node
        self.mapping = isinstance(node, Mapping)
        self.flow: bool = event.flow_style
        self.start = event.start_mark
        self.key: Scalar | None = None
        self.awaits_value = False
        self.entries: list[FlowEntry] = []
        self.end_line: int = event.end_mark.line
        self.end_column: int = event.end_mark.column


def compose(draft: Draft) -> Composition:
    """Every scalar becomes text. It ends at the first mistake of syntax, at a second document and at the limits."""
    composer = _Composer(draft)
    parser = yaml.CBaseLoader(draft.text)
    try:
        composer.read(parser)
    except yaml.MarkedYAMLError as failure:
        composer.out.failure = failure
    except _Stop:
        pass
    finally:
        parser.dispose()
    return composer.out


class _Composer:
    """What lives while one draft is read: the open mappings and lists, innermost last."""

    def __init__(self, draft: Draft) -> None:
        self.out = Composition()
        self._draft = draft
        self._file = draft.file
        self._moved = bool(draft.columns)
        self._stack: list[_Open] = []
        self._suspicions = Suspicions.of(draft)
        self._suspicious = bool(self._suspicions)
        self._nodes = 0
        self._most = _MOST_SLIPS

    def read(self, parser: Any) -> None:
        """Takes every event up to the end of the stream."""
        get = parser.get_event
        scalar = self._scalar
        documents = 0
        while True:
            event = get()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open(event, Mapping(self._span(event.start_mark, event.end_mark)))
            elif kind is yaml.SequenceStartEvent:
                self._open(event, Sequence(self._span(event.start_mark, event.end_mark)))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.AliasEvent:
                self._foreign(event)
                self._put(Scalar("*" + event.anchor, self._span(event.start_mark, event.end_mark)), event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._second_document(event)
            elif kind is yaml.StreamEndEvent:
                return

    def _span(self, start: Any, end: Any) -> Span:
        span = tuple.__new__(Span, (self._file, start.line + 1, start.column + 1, end.line + 1, end.column + 1))
        return self._draft.from_span(span) if self._moved else span

    def _scalar(self, event: Any) -> None:
        value, style, start, end = event.value, event.style, event.start_mark, event.end_mark
        line, column, begin, stop = start.line, start.column, start.index, end.index
        end_line, end_column = end.line, end.column
        if style == "|" or style == ">":
            end_line, end_column = self._block_end(begin, stop, line, column)
        elif begin == stop and self._stack:
            end_column = column = self._empty_column(begin, column)
        span = tuple.__new__(Span, (self._file, line + 1, column + 1, end_line + 1, end_column + 1))
        if self._moved:
            span = self._draft.from_span(span)
        if style == "" and line == end_line and not self._moved:
            scalar = Scalar(value, span)
        else:
            located = Locator(self._draft, style, value, begin, stop, line, column)
            scalar = Scalar(value, span, plain=style == "", locate=located)
        if event.tag is not None or event.anchor is not None:
            self._foreign(event)
        self.out.last_scalar = event
        stack = self._stack
        if self._suspicious and stack:
            top = stack[-1]
            if not top.mapping or top.awaits_value:
                self._report(*self._suspicions.inspect(event, top.key))
        self._put(scalar, event)

    def _put(self, node: Node, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(event, "yaml-too-big", "this file has more than {limit} entries", limit=MAX_NODES)
        if not self._stack:
            self.out.root = node
            return
        top = self._stack[-1]
        span = node.span
        top.end_line, top.end_column = span.end_line, span.end_column
        if not top.mapping:
            top.node.append(node)
        elif top.awaits_value:
            top.awaits_value = False
            if top.flow:
                key, _, is_word = top.entries[-1]
                top.entries[-1] = FlowEntry(key, event, is_word)
            if top.key is not None:
                top.node.add(top.key, node)
        else:
            self._key(top, node, event)

    def _key(self, top: _Open, node: Node, event: Any) -> None:
        top.awaits_value = True
        top.key = None
        if top.flow:
            top.entries.append(FlowEntry(event, None, isinstance(node, Scalar)))
        if not isinstance(node, Scalar):
            if not top.flow:
                self._report(Slip(error("yaml-syntax", node.span, "only a word can stand before a colon")))
        elif node in top.node:
            self._report(_given_twice(node, top.node.key_of(node), self._dash_missing(top, node, event)))
        elif node == "<<" and node.plain:
            problem = error("yaml-merge", node.span, "surveys cannot take in other places with `<<`", help=_WRITE_OUT)
            self._report(Slip(problem))
        else:
            top.key = node

    def _dash_missing(self, top: _Open, key: Node, event: Any) -> Edit | None:
        """The dash that is missing where the first key of a list item comes once more; None elsewhere."""
        around = self._stack[-2] if len(self._stack) > 1 else None
        if top.flow or around is None or around.mapping or next(iter(top.node)) != key:
            return None
        line, column, dash = event.start_mark.line, event.start_mark.column, around.start.column
        return None if dash >= column else Edit(line, dash, dash + 1, "-")

    def _open(self, event: Any, node: Mapping | Sequence) -> None:
        if event.tag is not None or event.anchor is not None:
            self._foreign(event)
        if len(self._stack) >= MAX_DEPTH:
            self._stop(event, "yaml-too-deep", "lists and mappings are nested deeper than {limit}", limit=MAX_DEPTH)
        self._stack.append(_Open(node, event))

    def _close(self, event: Any) -> None:
        done = self._stack.pop()
        end = event.end_mark
        if done.flow:
            done.node.span = self._span(done.start, end)
            if done.mapping:
                self._report(*inspect_flow_mapping(self._draft, done.start, end, done.entries))
        else:
            done.node.span = tuple.__new__(Span, (*done.node.span[:3], done.end_line, done.end_column))
            if not done.mapping:
                self._report(*inspect_list(self._draft, done.node))
        self._put(done.node, event)

    def _report(self, *slips: Slip) -> None:
        """Keeps a slip; after too many errors nothing more is read, warnings beyond the limit are dropped."""
        for slip in slips:
            self._most -= 1
            if self._most >= 0:
                self.out.slips.append(slip)
            elif slip.problem.severity == Severity.ERROR:
                self.out.root = None
                raise _Stop

    def _foreign(self, event: Any) -> None:
        self._report(foreign(self._draft, event))

    def _second_document(self, event: Any) -> NoReturn:
        """What is indented below a `---` goes on with what stands above it, and is read on so."""
        line, below = event.start_mark.line, self._draft.line(event.start_mark.line + 1)
        edits = (Edit(line, 0, len(self._draft.line(line)), ""),) if below[:1] in (" ", "-") else ()
        self._report(Slip(error(
            "yaml-multidoc", self._span(event.start_mark, event.end_mark), "a second document begins here",
            help="a survey is one document: take the line `---` out, or make two files", fix=self._draft.fix(edits),
        ), edits))  # fmt: skip
        raise _Stop

    def _stop(self, event: Any, code: str, template: str, limit: int) -> NoReturn:
        span = self._span(event.start_mark, event.end_mark)
        help = "split the survey with `include`" if code == "yaml-too-big" else "are there too many brackets or dashes?"
        self._report(Slip(error(code, span, template, help=help, limit=limit)))
        self.out.root = None
        self._stack.clear()
        raise _Stop

    def _block_end(self, begin: int, stop: int, line: int, column: int) -> tuple[int, int]:
        """Libyaml ends a block text at the next token; it ends with its last line that is not empty."""
        rows = self._draft.text[begin:stop].rstrip().splitlines() or [""]
        return line + len(rows) - 1, len(rows[-1]) + (column if len(rows) == 1 else 0)

    def _empty_column(self, index: int, column: int) -> int:
        """Libyaml puts an empty value inside `{ }` before the next token; it belongs right behind the colon."""
        if not self._stack[-1].flow:
            return column
        at = index
        while at and self._draft.text[at - 1] in " \t":
            at -= 1
        return column - (index - at) if at and self._draft.text[at - 1] == ":" else column


def _given_twice(key: Scalar, first: Scalar, dash: Edit | None) -> Slip:
    remedy = "keep one of the two"
    if dash:
        remedy = "if a new item begins here, write `- {key}: …`, the dash below that of line {line}"
    return Slip(error(
        "yaml-duplicate-key", key.span, "`{key}` is given twice; first at line {line}", help=remedy,
        labels=(Label(first.span, "first here"),), key=str(key), line=first.span.line,
    ), (dash,) if dash else ())  # fmt: skip
