"""One survey that must be sound: in, a file and a language; out, its program, or an exit code and why not, printed."""

from pathlib import Path

from surveybot.cli.checking import Checked, check_file
from surveybot.cli.formats.sources import lines_in
from surveybot.cli.formats.summary import summary
from surveybot.cli.output import Output
from surveybot.cli.printing import print_problems
from surveybot.program.instructions import Program


def sound_survey(file: Path) -> Checked | int:
    """The survey, which has a program and no errors."""
    checked = check_file(file)
    if checked.is_sound:
        return checked
    print_problems(checked.problems, lines_in([checked]))
    Output().say((summary(checked.problems, 1), "bold"))
    return 1


def sound_program(file: Path, language: str | None) -> tuple[Program, str] | int:
    """The program and the language, which is the survey's first one unless another is wished."""
    checked = sound_survey(file)
    if isinstance(checked, int):
        return checked
    assert checked.program is not None
    languages = checked.program.survey.languages
    if language is not None and language not in languages:
        Output(stderr=True).say(f"surveybot: this survey has no language `{language}`, only {', '.join(languages)}")
        return 2
    return checked.program, language or str(languages[0])
