"""The checks: in, a survey and its program; out, problems of meaning. One module, one check."""

from collections.abc import Callable, Iterable

from surveybot.checks import (
    anonymity,
    chains,
    choices,
    conditions,
    contradictions,
    defaults,
    dialogues,
    endless_loops,
    given,
    headers,
    labels,
    languages,
    lengths,
    limits,
    long_ways,
    maybe_unanswered,
    never_before,
    opening,
    patterns,
    reminders,
    report,
    reviews,
    rounds,
    rules,
    sums,
    unreachable,
    updates,
    waves,
)
from surveybot.language.problem import Problem, Severity
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.survey.model import Survey

Check = Callable[[Program], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    choices.check,
    defaults.check,
    rules.check,
    patterns.check,
    contradictions.check,
    anonymity.check,
    updates.check,
    given.check,
    waves.check,
    limits.check,
    opening.check,
    reminders.check,
    report.check,
    unreachable.check,
    labels.check,
    chains.check,
    endless_loops.check,
    long_ways.check,
    reviews.check,
    rounds.check,
    never_before.check,
    maybe_unanswered.check,
    conditions.check,
    sums.check,
    languages.check,
    lengths.check,
    headers.check,
    dialogues.check,
)


def examine(survey: Survey) -> tuple[Program, list[Problem]]:
    """The program of a survey and everything that is wrong with its meaning."""
    program, problems = compile_survey(survey)
    for check in CHECKS:
        problems.extend(check(program))
    return program, problems


def sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, in the order of the file; advice waits until only tests fail."""
    unique = {(problem.code, problem.span, problem.message): problem for problem in problems}
    found = sorted(unique.values(), key=lambda problem: (problem.span, problem.code))
    if has_errors(problem for problem in found if not problem.code.startswith("test-")):
        return [problem for problem in found if problem.severity is not Severity.INFO]
    return found


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether a survey with these problems may not be served."""
    return any(problem.severity is Severity.ERROR for problem in problems)
