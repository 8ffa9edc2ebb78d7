"""One more test in a survey file: in, the file and a test; out, the file with it, all else to the letter as it was."""

import re
from collections.abc import Callable, Iterable

from surveybot.errors import SurveybotError
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.reader import read_text
from surveybot.trial.written import Layout

_BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")

Lines = Callable[[Layout], Iterable[str]]


def with_test(source: bytes, lines: Lines) -> bytes:
    """The file with the lines of a test behind those that it has; SurveybotError if its `tests:` are in brackets."""
    text = source.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    root, _ = read_text(source, "")
    assert isinstance(root, Mapping), "it has been read without an error"
    found = [line for line in _LINE.findall(text.removeprefix(_BOM)) if line]
    ends = [line[len(line.rstrip("\r\n")) :] for line in found]
    line_end = next((end for end in ends if end), "\n")
    if found and not ends[-1]:
        found[-1] += line_end
    tests = root.get("tests")
    new = _appended(found, root, lines) if tests is None else _inserted(found, root, tests, lines)
    return (mark + "".join(line if line.endswith(("\r", "\n")) else line + line_end for line in new)).encode()


def _appended(found: list[str], root: Mapping, lines: Lines) -> list[str]:
    """At the end of the file, under a `tests:` of their own."""
    return [*found, "", "tests:", *lines(_usual(root))]


def _inserted(found: list[str], root: Mapping, tests: Node, lines: Lines) -> list[str]:
    """Behind the last test; what stands below it, comments too, stays below."""
    if isinstance(tests, Scalar) or not tests:
        at = root.key_of("tests").span.line
        head = found[at - 1]
        if isinstance(tests, Sequence):
            if tests.span.end_line != at:
                raise _in_brackets()
            head = head[: tests.span.column - 1].rstrip() + head[tests.span.end_column - 1 :]
        return [*found[: at - 1], head, *lines(_usual(root)), *found[at:]]
    assert isinstance(tests, Sequence)
    first, last = tests[0], tests[-1]
    before = found[last.span.line - 1][: last.span.column - 1]
    if found[tests.span.line - 1][tests.span.column - 1 :].startswith("[") or not re.fullmatch(" *- +", before):
        raise _in_brackets()
    dash = before.index("-")
    at = last.span.end_line
    stands_apart = first is not last and not found[last.span.line - 2].strip()
    return [*found[:at], *([""] if stands_apart else []), *lines(Layout(dash, len(before) - dash)), *found[at:]]


def _usual(root: Mapping) -> Layout:
    """As the steps are indented."""
    steps = root.get("steps")
    if isinstance(steps, Sequence) and steps and isinstance(steps[0], Mapping):
        key = root.key_of("steps")
        column = steps[0].span.column - 1
        if steps.span.line > key.span.line:
            return Layout(steps.span.column - 1, column - steps.span.column + 1)
    return Layout(2, 2)


def _in_brackets() -> SurveybotError:
    return SurveybotError(
        "The `tests:` of this survey are written in brackets: write them as lines that begin with `- `."
    )
