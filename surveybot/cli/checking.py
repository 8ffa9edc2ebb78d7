"""Surveys checked: in, survey files; out, each with its program and everything that is wrong with it."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from surveybot.checks import examine, has_errors, sorted_problems
from surveybot.checks.ignored import not_ignored
from surveybot.checks.media import media_problems, named_media
from surveybot.cli.progress import with_bar
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Label, Problem, error
from surveybot.language.reader import read_bytes
from surveybot.program.instructions import Program
from surveybot.survey.edition_text import EditionText
from surveybot.survey.includes import Folder
from surveybot.survey.media import contents
from surveybot.survey.model import Survey
from surveybot.survey.reader import read_survey


@dataclass(frozen=True, slots=True)
class Checked:
    """A survey file with the files that it includes; where it has errors there may be neither survey nor program."""

    path: Path
    source: bytes
    included: dict[str, bytes]
    survey: Survey | None
    program: Program | None
    problems: list[Problem]

    @property
    def text(self) -> EditionText:
        """What an edition of it keeps; CannotRead if a file that it sends is gone."""
        names = set(named_media(self.program)) if self.program is not None else set()
        return EditionText(self.source, self.included, contents(names, self.path.parent))

    @property
    def files(self) -> dict[str, bytes]:
        """The survey file and those that it includes, by the names that problems call them."""
        parts = {str(self.path.parent / name): source for name, source in self.included.items()}
        return {str(self.path): self.source, **parts}

    @property
    def is_sound(self) -> bool:
        """Whether it could be served."""
        return self.program is not None and not has_errors(self.problems)


def check_file(path: Path) -> Checked:
    """Reads and examines one file; its test dialogues are not played. CannotRead if there is no such file."""
    return check_source(read_bytes(path), path)


def check_source(source: bytes, path: Path, parts: Mapping[str, bytes] = MappingProxyType({})) -> Checked:
    """The same for what stands, or could stand, in the file `path`; `parts` are what could stand in included files."""
    folder = Folder(path.parent, parts)
    survey, problems = read_survey(source, str(path), folder)
    if survey is None:
        return Checked(path, source, folder.taken, None, None, sorted_problems(problems))
    program, more = examine(survey)
    more += media_problems(program, path.parent)
    return Checked(path, source, folder.taken, survey, program, sorted_problems([*problems, *more]))


def check_files(paths: Sequence[Path]) -> list[Checked]:
    """The same for many files, which must not share an id; a file that another one includes is no survey.

    A circle of files that no survey includes is looked at all the same, or nobody would hear of it.
    """
    checked_files = [check_file(path) for path in with_bar(paths, "checking surveys")]
    parts = _parts(checked_files)
    parts = _parts(one for one in checked_files if os.path.realpath(one.path) not in parts)
    surveys = [one for one in checked_files if os.path.realpath(one.path) not in parts]
    first: dict[str, Scalar] = {}
    for checked in surveys:
        here = checked.survey.id if checked.survey is not None else Scalar.nowhere()
        if here.span.file and not any(problem.code == "id-syntax" for problem in checked.problems):
            there = first.setdefault(here, here)
            if there is not here:
                checked.problems.append(_duplicate(here, there))
                checked.problems.sort(key=lambda problem: (problem.span, problem.code))
    return surveys


def _parts(checked_files: Iterable[Checked]) -> set[str]:
    """The files that these include, themselves or over others."""
    return {os.path.realpath(checked.path.parent / name) for checked in checked_files for name in checked.included}


def played(checked: Checked, today: date) -> list[Problem]:
    """What is not as its test dialogues expect, each played twice; of a survey without errors."""
    from surveybot.trial.play import play

    assert checked.program is not None
    plays = (
        play(checked.program, dialogue, today, forgetful=forgetful)
        for dialogue in checked.program.survey.tests
        for forgetful in (False, True)
    )
    return sorted_problems(problem for one in plays for problem in one.problems)


def everything_wrong(surveys: Sequence[Checked], today: date) -> list[Problem]:
    """The problems of all surveys and of their test dialogues, but for those that comments in the files answer."""
    problems = [problem for checked in surveys for problem in checked.problems]
    for checked in surveys:
        if checked.is_sound and checked.survey is not None and checked.survey.tests:  # else no dialog is imported
            problems += played(checked, today)
    sources = {name: source for checked in surveys for name, source in checked.files.items()}
    unsound = {name for checked in surveys if not checked.is_sound for name in checked.files}
    return sorted_problems(not_ignored(problems, sources, sources.keys() - unsound))


def _duplicate(here: Scalar, there: Scalar) -> Problem:
    return error(
        "id-duplicate", here.span, "another survey has the id `{id}` already", id=str(here),
        labels=(Label(there.span, "first here"),), help="give each survey an id of its own: links lead to it by its id",
    )  # fmt: skip
