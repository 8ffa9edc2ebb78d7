"""Problems as JUnit XML: in, problems and the files that were looked at; out, a suite a file and a case a problem."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from surveybot.cli.formats.caret import drawn
from surveybot.cli.formats.cases import HEAD, allowed, fail, new_case, new_suite, opening, tally, written
from surveybot.cli.formats.sources import Lines
from surveybot.cli.output import WIDTH_OF_FILES
from surveybot.language.problem import Problem, Severity


def problems_as_junit(
    problems: Sequence[Problem], files: Iterable[str], lines: Lines, failing: Collection[Severity]
) -> Iterator[str]:
    """The document in pieces; a problem that does not count is a case that has passed, with its words beside it."""
    found: dict[str, list[Problem]] = {file: [] for file in files}
    for problem in problems:
        found.setdefault(problem.span.file, []).append(problem)
    root = Element("testsuites", name="surveybot validate")
    tally(root, sum(len(own) or 1 for own in found.values()), sum(problem.severity in failing for problem in problems))
    yield f"{HEAD}{opening(root)}\n"
    for file, own in found.items():
        suite = new_suite(root, file)
        tally(suite, len(own) or 1, sum(problem.severity in failing for problem in own))
        yield f"  {opening(suite)}\n"
        for problem in own:
            case = new_case(suite, f"{problem.code} in line {problem.span.line}", problem.span.line)
            _tell(case, problem, drawn(problem, lines, WIDTH_OF_FILES).plain, failing)
            yield f"{written(case)}\n"
            suite.remove(case)  # never all of them at once in memory
        if not own:
            yield f"{written(new_case(suite, 'no problems', 1))}\n"
        yield "  </testsuite>\n"
    yield "</testsuites>"


def _tell(case: Element, problem: Problem, text: str, failing: Collection[Severity]) -> None:
    if problem.severity in failing:
        fail(case, "failure", problem.code, problem.message, text)
    else:
        SubElement(case, "system-out").text = allowed(text)
