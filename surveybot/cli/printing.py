"""Problems in print: in, problems and the lines they are about; out, what stands on standard output."""

from collections.abc import Sequence
from typing import Literal

from surveybot.cli.formats.caret import drawn
from surveybot.cli.formats.machine import as_json, concise, github
from surveybot.cli.formats.sources import Lines
from surveybot.cli.output import Output
from surveybot.language.problem import Problem

Format = Literal["text", "concise", "json", "github"]


def print_problems(problems: Sequence[Problem], lines: Lines, format: Format = "text") -> None:
    """Prints the problems in a format; in `text` an empty line stands after each."""
    output = Output()
    if format == "json":
        output.out(as_json(problems), highlight=False)
        return
    for problem in problems:
        if format == "text":
            output.print(drawn(problem, lines, output.cells), end="\n\n")
        else:
            output.out(concise(problem) if format == "concise" else github(problem), highlight=False)
