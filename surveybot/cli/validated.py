"""A run of `surveybot validate`: in, checked surveys and wishes; out, what is wrong in print, and an exit code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from surveybot.cli.baseline import unknown_problems, write_baseline
from surveybot.cli.checking import Checked, everything_wrong
from surveybot.cli.formats.sources import lines_in
from surveybot.cli.formats.summary import counted, summary
from surveybot.cli.output import Output
from surveybot.cli.printing import Format, print_problems
from surveybot.language.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Wishes:
    """What shall be shown, how, and what counts as a failure; `codes` are those of the problems to show."""

    codes: frozenset[str]
    strict: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    format: Format | None = None


def report(surveys: Sequence[Checked], wishes: Wishes) -> int:
    """0 if all is well, 1 if something is wrong that counts."""
    lines = lines_in(surveys)
    problems = [problem for problem in everything_wrong(surveys, date.today()) if problem.code in wishes.codes]
    if wishes.write_baseline is not None:
        write_baseline(problems, wishes.write_baseline, lines)
        Output().say((f"{counted(len(problems), 'problem')} written to {wishes.write_baseline}", "bold"))
        return 0
    new = problems if wishes.baseline is None else unknown_problems(problems, wishes.baseline, lines)
    format = wishes.format or "text"
    print_problems(new, lines, format)
    if format in ("text", "concise"):
        Output().say((_last_line(new, len(surveys), len(problems) - len(new)), "bold"))
    return 1 if any(_counts(problem, wishes) for problem in new) else 0


def _counts(problem: Problem, wishes: Wishes) -> bool:
    return problem.severity is Severity.ERROR or (wishes.strict and problem.severity is Severity.WARNING)


def _last_line(problems: Sequence[Problem], surveys: int, known: int) -> str:
    words = summary(problems, surveys)
    return f"{words}; {known} known from the baseline" if known else words
