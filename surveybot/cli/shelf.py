"""The survey files that are served: in, looks at them; out, what the service shall take up, and what it shall not."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from surveybot.cli.checking import Checked
from surveybot.cli.edited import Edited, can_be_read
from surveybot.cli.files import survey_files
from surveybot.language.problem import Problem, Severity
from surveybot.language.reader import read_bytes

if TYPE_CHECKING:
    from surveybot.serve.catalogue import Publication
    from surveybot.serve.watching import News


class ServedFiles:
    """Surveys that are served and edited; `first` are they as they were found at the start."""

    def __init__(self, paths: list[Path]) -> None:
        """Looks at all of them; CannotRead if one cannot be read."""
        for file in survey_files(paths):
            read_bytes(file)
        self._edited = Edited(paths)
        self.first = self._edited.changed()
        self._files = {_id(checked): checked.path for checked in self.first}
        self._held_back: set[Path] = set()

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong with the files as they were last seen."""
        return [problem for checked in self._edited.surveys for problem in checked.problems]

    def folders(self) -> Collection[Path]:
        """Those in which a change may matter."""
        return self._edited.folders()

    def look(self) -> "News":
        """What has changed since the last look; of two files with one id neither is taken up."""
        from surveybot.serve.watching import News

        changed = self._edited.changed()
        errors = [problem for one in changed for problem in one.problems if problem.severity is Severity.ERROR]
        taken_twice = {problem.values["id"] for problem in self.problems if problem.code == "id-duplicate"}
        new = {one.path for one in changed} | self._held_back
        sound = [one for one in self._edited.surveys if one.path in new and one.is_sound]
        self._held_back = {one.path for one in sound if _id(one) in taken_twice}
        taken_up = [one for one in sound if one.path not in self._held_back]
        gone = self._gone()
        self._files |= {_id(one): one.path for one in taken_up}
        return News([published(one) for one in taken_up], errors, gone)

    def _gone(self) -> list[Path]:
        """The files whose surveys are nowhere any more, each told once."""
        here = {_id(checked) for checked in self._edited.surveys}
        gone = [name for name, path in self._files.items() if name not in here and not can_be_read(path)]
        return [self._files.pop(name) for name in gone]


def published(checked: Checked) -> "Publication":
    """A survey without errors, to be served."""
    from surveybot.serve.catalogue import Publication

    assert checked.program is not None
    return Publication(checked.text, checked.program)


def _id(checked: Checked) -> str:
    return str(checked.survey.id) if checked.survey is not None else ""
