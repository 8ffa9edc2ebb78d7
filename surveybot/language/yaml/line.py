"""The parts of one line: in, a line; out, its indentation, dashes, key and value with their columns."""

import re
from dataclasses import dataclass

from surveybot.language.yaml.draft import Draft

_PARTS = re.compile(
    r"""(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)
    (?:(?P<key>"[^"]*"|'[^']*'|[^\s\#"'{}\[\],&*!|>%@`:?-][^:\#{}]*?)[ ]*(?P<colon>:)(?=[ \t]|$))?
    [ \t]*(?P<value>.*)""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"(?<![^ \t])#(?:[\s#].*|$)")
_BLOCK_HEADER = re.compile(r"(?:^|[ \t])[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")


@dataclass(frozen=True)
class Line:
    """Columns count from 0. `value` ends before a comment (` # …`), but keeps ` #…` without a blank behind the `#`."""

    number: int
    indent: int
    dashes: str
    key: str
    start: int
    value: str
    value_start: int

    @property
    def column(self) -> int:
        """Where the key, or without one the value, begins."""
        return self.indent + len(self.dashes)

    @property
    def value_end(self) -> int:
        """Where the value ends."""
        return self.value_start + len(self.value)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing, or only a comment."""
        return not (self.dashes or self.key or self.value)

    @property
    def opens_block(self) -> bool:
        """Whether the lines below are a text, after `|` or `>`."""
        return bool(_BLOCK_HEADER.match(self.value))


def parts(draft: Draft, number: int) -> Line:
    """Line `number` (from 0) of the draft."""
    text = draft.line(number)
    match = _PARTS.match(text)
    assert match is not None, "every part may be empty"
    dashes, value_start = match["dashes"], match.start("value")
    value = match["value"]
    if value == "-" and not match["key"]:
        dashes, value, value_start = dashes + "-", "", len(text)
    comment = _COMMENT.search(value)
    value = (value[: comment.start()] if comment else value).rstrip()
    return Line(number, len(match["indent"]), dashes, match["key"] or "", match.start("dashes"), value, value_start)


def above(draft: Draft, number: int) -> Line | None:
    """The nearest line above that is not empty and no part of a text after `|`."""
    for earlier in range(number - 1, -1, -1):
        if earlier not in draft.block_lines:
            line = parts(draft, earlier)
            if not line.is_empty:
                return line
    return None
