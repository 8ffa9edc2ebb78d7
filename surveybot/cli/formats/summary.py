"""The last line: in, problems and a number of surveys; out, `2 errors, 1 warning in 1 file`."""

from collections import Counter
from collections.abc import Collection

from surveybot.language.problem import Problem, Severity

_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(problems: Collection[Problem], surveys: int) -> str:
    """How many problems of which severity, in how many files."""
    if not problems:
        return f"{counted(surveys, 'survey')}, no problems"
    numbers = Counter(problem.severity for problem in problems)
    found = ", ".join(counted(numbers[severity], name) for severity, name in _NAMES.items() if numbers[severity])
    return f"{found} in {counted(len({problem.span.file for problem in problems}), 'file')}"
