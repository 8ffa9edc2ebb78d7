"""A run of `surveybot validate`: in, checked surveys and wishes; out, what is wrong in print, and an exit code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from surveybot.cli.baseline import unknown_problems, write_baseline
from surveybot.cli.checking import Checked, check_files, everything_wrong
from surveybot.cli.files import survey_files
from surveybot.cli.formats.sources import Lines, lines_in
from surveybot.cli.formats.summary import summary
from surveybot.cli.output import Output
from surveybot.cli.printing import MOST_PRINTED, Format, Report, print_report
from surveybot.cli.speech import Language, said, translated
from surveybot.errors import SurveybotError
from surveybot.language.problem import Problem, Severity
from surveybot.language.reader import read_bytes

if TYPE_CHECKING:
    from surveybot.cli.fixing import Mended


@dataclass(frozen=True, slots=True)
class Wishes:
    """What shall be shown, how, and what counts as a failure; nothing in `select` means every code."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    strict: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    format: Format | None = None
    fix: bool = False
    diff: bool = False
    all: bool = False
    language: Language = "en"

    @property
    def failing(self) -> frozenset[Severity]:
        """The severities that make the command fail."""
        return frozenset({Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR})


def validate_files(paths: Iterable[Path], wishes: Wishes) -> int:
    """Checks survey files, those in folders too, and reports what is wrong with them."""
    return report(check_files(survey_files(paths)), wishes)


def report(surveys: Sequence[Checked], wishes: Wishes) -> int:
    """0 if all is well, 1 if something is wrong that counts."""
    if wishes.diff:
        return _show_fixes(surveys, wishes)
    fixed: int | None = None
    if wishes.fix:
        surveys, fixed = _fix(surveys, wishes)
    lines = lines_in(surveys)
    problems = _chosen(surveys, wishes)
    if wishes.write_baseline is not None:
        write_baseline(problems, wishes.write_baseline, lines)
        template = "{n} {n:problem|problems} written to {file}"
        words = said(wishes.language, template, n=len(problems), file=wishes.write_baseline)
        Output().say((words, "bold"))
        return 0
    new = _new(problems, wishes, lines)
    files = [name for checked in surveys for name in checked.files]
    told = translated(new, wishes.language)
    last_line = _last_line(new, len(surveys), wishes.language, fixed=fixed, known=len(problems) - len(new))
    most = None if wishes.all else MOST_PRINTED
    print_report(Report(told, files, lines, wishes.failing, wishes.language, most), wishes.format, last_line)
    return _code(new, wishes)


def _chosen(surveys: Sequence[Checked], wishes: Wishes) -> list[Problem]:
    return [
        problem
        for problem in everything_wrong(surveys, date.today())
        if problem.code not in wishes.ignore and (not wishes.select or problem.code in wishes.select)
    ]


def _new(problems: list[Problem], wishes: Wishes, lines: Lines) -> list[Problem]:
    return problems if wishes.baseline is None else unknown_problems(problems, wishes.baseline, lines)


def _mended(surveys: Sequence[Checked], wishes: Wishes) -> "Mended":
    from surveybot.cli.fixing import mended

    return mended(surveys, lambda surveys: _new(_chosen(surveys, wishes), wishes, lines_in(surveys)))


def _show_fixes(surveys: Sequence[Checked], wishes: Wishes) -> int:
    """Prints what would be changed, and ends as it would without."""
    from surveybot.cli.formats.difference import print_difference

    before = {name: source for checked in surveys for name, source in checked.files.items()}
    for file, source in sorted(_mended(surveys, wishes).sources.items()):
        print_difference(file, before[file], source)
    return _code(_new(_chosen(surveys, wishes), wishes, lines_in(surveys)), wishes)


def _fix(surveys: Sequence[Checked], wishes: Wishes) -> tuple[list[Checked], int]:
    """Writes the files that can be mended; the surveys as they are then, and how many problems are gone."""
    from surveybot.authoring.files import write_file

    before = {name: source for checked in surveys for name, source in checked.files.items()}
    result = _mended(surveys, wishes)
    for file, source in result.sources.items():
        if read_bytes(Path(file)) != before[file]:
            raise SurveybotError(f"{file} has changed meanwhile, and was left alone: run this again.")
        write_file(Path(file), source)
    return check_files([checked.path for checked in surveys]), result.number


def _code(problems: Sequence[Problem], wishes: Wishes) -> int:
    return 1 if any(problem.severity in wishes.failing for problem in problems) else 0


def _last_line(problems: Sequence[Problem], surveys: int, language: Language, *, fixed: int | None, known: int) -> str:
    words = summary(problems, surveys, language)
    if known:
        words = said(language, "{words}; {n} known from the baseline", words=words, n=known)
    if fixed is not None:
        return said(language, "{n} fixed; {words}", words=words, n=fixed)
    fixes = sum(bool(problem.fix) for problem in problems)
    return said(language, "{words}; --fix can mend up to {n}", words=words, n=fixes) if fixes else words
