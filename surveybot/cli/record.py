"""`surveybot test --record`: in, a survey file and typed lines; out, the same file with the dialogue as a new test."""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

from surveybot.authoring.files import write_file
from surveybot.checks import examine, has_errors
from surveybot.cli.checking import Checked, check_file
from surveybot.cli.formats.failure import difference
from surveybot.cli.formats.sources import lines_in
from surveybot.cli.formats.summary import summary
from surveybot.cli.output import Output
from surveybot.cli.printing import print_problems
from surveybot.cli.recording import Recording
from surveybot.console.cells import visible
from surveybot.language.problem import Problem
from surveybot.language.reader import read_bytes
from surveybot.program.instructions import Program
from surveybot.questions.date import DateQuestion
from surveybot.questions.date_time import DateTimeQuestion
from surveybot.survey.includes import Folder
from surveybot.survey.reader import read_survey
from surveybot.trial.appending import with_test
from surveybot.trial.play import play
from surveybot.trial.written import Layout, Recorded, lines_of_test


def record_test(file: Path) -> int:
    """Plays a dialog here and appends it to the `tests:` of the file, once it has been played again as written."""
    checked, output = check_file(file), Output()
    if not checked.is_sound or checked.program is None:
        print_problems(checked.problems, lines_in([checked]))
        output.say((summary(checked.problems, 1), "bold"))
        return 1
    with_test(checked.source, lambda layout: [])  # where it cannot be written is told before it is played
    recording = Recording(checked.program, output)
    if not recording.hold() or not recording.recorder.items:
        recording.note("No test was written.")
        return 0
    test = recording.recorded(_uses_days(checked))
    test = test._replace(name=_named(test, checked.program, output))
    source = with_test(checked.source, lambda layout: lines_of_test(test, layout))
    reason, wrong = _why_not(checked, source)
    if reason:
        _explain(output, test, reason, wrong)
        return 1
    write_file(file, source)
    output.say(("Written: ", "bold green"), visible(f"{file}: {test.name}"))
    return 0


def _uses_days(checked: Checked) -> bool:
    """Whether another day could make it another dialog."""
    assert checked.program is not None
    sources = [checked.source, *checked.included.values()]
    asks_for_days = any(
        isinstance(question, DateQuestion | DateTimeQuestion) for question in checked.program.questions.values()
    )
    return asks_for_days or any(re.search(rb"\b(today|now)\(", source) for source in sources)


def _named(test: Recorded, program: Program, output: Output) -> str:
    """The name that is typed, else the one that it has, with a number if that is taken."""
    taken = {str(dialogue.name) for dialogue in program.survey.tests}
    usual = next(name for name in _numbered(test.name) if name not in taken)
    typed = ""
    with suppress(EOFError):
        typed = input(f"Name of the test [{usual}]: ")
    if not sys.stdin.isatty():
        output.out(typed, highlight=False)  # nobody has seen it being typed
    output.print()
    return " ".join(typed.split()) or usual


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name} {number}" for number in count(2))


def _why_not(checked: Checked, source: bytes) -> tuple[str, list[Problem]]:
    """Why the file had better stay as it is: read as it would be, with its new test played twice."""
    survey, problems = read_survey(source, str(checked.path), Folder(checked.path.parent))
    assert survey is not None
    program, more = examine(survey)
    errors = [problem for problem in [*problems, *more] if has_errors([problem])]
    if errors:
        return "the survey would have errors", errors
    if checked.survey is None or survey.tests[:-1] != checked.survey.tests:
        return "another test of the survey would change", []
    new = survey.tests[-1]
    failures = [found for taps in (False, True) for found in play(program, new, date.today(), forgetful=taps).problems]
    if failures:
        return "it does not go the same way again", failures
    return ("the file has changed meanwhile", []) if read_bytes(checked.path) != checked.source else ("", [])


def _explain(output: Output, test: Recorded, reason: str, wrong: list[Problem]) -> None:
    """Why nothing was written, and the test itself, so that it is not lost."""
    output.say((f"The test was not written: {reason}. This is what it would be:", "bold red"))
    output.print()
    for line in lines_of_test(test, Layout(2, 2)):
        output.say(visible(line))
    for problem in wrong:
        output.print()
        output.print(difference(problem, lambda file: (), output.cells))
