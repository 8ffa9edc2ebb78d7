"""The checks: in, a survey and its program; out, problems of meaning. One module, one check."""

from collections.abc import Callable, Iterable

from surveybot.checks import (
    anonymity,
    chains,
    choices,
    conditions,
    contradictions,
    craft,
    defaults,
    dialogues,
    endless_loops,
    given,
    headers,
    labels,
    languages,
    lengths,
    limits,
    lists,
    long_ways,
    maybe_unanswered,
    never_before,
    opening,
    patterns,
    placeholders,
    privacy,
    reminders,
    report,
    reviews,
    rounds,
    rules,
    sums,
    translations,
    unreachable,
    unused_lists,
    updates,
    waves,
)
from surveybot.checks.consequences import without_consequences
from surveybot.language.problem import Problem, Severity
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.survey.model import Survey

Check = Callable[[Program], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    choices.check,
    lists.check,
    unused_lists.check,
    craft.check,
    defaults.check,
    rules.check,
    patterns.check,
    contradictions.check,
    anonymity.check,
    updates.check,
    given.check,
    waves.check,
    privacy.check,
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
    translations.check,
    placeholders.check,
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
    """Each problem once, in the order of the file, without those that only follow from others."""
    problems = without_consequences(problems)
    unique = {(problem.code, problem.span, problem.message): problem for problem in problems}
    return sorted(unique.values(), key=lambda problem: (problem.span, problem.code))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether a survey with these problems may not be served."""
    return any(problem.severity is Severity.ERROR for problem in problems)
