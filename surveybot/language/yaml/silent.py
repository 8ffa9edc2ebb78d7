"""Slips that YAML lets pass: in, what was just read; out, slips where the text is not what its author means."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from surveybot.language.nodes import Scalar, Sequence
from surveybot.language.problem import Fix, error, warning
from surveybot.language.yaml.draft import Draft, Edit, Slip, shown
from surveybot.language.yaml.flow import mend_flow
from surveybot.language.yaml.quoting import in_quotes, quote

# `type: text #note` loses nothing: what stands in these is a word.
_WORDS_ONLY = frozenset({"ask", "goto", "include", "label", "language", "repeat", "grid", "status", "type", "id"})
# These begin with the sign, not with what is behind it: so the engine finds it at once.
_HASH = re.compile(r"#(?<=[ \t]#)(?![\s#]|surveybot:|$)")
_TEXTS = frozenset({"text", "hint", "say", "error", "title", "again", "review", "end"})
_HASH_FIRST = re.compile(r"[ ]*(?:- +)*\w+:[ ]+(?=#[^\s#])")
_ASIDE = re.compile(r"#(?<=[ \t]#)(?=[ \t])")
_CONTROL_ESCAPE = re.compile(r"\\[0abefvNLP]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
_SMART = re.compile(r"[“„”]([^“„”]*)[“”]|[‘‚’]([^‘‚’]*)[‘’]")
_GLUED = re.compile(r"([A-Za-z_]\w*):(?!//)\S")


class FlowEntry(NamedTuple):
    """One entry between `{` and `}`: the events of its key and its value."""

    key: Any
    value: Any
    is_word: bool


@dataclass(frozen=True)
class Suspicions:
    """What one look at a whole text makes worth a look at each scalar; false if nothing does."""

    draft: Draft
    comments: frozenset[int]
    asides: frozenset[int]
    smart: bool
    escapes: bool

    @staticmethod
    def of(draft: Draft) -> "Suspicions":
        """`comments` are the indexes where a text before ` #…` ends, `asides` those before ` # …`."""
        text = draft.text
        comments = frozenset(_text_end(text, found.start()) for found in _HASH.finditer(text))
        asides = (
            frozenset(_text_end(text, found.start()) for found in _ASIDE.finditer(text)) if "{" in text else frozenset()
        )
        smart = any(mark in text for mark in "“„‘‚")
        return Suspicions(draft, comments, asides, smart, "\\" in text and bool(_CONTROL_ESCAPE.search(text)))

    def __bool__(self) -> bool:
        return self.smart or self.escapes or bool(self.comments or self.asides)

    def inspect(self, event: Any, key: Scalar | None) -> list[Slip]:
        """What is wrong with one value that stands under `key`."""
        start, end = event.start_mark, event.end_mark
        if event.style == "":
            if end.index in self.comments and key not in _WORDS_ONLY and end.index > start.index:
                return [lost_comment(self.draft, start, end)]
            if start.index == end.index and key in _TEXTS and (begun := _HASH_FIRST.match(self.draft.line(end.line))):
                return [_all_comment(self.draft, end.line, begun.end(), is_needed=key != "end")]
            if end.index in self.asides and event.value.count("{") > event.value.count("}"):
                return [lost_comment(self.draft, start, end, in_braces=True)]
            if self.smart and _SMART.fullmatch(event.value):
                return [_smart_quote(self.draft, event)]
        elif self.escapes and event.style == '"' and _CONTROL.search(event.value):
            return _control_escape(self.draft, event)
        return []


def _text_end(text: str, at: int) -> int:
    while at and text[at - 1] in " \t":
        at -= 1
    return at


def lost_comment(draft: Draft, start: Any, end: Any, *, in_braces: bool = False) -> Slip:
    """A text was cut at ` #`, which begins a comment; reads on with all of it where that is `in_braces`."""
    line = draft.line(end.line)
    stop = len(line.rstrip())
    edits = quote(draft, end.line, start.column, stop) if start.line == end.line else ()
    complain = error if in_braces else warning
    problem = complain(
        "yaml-lost-comment", draft.on_line(end.line, line.index("#", end.column), stop),
        "everything after ` #` is dropped as a comment",
        help="if it belongs to the text, write `{line}`" if edits else "put the text in quotes",
        line=shown(draft, edits, end.line),
    )  # fmt: skip
    return Slip(problem, edits if in_braces else ())


def _all_comment(draft: Draft, line: int, start: int, *, is_needed: bool) -> Slip:
    """A text that begins with `#`, and so is none; reads on as if it stood in quotes where there must be one."""
    edits = quote(draft, line, start, len(draft.line(line).rstrip()))
    complain = error if is_needed else warning
    problem = complain(
        "yaml-lost-comment", draft.on_line(line, start, len(draft.line(line).rstrip())),
        "everything after ` #` is dropped as a comment", help="if it belongs to the text, write `{line}`",
        line=shown(draft, edits, line), fix=draft.fix(edits) if is_needed else (),
    )  # fmt: skip
    return Slip(problem, edits if is_needed else ())


def _smart_quote(draft: Draft, event: Any) -> Slip:
    start, end = event.start_mark, event.end_mark
    problem = warning(
        "yaml-smart-quote", draft.span(start.line, start.column, end.line, end.column),
        "`{left}` and `{right}` are letters for YAML, no quotes: they would be shown as a part of the text",
        help="write `{text}`, or leave the quotes out",
        fix=draft.fix((Edit(start.line, start.column, end.column, in_quotes(event.value[1:-1])),))
        if start.line == end.line
        else (),
        left=event.value[0], right=event.value[-1], text=in_quotes(event.value[1:-1]),
    )  # fmt: skip
    return Slip(problem)


def _control_escape(draft: Draft, event: Any) -> list[Slip]:
    start, end = event.start_mark, event.end_mark
    slips = []
    for number in range(start.line, end.line + 1):
        first = start.column + 1 if number == start.line else 0
        last = end.column if number == end.line else len(draft.line(number))
        slip = pattern_in_quotes(draft, number, first, last, _CONTROL_ESCAPE)
        if slip:
            slips.append(slip)
    return slips


_ANY_ESCAPE = re.compile(r"\\.")


def pattern_in_quotes(draft: Draft, number: int, first: int, last: int, wrong: re.Pattern[str]) -> Slip | None:
    r"""A pattern in double quotes, where `\d` means nothing and `\b` something else; reads on as if `\` stood twice."""
    line = draft.line(number)
    escapes = list(_ANY_ESCAPE.finditer(line, first, last))
    bad = [match for match in escapes if wrong.match(match[0])]
    if not bad:
        return None
    lone = [match.start() for match in escapes if match[0] not in ('\\"', "\\\\")]
    edits = tuple(Edit(number, at, at, "\\") for at in lone)
    inside = re.match(r'([^"\\]|\\.)*', line[first:])
    text = inside[0].replace('\\"', '"').replace("\\\\", "\\") if inside else ""
    quoted = "'" + text.replace("'", "''") + "'"
    problem = error(
        "yaml-escape", draft.on_line(number, bad[0].start(), bad[0].end()),
        "in double quotes `{escape}` is not what it is in a pattern",
        help="use single quotes for patterns: `{text}`",
        escape=bad[0][0], text=quoted, fix=_requoted(draft, number, first, inside[0] if inside else "", quoted),
    )  # fmt: skip
    return Slip(problem, edits)


def _requoted(draft: Draft, number: int, first: int, inside: str, quoted: str) -> Fix:
    """The fix that writes a text `quoted` for what stands from column `first` in double quotes, all on one line."""
    end, line = first + len(inside), draft.line(number)
    is_whole = line[first - 1 : first] == line[end : end + 1] == '"'
    return draft.fix((Edit(number, first - 1, end + 1, quoted),)) if is_whole else ()


def inspect_flow_mapping(draft: Draft, start: Any, end: Any, entries: list[FlowEntry]) -> list[Slip]:
    """`{name}` is a mapping to YAML, `{en: Hello, friend}` one whose second key has no value."""
    cut = [entry for entry in entries if not entry.is_word or _has_no_value(draft, entry)]
    if not cut:
        return []
    glued = [entry for entry in cut if entry.is_word and not entry.key.style and _GLUED.match(entry.key.value)]
    if glued and len(glued) == len(cut):
        return [glued_colon(draft, entry.key.start_mark.line, entry.key.start_mark.column) for entry in glued]
    return [mend_flow(draft, start, end, whole=len(cut) == len(entries))]


def _has_no_value(draft: Draft, entry: FlowEntry) -> bool:
    key, value = entry.key, entry.value
    if value is None or value.start_mark.index != value.end_mark.index:
        return False
    return ":" not in draft.text[key.end_mark.index : value.start_mark.index]


def inspect_list(draft: Draft, node: Sequence) -> list[Slip]:
    """`- say:Hello` among items that are mappings is a step whose colon is glued to its value."""
    texts = [item for item in node if type(item) is Scalar and item.plain]
    if not texts or len(texts) == len(node):
        return []
    # Spans are places in the file: a line that is mended already is not looked at again.
    lines = [(item.span.line - 1, item.span.column - 1) for item in texts if _GLUED.match(item)]
    return [glued_colon(draft, line, column) for line, column in lines if line not in draft.columns]


def glued_colon(draft: Draft, number: int, column: int) -> Slip:
    """`type:text` is one word to YAML; reads on as if there were a blank behind the colon."""
    line = draft.line(number)
    colon = line.index(":", column)
    odd = line[colon + 1 : colon + 2]
    if odd.isspace() and odd not in " \t":
        edit = Edit(number, colon + 1, colon + 2, " ")
        problem = error(
            "yaml-nbsp", draft.on_line(number, colon + 1, colon + 2),
            "behind `{key}:` there is a no-break space, which looks like a space and is none",
            help="type the space again: `{line}`", key=line[column:colon], line=shown(draft, (edit,), number),
            fix=draft.fix((edit,)),
        )  # fmt: skip
        return Slip(problem, (edit,))
    edit = Edit(number, colon + 1, colon + 1, " ")
    problem = error(
        "yaml-glued-colon", draft.on_line(number, column, colon + 1), "a space is missing after `{key}:`",
        help="write `{line}`", key=line[column:colon], line=shown(draft, (edit,), number), fix=draft.fix((edit,)),
    )  # fmt: skip
    return Slip(problem, (edit,))
