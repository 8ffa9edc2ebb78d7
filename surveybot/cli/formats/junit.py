"""JUnit XML: in, surveys with their trials; out, a suite a survey and a case a dialogue, as CI servers read it.

There is no one standard. This is the schema of Jenkins (jenkinsci/xunit-plugin, junit-10.xsd), and beyond it only the
`file` and `line` of a case, which GitLab, CircleCI and many reporters look for.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from surveybot.checks import has_errors, sorted_problems
from surveybot.cli.formats.covered import is_too_little, untaken
from surveybot.cli.formats.failure import difference, transcript
from surveybot.cli.formats.machine import concise
from surveybot.cli.formats.sources import Lines, lines_in
from surveybot.cli.output import WIDTH_OF_FILES
from surveybot.cli.trials import Tested, Trial
from surveybot.language.problem import Problem

# Everything but what XML 1.0 allows (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(tested: Sequence[Tested], min_coverage: int | None) -> bytes:
    """The whole document, in UTF-8; it names files as they were named to us."""
    root = Element("testsuites", name="surveybot")
    for one in tested:
        _suite(root, one, min_coverage)
    seconds = sum(trial.seconds for one in tested for trial in one.trials)
    _count(root, list(root.iter("testcase")), seconds)
    indent(root)
    written: bytes = tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(root: Element, one: Tested, min_coverage: int | None) -> None:
    file = _allowed(str(one.checked.path))
    suite = SubElement(root, "testsuite", name=file, file=file)
    if not one.checked.is_sound:
        _broken(suite, file, one.checked.problems)
    lines = lines_in([one.checked])
    for trial in one.trials:
        _case(suite, file, trial, lines)
    coverage = one.coverage
    if coverage is not None and min_coverage is not None:
        case = _new_case(suite, file, f"coverage of at least {min_coverage} %", 1)
        if is_too_little(coverage, min_coverage):
            words = f"only {coverage.percent} % are covered, {coverage.taken} of {coverage.points}"
            _fail(case, "failure", "coverage", words, "\n".join(untaken(coverage, one.checked.path)))
    _count(suite, list(suite), sum(trial.seconds for trial in one.trials))


def _broken(suite: Element, file: str, problems: list[Problem]) -> None:
    errors = [problem for problem in problems if has_errors([problem])]
    case = _new_case(suite, file, "the survey has no errors", errors[0].span.line if errors else 1)
    for problem in errors[:1]:
        _fail(case, "error", problem.code, problem.message, "\n".join(map(concise, errors)))


def _case(suite: Element, file: str, trial: Trial, lines: Lines) -> None:
    case = _new_case(suite, file, trial.dialogue.name, trial.dialogue.span.line, trial.seconds)
    for remark, played in trial.failures():
        problems = sorted_problems(played.problems)
        told = [remark] if remark else []
        told.append(transcript(played.transcript).plain)
        told += [difference(problem, lines, WIDTH_OF_FILES).plain for problem in problems]
        _fail(case, "failure", problems[0].code, problems[0].message, "\n\n".join(told))
        return  # readers take one failure a case


def _new_case(suite: Element, file: str, name: str, line: int, seconds: float = 0) -> Element:
    group = file.removesuffix(".yaml").removesuffix(".yml")  # Jenkins would make a package of what is before a dot
    values = {"name": _allowed(name), "classname": group, "file": file, "line": str(line), "time": f"{seconds:.3f}"}
    return SubElement(suite, "testcase", values)


def _fail(case: Element, kind: str, code: str, message: str, text: str) -> None:
    SubElement(case, kind, message=_allowed(message), type=code).text = _allowed(text)


def _count(element: Element, cases: list[Element], seconds: float) -> None:
    element.set("tests", str(len(cases)))
    for kind in ("failure", "error"):
        element.set(f"{kind}s", str(sum(case.find(kind) is not None for case in cases)))
    element.set("time", f"{seconds:.3f}")


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
