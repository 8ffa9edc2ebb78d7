"""Steps that lost their dash: in, the trouble; out, the dash, and what hangs below it moved along."""

from surveybot.language.problem import error
from surveybot.language.yaml.draft import Edit, Slip, shown
from surveybot.language.yaml.line import above, parts
from surveybot.language.yaml.trouble import Trouble

# These words begin a step, and nothing else is called like them.
_FIRST = frozenset({"ask", "say", "goto", "label", "set", "end", "repeat", "grid", "include", "review"})


def missing_dash(trouble: Trouble) -> Slip | None:
    """A verb that stands below the dashes of the steps above it and has none; reads on as if it had one."""
    draft, line = trouble.draft, trouble.here
    if line.key not in _FIRST or line.dashes or not trouble.starts_line:
        return None
    earlier = above(draft, line.number)
    while earlier is not None and earlier.indent > line.indent:
        earlier = above(draft, earlier.number)
    if earlier is None or earlier.indent != line.indent or not earlier.dashes:
        return None
    edits = [Edit(line.number, line.indent, line.indent, earlier.dashes)]
    below = range(line.number + 1, len(draft.lines))
    for number in below:
        following = parts(draft, number)
        if following.is_empty:
            continue
        next_item = following.indent == line.indent and following.dashes
        if following.indent < line.indent or next_item or (len(edits) == 1 and following.indent > line.indent):
            break
        edits.append(Edit(number, following.indent, following.indent, " " * len(earlier.dashes)))
    problem = error(
        "yaml-syntax", draft.on_line(line.number, line.column, line.column + len(line.key)),
        "line {line} begins a step, and its dash is missing", help="write\n{fixed}",
        line=line.number + 1, fixed=shown(draft, tuple(edits), line.number, edits[-1].line),
        fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, tuple(edits))
