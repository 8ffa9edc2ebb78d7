"""The last line: in, problems and a number of surveys; out, `2 errors, 1 warning in 1 file`."""

from collections import Counter
from collections.abc import Collection

from surveybot.cli.speech import Language, said
from surveybot.language.problem import Problem, Severity

_COUNTED = {
    Severity.ERROR: "{n} {n:error|errors}",
    Severity.WARNING: "{n} {n:warning|warnings}",
    Severity.INFO: "{n} {n:note|notes}",
}


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(problems: Collection[Problem], surveys: int, language: Language = "en") -> str:
    """How many problems of which severity, in how many files."""
    if not problems:
        return said(language, "{n} {n:survey|surveys}, no problems", n=surveys)
    numbers = Counter(problem.severity for problem in problems)
    found = [said(language, _COUNTED[severity], n=numbers[severity]) for severity in _COUNTED if numbers[severity]]
    files = len({problem.span.file for problem in problems})
    return said(language, "{found} in {n} {n:file|files}", found=", ".join(found), n=files)
