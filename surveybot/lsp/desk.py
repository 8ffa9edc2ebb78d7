"""The files on an author's desk: in, texts as they are typed; out, the surveys that they belong to, and what is found.

A file that surveys take in is looked at with each of these surveys, never alone.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from surveybot.authoring.editing.lines import lines_of, read_line
from surveybot.authoring.editing.names import Understood, understood
from surveybot.authoring.schema.language import survey_schema
from surveybot.errors import CannotRead
from surveybot.language.problem import Problem
from surveybot.language.reader import read_bytes
from surveybot.program.instructions import Program
from surveybot.survey.model import Survey

_SURVEY = re.compile(r"^surveybot\s*:", re.MULTILINE)
_ENDINGS = ("*.yaml", "*.yml")


class Examined(NamedTuple):
    """A survey with the files that it takes in, and everything that is wrong with them, by the paths of the files."""

    survey: Survey | None
    program: Program | None
    problems: Mapping[Path, list[Problem]]

    @property
    def is_readable(self) -> bool:
        """Whether what it names can be relied on."""
        return not any(problem.code.startswith("yaml-") for of_file in self.problems.values() for problem in of_file)


Texts = Mapping[Path, str]
"""What is open in the editor, saved or not; it counts in place of the files."""
Examine = Callable[[Path, Texts], Examined]
"""Looks at a survey file."""
Prove = Callable[[Path, Texts, Problem], bool]
"""Tells whether the fix of a survey's problem mends it and breaks nothing."""


class Desk:
    """What is open, what was found in each survey, and what was understood of it when it could last be read."""

    def __init__(self, examine: Examine, proves: Prove) -> None:
        """Both are called from other threads."""
        self.examine = examine
        self.proves = proves
        self.root: Path | None = None
        self.texts: dict[Path, str] = {}
        self.found: dict[Path, Examined] = {}
        self._understood: dict[Path, Understood] = {}

    def text(self, path: Path) -> str:
        """What stands in a file, saved or not; empty if it cannot be read."""
        if path in self.texts:
            return self.texts[path]
        try:
            return read_bytes(path).decode(errors="replace")
        except CannotRead:
            return ""

    def examined(self, path: Path) -> dict[Path, Examined]:
        """What is found now in the surveys that a file belongs to; changes nothing."""
        texts = dict(self.texts)
        if _SURVEY.search(self.text(path)):
            return {path: self.examine(path, texts)}
        near = {survey: self.examine(survey, texts) for survey in self._near(path)}
        return {survey: found for survey, found in near.items() if path in found.problems}

    def _near(self, path: Path) -> Iterator[Path]:
        """The surveys that may take a file in: those that name it, in its folder or in one around it."""
        for folder in path.parents:
            files = (file for ending in _ENDINGS for file in sorted(folder.glob(ending)))
            texts = ((file, self.text(file)) for file in files if file != path)
            yield from (file for file, text in texts if path.name in text and _SURVEY.search(text))
            if folder == self.root or self.root is None:
                return

    def take(self, path: Path, found: Mapping[Path, Examined]) -> None:
        """Keeps what was found in the surveys that a file belongs to; it may have been one itself before."""
        self.found.pop(path, None)
        self.found.update(found)
        fit = {path: each for path, each in found.items() if each.is_readable or path not in self._understood}
        for path, (survey, program, _) in fit.items():
            if survey is not None and program is not None:
                self._understood[path] = understood(survey, program)

    def close(self, path: Path) -> None:
        """A file is put away."""
        self.texts.pop(path, None)
        self.found.pop(path, None)

    def problems(self, path: Path) -> list[Problem]:
        """What is wrong in a file, in whichever surveys."""
        found = (problem for each in self.found.values() for problem in each.problems.get(path, ()))
        return list({(problem.code, problem.span): problem for problem in found}.values())

    def fixable(self, path: Path, first: int, last: int) -> list[Problem]:
        """The problems on these lines of a file, from 1, that can be mended for sure."""
        return [
            problem
            for survey, found in list(self.found.items())
            for problem in found.problems.get(path, ())
            if problem.fix and first <= problem.span.end_line and problem.span.line <= last
            if self.proves(survey, dict(self.texts), problem)
        ]

    def files(self) -> set[Path]:
        """All files of all surveys that were looked at."""
        return {path for each in self.found.values() for path in each.problems}

    def known(self, path: Path) -> Understood | None:
        """What was understood of the survey that a file belongs to."""
        around = (survey for survey, found in self.found.items() if path in found.problems)
        return next((self._understood[survey] for survey in (path, *around) if survey in self._understood), None)

    def is_of_a_survey(self, path: Path) -> bool:
        """Whether the file is one of ours, or may become one: no key at its top is of another language."""
        known = survey_schema()["properties"]
        top = (line for line in map(read_line, lines_of(self.text(path))) if line.key and not line.column)
        return all(line.key in known for line in top)
