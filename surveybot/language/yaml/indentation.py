"""Lines that begin in the wrong column: in, the trouble; out, which line they belong under."""

import re

from surveybot.language.problem import Label, error
from surveybot.language.words import Worded
from surveybot.language.yaml.dashes import OF_QUESTIONS
from surveybot.language.yaml.draft import Draft, Edit, Slip, shown
from surveybot.language.yaml.line import Line, above, parts
from surveybot.language.yaml.quoting import quote_lines
from surveybot.language.yaml.trouble import Trouble

_KEY = re.compile("[a-z_]+")
_TABS = re.compile(r"[ ]*(?:-[ ]+)*(\t[ \t]*|-[ ]*\t[ \t]*)+")


def tabs(trouble: Trouble) -> Slip | None:
    """Indentation by tabs, all of the file at once; reads on as if each were the spaces that fit."""
    draft = trouble.draft
    if "tab character" not in trouble.words and draft.line(trouble.line)[trouble.column : trouble.column + 1] != "\t":
        return None
    places: list[tuple[int, int]] = []
    for number, line in enumerate(draft.lines):
        match = _TABS.match(line) if "\t" in line and number not in draft.block_lines else None
        if match and line.strip():
            places += [(number, at) for at in range(match.end()) if line[at] == "\t"]
    if not places:
        return None
    width = _width(draft, places[0][0])
    edits = [Edit(number, at, at + 1, " " * width) for number, at in places]
    lines = sorted({edit.line for edit in edits})
    first = edits[0]
    template = "line {line} is indented with a tab; YAML needs spaces"
    if len(lines) > 1:
        template = "line {line} is indented with a tab, as {others:is|are} {others} more; YAML needs spaces"
    problem = error(
        "yaml-tab", draft.on_line(first.line, first.start, first.end), template,
        help="write {width} {width:space|spaces} for each tab: `{fixed}`", width=width, line=first.line + 1,
        others=len(lines) - 1, fixed=_whole(draft, edits, first.line, width), fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, tuple(edits))


def _width(draft: Draft, number: int) -> int:
    """How many spaces a tab stands for: as many as align a key with the key above it, else two."""
    found = re.match(r"\t+(?=[^\s-])", draft.line(number))
    earlier = above(draft, number)
    if found is None or earlier is None or not earlier.dashes or not earlier.value:
        return 2
    width, rest = divmod(earlier.column, found.end())
    return width if not rest and 0 < width <= 8 else 2


def _whole(draft: Draft, edits: list[Edit], number: int, width: int) -> str:
    line = draft.line(number)
    indent = re.match(r"[ \t]*", line)
    left = indent[0].replace("\t", " " * width) if indent else ""
    return left + shown(draft, edits, number).strip()


def misplaced_line(trouble: Trouble) -> Slip | None:
    """A key or list item that is aligned with nothing above it; reads on as if its lines were moved."""
    draft = trouble.draft
    line = trouble.here
    own_colon = bool(line.key) and not draft.line(line.number)[line.start + len(line.key) : trouble.column].strip()
    if line.is_empty or not (line.key or line.dashes) or not (trouble.starts_line or own_colon):
        return None
    wanted = _nearest(draft, line)
    if wanted is None:
        return None
    anchor, column = wanted
    before = trouble.before
    if column < line.indent and before is not None and _is_text_with_colon(before, line, anchor):
        return _quoted_over_lines(draft, before, line)
    moved = _moved(draft, line, column)
    name = parts(draft, anchor).key if not line.dashes else "-"
    label_start = column
    label = Label(draft.on_line(anchor, label_start, label_start + max(len(name), 1)), "here it would be aligned")
    off = column - line.indent
    problem = error(
        "yaml-syntax", draft.on_line(line.number, 0, line.indent + 1),
        "line {line} starts {off} {off:space|spaces} too far {side} for the {what} of line {anchor}; "
        "align it with `{name}`",
        help="write\n{fixed}", labels=(label,), line=line.number + 1, off=abs(off),
        side=Worded("left") if off > 0 else Worded("right"),
        what=Worded("list item") if parts(draft, anchor).dashes else Worded("key"), anchor=anchor + 1, name=name,
        fixed=_pair(draft, moved, anchor, line.number), fix=draft.fix(moved),
    )  # fmt: skip
    return Slip(problem, moved)


def _pair(draft: Draft, moved: tuple[Edit, ...], anchor: int, number: int) -> str:
    if 0 < number - anchor <= 3:
        return shown(draft, moved, anchor, number)
    edit = moved[0]
    return edit.new + draft.line(number)[edit.end :]


def _nearest(draft: Draft, line: Line) -> tuple[int, int] | None:
    """The line and column, of those still open above, that this line was most probably meant to be aligned with."""
    found: list[tuple[int, int]] = []
    lowest = 10_000
    seen = above(draft, line.number)
    while seen is not None and lowest > 0 and len(found) < 12:
        columns = _columns(seen, dashes=bool(line.dashes))
        found += [(seen.number, column) for column in columns if column < lowest]
        lowest = min(lowest, seen.indent)
        seen = above(draft, seen.number) if lowest else None
    found = [pair for pair in found if pair[1] != line.indent]
    is_of_question = line.key in OF_QUESTIONS

    def distance(pair: tuple[int, int]) -> tuple[int, bool]:
        return abs(pair[1] - line.indent), is_of_question and parts(draft, pair[0]).dashes != ""

    return min(found, key=distance, default=None)


def _columns(line: Line, *, dashes: bool) -> list[int]:
    if dashes:
        return [line.indent + at for at in range(len(line.dashes)) if line.dashes[at] == "-"]
    return [line.column] if line.key else []


def _moved(draft: Draft, line: Line, column: int) -> tuple[Edit, ...]:
    """The edits that move a line and what hangs below it to `column`."""
    edits = []
    for number in range(line.number, len(draft.lines)):
        text = draft.line(number)
        indent = len(text) - len(text.lstrip(" "))
        if not text.strip():
            continue
        if number > line.number and (indent < line.indent or indent == column):
            break
        edits.append(Edit(number, 0, indent, " " * max(0, indent + column - line.indent)))
    return tuple(edits)


def _is_text_with_colon(before: Line, line: Line, anchor: int) -> bool:
    """Whether `line` goes on a text of the line above and only by its colon looks like a key: those are small words."""
    if not before.value or before.number != anchor or line.dashes:
        return False
    return " " in line.key or (_KEY.fullmatch(before.key) is not None and not _KEY.fullmatch(line.key))


def _quoted_over_lines(draft: Draft, first: Line, line: Line) -> Slip | None:
    last = line
    for number in range(line.number + 1, len(draft.lines)):
        following = parts(draft, number)
        if following.is_empty or following.indent < line.indent:
            break
        last = following
    edits = quote_lines(draft, first.number, first.value_start, last.number, last.value_end)
    problem = error(
        "yaml-quote-needed", draft.on_line(line.number, line.column, line.column + len(line.key) + 1),
        "a text with a colon and a space needs quotes", help="write\n{fixed}",
        fixed=shown(draft, edits, first.number, last.number), fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, edits)


def unindented_text(trouble: Trouble) -> Slip | None:
    """A line without a colon below a text that it seems to go on; reads on as if it were indented."""
    draft = trouble.draft
    line = parts(draft, trouble.context_line if "simple key" in trouble.context else trouble.line)
    before = above(draft, line.number)
    if line.is_empty or line.key or line.dashes or before is None or not before.value:
        return None
    below = draft.line(line.number - 1)
    indent = len(below) - len(below.lstrip(" ")) if line.number - 1 in draft.block_lines else before.column + 2
    if indent <= line.indent:
        return None
    edits = [Edit(line.number, 0, line.indent, " " * indent)]
    while (below_it := parts(draft, edits[-1].line + 1)).value and below_it.indent == line.indent:
        if below_it.key or below_it.dashes:
            break
        edits.append(Edit(below_it.number, 0, line.indent, " " * indent))
    problem = error(
        "yaml-syntax", draft.on_line(line.number, line.indent, line.value_end),
        "line {line} has no key; if it goes on the text of line {before}, it has to start further right",
        help="write `{fixed}`", line=line.number + 1, before=before.number + 1, fixed=edits[0].new + line.value,
    )  # fmt: skip
    return Slip(problem, tuple(edits))
