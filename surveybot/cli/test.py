"""`surveybot test`: in, survey files; out, one line for each test dialogue, and 1 if one does not go as expected."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from surveybot.checks import sorted_problems
from surveybot.cli.checking import Checked, check_files
from surveybot.cli.files import survey_files
from surveybot.cli.formats.failure import difference, transcript
from surveybot.cli.formats.summary import counted
from surveybot.cli.output import Output
from surveybot.cli.trials import Trial, chosen, play_all
from surveybot.cli.validate import print_problems
from surveybot.console.cells import visible


def play_tests(
    *paths: Annotated[Path, Parameter(required=True)],
    k: Annotated[str, Parameter(name=["-k", "--only"])] = "",
) -> int:
    """Play the test dialogues that stand in survey files.

    Each is played twice: straight, and with the process forgotten before every reply.

    :param paths: Survey files, or folders with survey files in them.
    :param k: Only the tests with this text in their names.
    """
    surveys = check_files(survey_files(paths))
    output = Output()
    broken = [checked for checked in surveys if not checked.is_sound]
    print_problems([problem for checked in broken for problem in checked.problems])
    trials = play_all(chosen(surveys, k), date.today())
    if k and not trials and not broken:
        Output(stderr=True).say(f"surveybot: No test has `{k}` in its name.")
        return 2
    for checked in surveys:
        if checked.is_sound:
            _print_survey(output, checked, [trial for trial in trials if trial.checked is checked], k)
    failed = [trial for trial in trials if not trial.passed]
    output.say((_summary(trials, len(failed), len(broken)), "bold red" if failed or broken else "bold green"))
    return 1 if failed or broken else 0


def _print_survey(output: Output, checked: Checked, trials: list[Trial], part: str) -> None:
    if not trials and part:
        return
    output.say((visible(str(checked.path)), "bold"))
    if not trials:
        output.say("  no tests")
    for trial in trials:
        mark = ("  ✓ ", "green") if trial.passed else ("  ✗ ", "bold red")
        output.say(mark, visible(trial.dialogue.name))
        for remark, played in trial.failures():
            output.print()
            if remark:
                output.say((f"      {remark}:\n", "italic"))
            output.print(transcript(played.transcript), end="\n\n")
            for problem in sorted_problems(played.problems):
                output.print(difference(problem), end="\n\n")
    if not trials or trials[-1].passed:
        output.print()


def _summary(trials: list[Trial], failed: int, broken: int) -> str:
    parts = [counted(len(trials), "test")]
    if failed:
        parts.append(f"{failed} failed")
    elif trials:
        parts.append("all as expected")
    if broken:
        parts.append(f"{counted(broken, 'survey')} with errors")
    return ", ".join(parts)
