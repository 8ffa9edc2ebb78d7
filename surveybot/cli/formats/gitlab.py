"""Code quality of GitLab: in, problems; out, the report that it shows in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Iterator, Sequence

from surveybot.cli.formats.known import fingerprints, relative
from surveybot.cli.formats.machine import rows
from surveybot.cli.formats.sources import Lines
from surveybot.language.problem import Problem, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_gitlab(problems: Sequence[Problem], lines: Lines) -> Iterator[str]:
    """The report in pieces; an entry keeps its fingerprint when lines are put in above it."""
    return rows(
        {
            "description": f"{problem.message}: {problem.help}" if problem.help else problem.message,
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[problem.severity],
            "location": {"path": relative(problem.span.file), "lines": {"begin": problem.span.line}},
        }
        for problem, fingerprint in zip(problems, fingerprints(problems, lines), strict=True)
    )
