"""Signs in the place of YAML's own: in, a draft; out, it with plain dashes and colons there, and the problems."""

import re
from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.language.yaml.dashes import STEPS
from surveybot.language.yaml.draft import Draft, Edit, shown

NUMBERED = re.compile("\n *(?:[*+]|[0-9]{1,3}[.)])[ \xa0]")
RARE = f"{NUMBERED.pattern}|\n *[\u2013\u2014\u2212\u2022][ \xa0]|[\uff1a\ufe55\u2236\ua789]"
"""Every text of which anything is said here has this in it; of ASCII texts it is `NUMBERED`."""

_ITEM = re.compile(
    "[ \xa0]*(?P<sign>[\u2013\u2014\u2212\u2022*+]|[0-9]{1,3}[.)])[ \xa0]+(?P<key>[^\\W\\d]\\w*):(?=\\s|$)"
)
# Any other word may begin a line of a text.
_KEYS = STEPS | {
    "choices",
    "error",
    "hint",
    "id",
    "if",
    "language",
    "languages",
    "rules",
    "steps",
    "text",
    "title",
    "type",
}
_KEY = re.compile("[ ]*(?P<dashes>(?:- +)*)(?P<key>[a-z_]+)(?P<sign> *[\uff1a\ufe55\u2236\ua789] *)(?P<text>\\S?)")


def with_plain_signs(draft: Draft) -> tuple[Draft, list[Problem]]:
    """Items that begin with a number or the dash of a word processor, and keys with a colon of other letters.

    Of each of the two kinds the first is told, for all.
    """
    problems = []
    for edits in (list(_dashes(draft)), list(_colons(draft))):
        if edits:
            problems.append(_first_of(draft, edits))
            draft = draft.mended(edits)
    return draft, problems


def _first_of(draft: Draft, edits: list[Edit]) -> Problem:
    number, start, end, sign = edits[0]
    return error(
        "yaml-smart-dash" if sign[0] == "-" else "yaml-syntax",
        draft.on_line(number, start, end),
        "`{sign}` begins no list item: the plain dash of the keyboard does"
        if sign[0] == "-"
        else "`{sign}` is not the colon of the keyboard, which a key ends with",
        sign=draft.line(number)[start:end].strip(),
        line=shown(draft, edits, number),
        others=len(edits) - 1,
        help="write `{line}`, and so {others} {others:line|lines} more" if len(edits) > 1 else "write `{line}`",
        fix=draft.fix(edits),
    )


def _dashes(draft: Draft) -> Iterator[Edit]:
    columns: set[int] = set()
    for number in range(len(draft.lines)):
        item = _ITEM.match(draft.line(number)) if number not in draft.text_lines else None
        # A text may go on so in the line below: only where a list can begin, or goes on, it is an item.
        if item is not None and (
            item["key"] in STEPS
            or item.start("sign") in columns
            or _may_come_before(draft.line(number - 1), item.start("sign"))
        ):
            columns.add(item.start("sign"))
            dash = "-".ljust(len(item["sign"])) if _hangs_at(draft, number + 1, item.start("key")) else "-"
            yield Edit(number, item.start("sign"), item.end("sign"), dash)


def _may_come_before(line: str, column: int) -> bool:
    """Whether a list begins below a line, or an item of it at the column."""
    return line.rstrip().endswith(":") or line[column : column + 2] == "- "


def _hangs_at(draft: Draft, number: int, column: int) -> bool:
    """Whether a line begins at a column."""
    return draft.line(number)[:column].isspace() and not draft.line(number)[column : column + 1].isspace()


def _colons(draft: Draft) -> Iterator[Edit]:
    for number in range(len(draft.lines)):
        key = _KEY.match(draft.line(number)) if number not in draft.text_lines else None
        if key is not None and (key["dashes"] or key["key"] in _KEYS):
            yield Edit(number, key.start("sign"), key.end("sign"), ": " if key["text"] else ":")
