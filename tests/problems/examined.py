"""Everything that is wrong with a survey file: in, its path; out, problems in order, and each of them in print."""

from datetime import date
from pathlib import Path

from surveybot.checks import examine, has_errors, sorted_problems
from surveybot.checks.ignored import not_ignored
from surveybot.checks.media import media_problems
from surveybot.language.problem import Problem
from surveybot.survey.includes import Folder
from surveybot.survey.reader import read_survey
from surveybot.trial.play import play


def examined(path: Path) -> list[Problem]:
    """Read, compiled and checked; where there is no error, its test dialogues are played as well."""
    return examined_text(path.read_bytes(), path.name, Folder(path.parent))


def examined_text(source: str | bytes, file: str, beside: Folder | None = None) -> list[Problem]:
    """The same for the text of a file with those beside it."""
    survey, problems = read_survey(source, file, beside)
    if survey is not None:
        program, found = examine(survey)
        problems += found
        if beside is not None:
            problems += media_problems(program, beside.path)
        if not has_errors(problems):
            for dialogue in survey.tests:
                problems += play(program, dialogue, date(2026, 9, 10), forgetful=False).problems
    written = source.encode() if isinstance(source, str) else source
    return sorted_problems(not_ignored(problems, {file: written}, () if has_errors(problems) else (file,)))


def printed(problem: Problem) -> str:
    """`line:column: severity[code]: message`, then the help and the other places."""
    place = f"{problem.span.line}:{problem.span.column}"
    lines = [f"{place}: {problem.severity}[{problem.code}]: {problem.message}"]
    if problem.help:
        lines.append("  help: " + problem.help.replace("\n", "\n    "))
    lines += [f"  {label.span.line}:{label.span.column}: {label.message}" for label in problem.labels]
    return "\n".join(lines) + "\n"
