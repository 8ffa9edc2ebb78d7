"""Test dialogues as JUnit XML: in, surveys with their trials; out, a suite a survey and a case a dialogue."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from surveybot.checks import has_errors, sorted_problems
from surveybot.cli.formats.cases import count, document, fail, new_case, new_suite
from surveybot.cli.formats.covered import is_too_little, untaken
from surveybot.cli.formats.failure import difference, transcript
from surveybot.cli.formats.machine import concise
from surveybot.cli.formats.sources import Lines, lines_in
from surveybot.cli.output import WIDTH_OF_FILES
from surveybot.cli.trials import Tested, Trial
from surveybot.language.problem import Problem


def as_junit(tested: Sequence[Tested], min_coverage: int | None) -> bytes:
    """The whole document, in UTF-8; it names files as they were named to us."""
    root = Element("testsuites", name="surveybot")
    for one in tested:
        _suite(root, one, min_coverage)
    count(root, sum(trial.seconds for one in tested for trial in one.trials))
    return document(root)


def _suite(root: Element, one: Tested, min_coverage: int | None) -> None:
    suite = new_suite(root, str(one.checked.path))
    if not one.checked.is_sound:
        _broken(suite, one.checked.problems)
    lines = lines_in([one.checked])
    for trial in one.trials:
        _case(suite, trial, lines)
    coverage = one.coverage
    if coverage is not None and min_coverage is not None:
        case = new_case(suite, f"coverage of at least {min_coverage} %", 1)
        if is_too_little(coverage, min_coverage):
            words = f"only {coverage.percent} % are covered, {coverage.taken} of {coverage.points}"
            fail(case, "failure", "coverage", words, "\n".join(untaken(coverage, one.checked.path)))
    count(suite, sum(trial.seconds for trial in one.trials))


def _broken(suite: Element, problems: list[Problem]) -> None:
    errors = [problem for problem in problems if has_errors([problem])]
    case = new_case(suite, "the survey has no errors", errors[0].span.line if errors else 1)
    for problem in errors[:1]:
        fail(case, "error", problem.code, problem.message, "\n".join(map(concise, errors)))


def _case(suite: Element, trial: Trial, lines: Lines) -> None:
    case = new_case(suite, trial.dialogue.name, trial.dialogue.span.line, trial.seconds)
    for remark, played in trial.failures():
        problems = sorted_problems(played.problems)
        told = [remark] if remark else []
        told.append(transcript(played.transcript).plain)
        told += [difference(problem, lines, WIDTH_OF_FILES).plain for problem in problems]
        fail(case, "failure", problems[0].code, problems[0].message, "\n\n".join(told))
        return  # readers take one failure a case
