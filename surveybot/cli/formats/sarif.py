"""SARIF 2.1.0: in, problems; out, the log that GitHub's code scanning and many editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from surveybot import __version__
from surveybot.cli.formats.known import fingerprints, relative
from surveybot.cli.formats.machine import rows
from surveybot.cli.formats.sources import Lines
from surveybot.cli.pages import Page, page_of
from surveybot.language.position import Span
from surveybot.language.problem import Fix, Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(problems: Sequence[Problem], lines: Lines) -> Iterator[str]:
    """The log in pieces; columns count code points, files are named from the present folder on."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "surveybot", "version": __version__, "rules": [_rule(page_of(code)) for code in codes]}
    results = rows(
        {**_result(problem), "ruleIndex": codes.index(problem.code), "partialFingerprints": {"line/v1": fingerprint}}
        for problem, fingerprint in zip(problems, fingerprints(problems, lines), strict=True)
    )
    run = json.dumps({"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}, ensure_ascii=False)
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{run[:-1]}, "results": '
    yield from results
    yield "}]}"


def _rule(page: Page) -> dict[str, Any]:
    return {
        "id": page.code,
        "shortDescription": {"text": page.summary},
        "help": {"text": page.text, "markdown": page.text},
        "properties": {"tags": [page.family.name]},
    }


def _result(problem: Problem) -> dict[str, Any]:
    words = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": words},
        "locations": [_location(problem.span)],
    }
    if problem.labels:
        places = ({**_location(label.span), "message": {"text": label.message}} for label in problem.labels)
        result["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(places, 1)]
    if problem.fix:
        result["fixes"] = [{"description": {"text": problem.help or problem.message}, **_changes(problem.fix)}]
    return result


def _changes(fix: Fix) -> dict[str, Any]:
    files = dict.fromkeys(span.file for span, _ in fix)
    return {
        "artifactChanges": [
            {
                "artifactLocation": _file(file),
                "replacements": [
                    {"deletedRegion": _region(span), "insertedContent": {"text": text}}
                    for span, text in fix
                    if span.file == file
                ],
            }
            for file in files
        ]
    }


def _location(span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _file(span.file), "region": _region(span)}}


def _file(name: str) -> dict[str, str]:
    return {"uri": quote(relative(name))}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column,
    }  # fmt: skip
