"""One run of test dialogues: in, checked surveys and wishes; out, the results in print and as a file, and a code."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from surveybot.checks import sorted_problems
from surveybot.cli.checking import Checked
from surveybot.cli.formats.covered import covered, is_too_little, untaken
from surveybot.cli.formats.failure import difference, transcript
from surveybot.cli.formats.junit import as_junit
from surveybot.cli.formats.sources import Lines, lines_in
from surveybot.cli.formats.summary import counted
from surveybot.cli.output import Output
from surveybot.cli.printing import print_problems
from surveybot.cli.trials import Tested, Trial, play_all
from surveybot.cli.writing import write_file
from surveybot.console.cells import visible


class Wishes(NamedTuple):
    """What is wished of a run: only tests with `part` in their names, a list of what none takes, and so on."""

    part: str = ""
    lists: bool = False
    min_coverage: int | None = None
    format: Literal["text", "junit"] = "text"
    junit: Path | None = None


def run_tests(surveys: Sequence[Checked], wishes: Wishes) -> int:
    """0 if all is as expected, 1 if something is not, 2 if no test has the name that is wished for."""
    tested = play_all(surveys, wishes.part, date.today())
    if wishes.part and not any(one.trials or not one.checked.is_sound for one in tested):
        Output(stderr=True).say(f"surveybot: No test has `{visible(wishes.part)}` in its name.")
        return 2
    if wishes.junit is not None:
        write_file(wishes.junit, as_junit(tested, wishes.min_coverage))
    if wishes.format == "junit":
        Output().out(as_junit(tested, wishes.min_coverage).decode(), end="", highlight=False)
    else:
        _print_all(tested, wishes)
    return 0 if all(_is_well(one, wishes) for one in tested) else 1


def _is_well(one: Tested, wishes: Wishes) -> bool:
    return one.coverage is not None and not one.failed and not is_too_little(one.coverage, wishes.min_coverage)


def _print_all(tested: list[Tested], wishes: Wishes) -> None:
    broken = [one.checked for one in tested if not one.checked.is_sound]
    print_problems([problem for checked in broken for problem in checked.problems], lines_in(broken))
    output = Output()
    for one in tested:
        if one.coverage is not None and (one.trials or not wishes.part):
            _print_survey(output, one, wishes)
    is_well = all(_is_well(one, wishes) for one in tested)
    output.say((_summary(tested, wishes), "bold green" if is_well else "bold red"))


def _print_survey(output: Output, one: Tested, wishes: Wishes) -> None:
    output.say((visible(str(one.checked.path)), "bold"))
    for trial in one.trials:
        _print_trial(output, trial, lines_in([one.checked]))
    if not one.trials:
        output.say("  no tests")
    coverage = one.coverage
    if coverage is not None and (wishes.lists or not wishes.part):
        output.print(covered(coverage, wishes.min_coverage))
        if wishes.lists or is_too_little(coverage, wishes.min_coverage):
            for line in untaken(coverage, one.checked.path):
                output.say(f"    {line}")
    output.print()


def _print_trial(output: Output, trial: Trial, lines: Lines) -> None:
    mark = ("  ✓ ", "green") if trial.passed else ("  ✗ ", "bold red")
    output.say(mark, visible(trial.dialogue.name))
    for remark, played in trial.failures():
        output.print()
        if remark:
            output.say((f"      {remark}:\n", "italic"))
        output.print(transcript(played.transcript), end="\n\n")
        for problem in sorted_problems(played.problems):
            output.print(difference(problem, lines, output.cells), end="\n\n")


def _summary(tested: list[Tested], wishes: Wishes) -> str:
    tests = sum(len(one.trials) for one in tested)
    failed = sum(len(one.failed) for one in tested)
    parts = [counted(tests, "test")]
    if failed:
        parts.append(f"{failed} failed")
    elif tests:
        parts.append("all as expected")
    broken = sum(not one.checked.is_sound for one in tested)
    if broken:
        parts.append(f"{counted(broken, 'survey')} with errors")
    too_little = sum(one.coverage is not None and is_too_little(one.coverage, wishes.min_coverage) for one in tested)
    if too_little:
        parts.append(f"{counted(too_little, 'survey')} covered less than {wishes.min_coverage} %")
    return ", ".join(parts)
