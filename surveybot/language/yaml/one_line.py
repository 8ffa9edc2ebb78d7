"""Two keys on one line: in, the trouble; out, the slip, and the two as YAML takes them on one line."""

import re

from surveybot.language.problem import Replacement, error
from surveybot.language.yaml.draft import Draft, Edit, Slip
from surveybot.language.yaml.line import Line, parts
from surveybot.language.yaml.trouble import Trouble

# Their values are names and conditions, in which a word with a colon is a key.
_BEFORE = frozenset({"ask", "goto", "if", "label", "type", "repeat", "grid", "status"})
_KEY = re.compile(r"(?P<value>.*\S)(?P<blank>\s+)(?P<rest>(?P<key>[a-z_]+):\s+\S.*)")


def two_keys(trouble: Trouble) -> Slip | None:
    """`if: age > 18 goto: bye`: the second key belongs on a line of its own."""
    draft, line = trouble.draft, trouble.here
    found = _KEY.fullmatch(line.value) if line.key in _BEFORE and "mapping values" in trouble.words else None
    if found is None:
        return None
    indent = " " * line.column
    start, end = (line.value_start + at for at in found.span("blank"))
    head = draft.line(line.number)[line.indent : start]
    problem = error(
        "yaml-syntax", draft.on_line(line.number, end, end + len(found["key"])),
        "`{key}` begins a line of its own",
        help="write\n{fixed}", key=found["key"], fixed=f"{head}\n{indent[line.indent :]}{found['rest']}",
        fix=(Replacement(draft.on_line(line.number, start, end), f"\n{indent}"),),
    )  # fmt: skip
    return Slip(problem, _on_one_line(draft, line, start, end))


def _on_one_line(draft: Draft, line: Line, start: int, end: int) -> tuple[Edit, ...]:
    """`{if: age > 18, goto: bye}`; nothing where that could be read otherwise, or more keys follow below."""
    below = parts(draft, line.number + 1)
    goes_on = not below.is_empty and below.column >= line.column and not below.dashes
    if goes_on or re.search(r"[][{},\"'#]", line.value):
        return ()
    number, stop = line.number, line.value_end
    return (Edit(number, line.column, line.column, "{"), Edit(number, start, end, ", "), Edit(number, stop, stop, "}"))
