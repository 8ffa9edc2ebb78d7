"""Problems in print: in, problems and the lines they are about; out, what stands on standard output."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rich.text import Text

from surveybot.cli.formats.caret import drawn
from surveybot.cli.formats.machine import as_json, concise, github
from surveybot.cli.formats.sources import Lines
from surveybot.cli.output import Output
from surveybot.cli.speech import Language, said
from surveybot.language.problem import Problem, Severity

Format = Literal["text", "concise", "json", "sarif", "github", "gitlab", "junit"]
MOST_PRINTED = 100  # problems of one file, for people
_WORST_FIRST = list(Severity).index


@dataclass(frozen=True, slots=True)
class Report:
    """Problems of some files, and which severities make the command fail.

    People are shown at most so many of each file, None for all of them; programs get every one.
    """

    problems: Sequence[Problem]
    files: Sequence[str]
    lines: Lines
    failing: frozenset[Severity]
    language: Language
    most: int | None = MOST_PRINTED


_LINES: dict[str, Callable[[Problem], str]] = {"concise": concise, "github": github}


def print_report(report: Report, format: Format | None, last_line: str) -> None:
    """Prints a report in a format, what people read with a last line; without a format as text.

    On GitHub Actions the text is followed by the commands that mark the lines of a pull request.
    """
    output = Output()
    document = _document(report, format)
    if document is not None:
        sys.stdout.writelines(document)  # rich would look through all of it
        print()
        return
    if format in _LINES:
        for problems, more in _shown(report.problems, report.most, report.language):
            for line in (*map(_LINES[format], problems), *more):
                print(line)
    else:
        print_problems(report.problems, report.lines, report.language, report.most)
    if format is None and os.environ.get("GITHUB_ACTIONS") == "true":
        print_report(report, "github", last_line)
    if format != "github":
        output.say((last_line, "bold"))


def _document(report: Report, format: Format | None) -> Iterable[str] | None:
    """The pieces of a report that is one document, else None; what makes it is imported when it is wanted."""
    match format:
        case "json":
            return as_json(report.problems)
        case "sarif":
            from surveybot.cli.formats.sarif import as_sarif

            return as_sarif(report.problems, report.lines)
        case "gitlab":
            from surveybot.cli.formats.gitlab import as_gitlab

            return as_gitlab(report.problems, report.lines)
        case "junit":
            from surveybot.cli.formats.junit_problems import problems_as_junit

            return problems_as_junit(report.problems, report.files, report.lines, report.failing)
    return None


def print_problems(
    problems: Sequence[Problem], lines: Lines, language: Language = "en", most: int | None = MOST_PRINTED
) -> None:
    """Prints problems for people; an empty line stands after each."""
    output = Output()
    for shown, more in _shown(problems, most, language):
        for problem in shown:
            output.paragraph(drawn(problem, lines, output.cells, language))
        for sentence in more:
            output.paragraph(Text(sentence))


def _shown(
    problems: Sequence[Problem], most: int | None, language: Language
) -> Iterator[tuple[list[Problem], list[str]]]:
    """Of each file the worst problems, in their order, and the sentence that tells of the others."""
    for file, group in groupby(problems, key=lambda problem: problem.span.file):
        own = list(group)
        worst = sorted(range(len(own)), key=lambda at: _WORST_FIRST(own[at].severity))[:most]
        template = "{file}: {n} more {n:problem|problems}; `surveybot validate --all` prints {n:it|them} too"
        more = [said(language, template, file=file, n=len(own) - len(worst))] if len(own) > len(worst) else []
        yield [own[at] for at in sorted(worst)], more
