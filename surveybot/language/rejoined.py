"""List items that begin with a dash too many: in, the items; out, each of them joined to the item it belongs to."""

from collections.abc import Callable, Iterable

from surveybot.language.nodes import Mapping, Node
from surveybot.language.problem import Label, Problem, error
from surveybot.language.words import Worded


def rejoined(
    items: Iterable[Node], belongs: Callable[[Mapping, Mapping], bool], code: str, what: Worded, problems: list[Problem]
) -> list[Node]:
    """The items; one that `belongs` to the item above it is a problem, and is read on as a part of that item."""
    joined: list[Node] = []
    for item in items:
        above = joined[-1] if joined else None
        if not (isinstance(item, Mapping) and isinstance(above, Mapping) and item and above and belongs(above, item)):
            joined.append(item)
            continue
        problems.append(_stray(above, item, code, what))
        whole = above.without()
        for key, value in item.items():
            whole.add(item.key_of(key), value)
        joined[-1] = whole
    return joined


def _stray(above: Mapping, item: Mapping, code: str, what: Worded) -> Problem:
    key, first = item.key_of(next(iter(item))), above.key_of(next(iter(above)))
    return error(
        code,
        key.span,
        "`{key}` is no {what} of its own; it belongs to the one above",
        key=str(key),
        what=what,
        first=str(first),
        line=first.span.line,
        labels=(Label(first.span, "it belongs here"),),
        help="take the dash before `{key}` out, and align `{key}` with `{first}` of line {line}",
    )
