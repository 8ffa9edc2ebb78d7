"""`surveybot validate`: in, survey files; out, their problems on standard output, and 1 if there is an error."""

import gc
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from surveybot.checks import has_errors
from surveybot.cli.checking import check_files, played
from surveybot.cli.files import survey_files
from surveybot.cli.formats.caret import drawn
from surveybot.cli.formats.machine import as_json, concise, github
from surveybot.cli.formats.sources import lines_of
from surveybot.cli.formats.summary import summary
from surveybot.cli.output import Output
from surveybot.language.problem import Problem

Format = Literal["text", "concise", "json", "github"]


def validate(
    *paths: Annotated[Path, Parameter(required=True)],
    format: Annotated[Format, Parameter(name="--format")] = "text",
) -> int:
    """Check survey files: everything that is wrong, with its place.

    :param paths: Survey files, or folders with survey files in them.
    :param format: `text` for people, `concise` for editors, `json` for programs, `github` for GitHub Actions.
    """
    gc.disable()  # this process is short and keeps all that it makes; looking for garbage costs a fifth of its time
    surveys = check_files(survey_files(paths))
    problems: list[Problem] = []
    for checked in surveys:
        problems += checked.problems
        if checked.is_sound:
            problems += played(checked, date.today())
    print_problems(problems, format)
    if format in ("text", "concise"):
        Output().say((summary(problems, len(surveys)), "bold"))
    return 1 if has_errors(problems) else 0


def print_problems(problems: list[Problem], format: Format = "text") -> None:
    """Prints the problems in a format; in `text` an empty line stands after each."""
    output = Output()
    if format == "json":
        output.out(as_json(problems), highlight=False)
        return
    for problem in problems:
        if format == "text":
            output.print(drawn(problem, lines_of, output.cells), end="\n\n")
        else:
            output.out(concise(problem) if format == "concise" else github(problem), highlight=False)
