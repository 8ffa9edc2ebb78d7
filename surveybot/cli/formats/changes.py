"""Changes for people and for programs: in, what has changed in a survey; out, lines, a summary, or JSON."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.text import Text

from surveybot.cli.foreseen import Foreseen
from surveybot.console.cells import visible
from surveybot.editions.change import Change, Weight
from surveybot.editions.plan import as_records
from surveybot.language.position import Span

_STYLES = {Weight.BREAKING: "bold red", Weight.RULE: "bold yellow", Weight.SAFE: "bold green"}


def as_lines(changes: Iterable[Change]) -> Iterator[Text]:
    """Each change in two lines: what it weighs, its code and what has changed; and both places."""
    for change in changes:
        places = " → ".join(str(span) if span is not None else "nowhere" for span in (change.old, change.new))
        yield Text.assemble(
            (f"{change.weight}[{change.code}]", _STYLES[change.weight]),
            (f": {visible(change.message)}\n", "bold"),
            f"  {visible(places)}",
        )


def summary(changes: Sequence[Change]) -> str:
    """`2 breaking, 1 needs a rule, 3 safe`."""
    numbers = Counter(change.weight for change in changes)
    words = {Weight.RULE: "needs a rule" if numbers[Weight.RULE] == 1 else "need a rule"}
    found = [f"{numbers[weight]} {words.get(weight, weight)}" for weight in Weight if numbers[weight]]
    return ", ".join(found) or "nothing has changed"


def as_json(changes: Iterable[Change], found: Foreseen | None) -> str:
    """One object: `changes`, and with a database `in_progress`, where they stand (`standing`) and their `fates`."""
    told: dict[str, Any] = {"changes": [_record(change) for change in changes]}
    if found is not None:
        told["in_progress"] = found.fates.total()
        told["standing"] = dict(sorted(found.standing.items()))
        told["fates"] = as_records(found.fates)
    return json.dumps(told, ensure_ascii=False, indent=2)


def _record(change: Change) -> dict[str, Any]:
    return {
        "code": change.code,
        "weight": change.weight.value,
        "message": change.message,
        "old": _place(change.old),
        "new": _place(change.new),
    }


def _place(span: Span | None) -> dict[str, Any] | None:
    return {"file": span.file, "line": span.line, "column": span.column} if span is not None else None
