"""List items that lost their dash: in, the trouble; out, the dash, and what hangs below it moved along."""

from surveybot.language.problem import error
from surveybot.language.yaml.draft import Draft, Edit, Slip, shown
from surveybot.language.yaml.line import Line, above, parts
from surveybot.language.yaml.trouble import Trouble

STEPS = frozenset({"ask", "say", "goto", "label", "set", "end", "repeat", "grid", "include", "review"})
"""These words begin a step, and nothing else is called like them."""
OF_QUESTIONS = frozenset({"columns", "default", "hint", "next", "optional", "pick", "rules", "shuffle", "write_in"})
"""These stand in questions, often below a list of choices."""
# These begin the items of lists that are none of choices, or go on an item.
_OTHERS = STEPS | OF_QUESTIONS | {"if", "limit", "match", "that", "length", "range", "kinds", "size", "name"}


def missing_dash(trouble: Trouble) -> Slip | None:
    """A verb or a choice that stands below the dashes above it and has none; reads on as if it had one."""
    draft, line = trouble.draft, trouble.here
    if not line.key or line.dashes or not trouble.starts_line:
        return None
    earlier = above(draft, line.number)
    while earlier is not None and earlier.indent > line.indent:
        earlier = above(draft, earlier.number)
    if earlier is None or earlier.indent != line.indent or not earlier.dashes:
        return None
    if line.key in STEPS:
        template, edits = "line {line} begins a step, and its dash is missing", _step(draft, line, earlier.dashes)
    elif not _OTHERS & {line.key, earlier.key} and earlier.value and line.value:
        template = "line {line} begins a new item of the list, and its dash is missing"
        edits = [Edit(line.number, line.indent, line.indent, earlier.dashes)]
    else:
        return None
    problem = error(
        "yaml-syntax", draft.on_line(line.number, line.column, line.column + len(line.key)), template,
        help="write\n{fixed}", line=line.number + 1,
        fixed=shown(draft, tuple(edits), line.number, edits[-1].line), fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, tuple(edits))


def _step(draft: Draft, line: Line, dashes: str) -> list[Edit]:
    """The dash, and the keys of the step behind it."""
    edits = [Edit(line.number, line.indent, line.indent, dashes)]
    for number in range(line.number + 1, len(draft.lines)):
        following = parts(draft, number)
        if following.is_empty:
            continue
        next_item = following.indent == line.indent and following.dashes
        if following.indent < line.indent or next_item or (len(edits) == 1 and following.indent > line.indent):
            break
        edits.append(Edit(number, following.indent, following.indent, " " * len(dashes)))
    return edits
