"""Problems as JUnit XML: in, problems and the files that were looked at; out, a suite a file and a case a problem."""

from collections.abc import Collection, Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from surveybot.cli.formats.caret import drawn
from surveybot.cli.formats.cases import allowed, count, document, fail, new_case, new_suite
from surveybot.cli.formats.sources import Lines
from surveybot.cli.output import WIDTH_OF_FILES
from surveybot.language.problem import Problem, Severity


def problems_as_junit(
    problems: Sequence[Problem], files: Iterable[str], lines: Lines, failing: Collection[Severity]
) -> str:
    """The whole document; a problem that does not count is a case that has passed, with its words beside it."""
    root = Element("testsuites", name="surveybot validate")
    found: dict[str, list[Problem]] = {file: [] for file in files}
    for problem in problems:
        found.setdefault(problem.span.file, []).append(problem)
    for file, own in found.items():
        suite = new_suite(root, file)
        for problem in own:
            case = new_case(suite, f"{problem.code} in line {problem.span.line}", problem.span.line)
            text = drawn(problem, lines, WIDTH_OF_FILES).plain
            if problem.severity in failing:
                fail(case, "failure", problem.code, problem.message, text)
            else:
                SubElement(case, "system-out").text = allowed(text)
        if not own:
            new_case(suite, "no problems", 1)
        count(suite)
    count(root)
    return document(root).decode().rstrip()
