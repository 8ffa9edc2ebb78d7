"""Problems that only follow from others: in, all problems; out, those that an author should read."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from surveybot.language.problem import Problem, Severity

_WORSE = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_LAST = ("test-status-unknown", "too-few-options", "translation-alphabet")
_REWRITTEN = ("expr-type", "multi-compare")  # with a fix: of a whole comparison
_TAKEN_FOR = ("expr-type", "ref-unknown", "placeholder-unknown")
Place = tuple[str, int, int]


def without_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """One place has one problem where the YAML is wrong; advice waits until only tests fail.

    Lists of choices are not missed while the key that they stand under is misspelt.
    Of a value that is wrong nothing is doubted. What stands at the place of a slip is not judged as if it were meant;
    the slip becomes as severe as that. What is missing around an error may well stand in it.
    """
    problems = list(problems)
    errors_in = {problem.span.file for problem in problems if _is_error(problem)}
    # What cannot be decoded cannot be parsed either.
    undecoded = {_start(problem) for problem in problems if problem.code == "file-encoding"}
    problems = [problem for problem in problems if not _is_slip(problem) or _start(problem) not in undecoded]
    kept = [problem for problem in problems if not _comes_last(problem) or problem.span.file not in errors_in]
    wrong = {_start(problem) for problem in kept if problem.severity is Severity.ERROR}
    kept = [
        problem
        for problem in kept
        if problem.severity is Severity.ERROR or _start(problem) not in wrong or _is_slip(problem)
    ]
    kept = list(_of_expressions(kept))
    kept = list(_of_one_line(kept))
    if any(problem.values.get("guess") == "choice_lists" for problem in kept):
        kept = [problem for problem in kept if problem.code != "choice-list-unknown"]
    slips = list(filter(_is_slip, kept))
    if not slips:
        return kept
    worst: dict[Place, Severity] = {}
    for problem in kept:
        place = _start(problem)
        worst[place] = max(problem.severity, worst.get(place, problem.severity), key=_WORSE.__getitem__)
    errors = sorted(_start(slip) for slip in slips if slip.severity is Severity.ERROR)
    at_slips = {_start(slip) for slip in slips}
    # What is missing has its place beside what is there, which may be a slip.
    rest = [
        problem
        for problem in kept
        if (_start(problem) not in at_slips or problem.code == "missing-key") and not _surrounds(problem, errors)
    ]
    return rest + [replace(slip, severity=worst[_start(slip)]) for slip in slips]


def _of_one_line(problems: list[Problem]) -> Iterator[Problem]:
    """Without the second `then`, which an `elif` above it brings along, and the unknown key of a secret."""
    lines: dict[str, set[tuple[str, int]]] = {}
    for problem in problems:
        key = str(problem.values.get("key")) if problem.code == "unknown-key" else problem.code
        lines.setdefault(key, set()).add((problem.span.file, problem.span.line))
    elifs = set[tuple[str, int]]().union(*(lines.get(key, ()) for key in ("elif", "elseif", "elsif", "else if")))
    for problem in problems:
        file, line = problem.span.file, problem.span.line
        is_told = (problem.code == "yaml-duplicate-key" and (file, line - 1) in elifs) or (
            problem.code == "unknown-key" and (file, line) in lines.get("secret-in-file", ())
        )
        if not is_told:
            yield problem


def _of_expressions(problems: list[Problem]) -> Iterator[Problem]:
    """A wrong sign tells more than what its place was taken for, and less than how all around it is written."""
    wrong = [problem for problem in problems if problem.code == "expr-syntax"]
    signs = set(map(_start, wrong))
    colons = sorted(_start(problem) for problem in wrong if problem.values.get("found") == ":")
    rewritten: dict[int, list[Problem]] = {}
    for problem in problems:
        if problem.code in _REWRITTEN and problem.fix and signs:
            rewritten.setdefault(problem.span.line, []).append(problem)
    for problem in problems:
        at = _start(problem)
        is_told = (
            any(_start(other) < at and _holds(other, [at]) for other in rewritten.get(at[1], ()))
            if problem.code == "expr-syntax"
            else _holds(problem, colons)
            if problem.code == "yaml-quote-needed"
            else problem.code in _TAKEN_FOR and at in signs
        )
        if not is_told:
            yield problem


def _is_slip(problem: Problem) -> bool:
    return problem.code.startswith("yaml-")


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and not problem.code.startswith("test-")


def _comes_last(problem: Problem) -> bool:
    """Whether it is only worth reading when nothing is broken: advice, and what an error may leave too little of."""
    return problem.severity is Severity.INFO or problem.code in _LAST


def _start(problem: Problem) -> Place:
    return problem.span.file, problem.span.line, problem.span.column


def _surrounds(problem: Problem, errors: list[Place]) -> bool:
    """Whether it is no error itself, and an error stands in it."""
    return _holds(problem, errors) and problem.severity is not Severity.ERROR


def _holds(problem: Problem, places: list[Place]) -> bool:
    """Whether one of these places lies in it; they are sorted."""
    span = problem.span
    first = bisect_left(places, _start(problem))
    return first < len(places) and places[first] < (span.file, span.end_line, span.end_column)
