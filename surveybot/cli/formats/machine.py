"""Problems for programs: in, problems; out, one line each, a JSON array, or commands of GitHub Actions."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from surveybot.console.cells import visible
from surveybot.language.position import Span
from surveybot.language.problem import Problem, Severity

_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def concise(problem: Problem) -> str:
    """`file:line:column: severity[code]: message`, which editors and `grep` understand."""
    return visible(f"{problem.span}: {problem.severity}[{problem.code}]: {problem.message}")


def as_json(problems: Iterable[Problem]) -> Iterator[str]:
    """An array of objects, in pieces; lines and columns count from 1, columns in code points, ends are not included."""
    return rows(map(_record, problems))


def rows(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A JSON array in pieces, one record a line: never all of them at once in memory."""
    before = "["
    for record in records:
        yield f"{before}\n{json.dumps(record, ensure_ascii=False)}"
        before = ","
    yield "[]" if before == "[" else "\n]"


def _record(problem: Problem) -> dict[str, Any]:
    labels = [{"message": label.message, **_place(label.span)} for label in problem.labels]
    return {
        "code": problem.code, "severity": problem.severity.value, "message": problem.message, "help": problem.help,
        **_place(problem.span), "labels": labels, "fix": [{**_place(span), "text": text} for span, text in problem.fix],
    }  # fmt: skip


def _place(span: Span) -> dict[str, str | int]:
    return {
        "file": span.file, "line": span.line, "column": span.column, "end_line": span.end_line,
        "end_column": span.end_column,
    }  # fmt: skip


def github(problem: Problem) -> str:
    """A workflow command of GitHub Actions."""
    span = problem.span
    place = {"file": span.file, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub ignores columns that span several lines
        place |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    place["title"] = f"surveybot {problem.code}"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    words = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    return f"::{_GITHUB_LEVELS[problem.severity]} {properties}::{_escaped(words)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
