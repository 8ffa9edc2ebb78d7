"""What YAML knows and surveys do not: in, an event with an anchor, an alias or a tag; out, the slip."""

from typing import Any

import yaml

from surveybot.language.problem import error
from surveybot.language.yaml.draft import Draft, Slip, shown
from surveybot.language.yaml.quoting import quote


def foreign(draft: Draft, event: Any) -> Slip:
    """Anchors, aliases and tags are refused; a text that begins like one is mended with quotes."""
    start, end = event.start_mark, event.end_mark
    simple = start.line == end.line and isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)
    source = draft.line(start.line)[start.column : end.column]
    edits = quote(draft, start.line, start.column, end.column) if simple and not source.endswith(("'", '"')) else ()
    line = shown(draft, edits, start.line) if edits else ""
    if not isinstance(event, yaml.AliasEvent) and event.tag is not None:
        template = "a value that begins with `{sign}` is a tag, which surveys do not have"
        help = "if it is a text, write `{line}`" if edits else "take it out"
        code, sign = "yaml-tag", "!"
    else:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        template = "a value that begins with `{sign}` is an anchor or an alias, which surveys do not have"
        help = "use `choice_lists` or `include`" + ("; if it is a text, write `{line}`" if edits else "")
        code = "yaml-alias"
    width = end.column if start.line == end.line and end.column > start.column else start.column + 1
    span = draft.on_line(start.line, start.column, width)
    return Slip(error(code, span, template, help=help, sign=sign, line=line), edits)
