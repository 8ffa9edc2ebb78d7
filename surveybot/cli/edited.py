"""Surveys that somebody edits: in, files and folders, looked at again and again; out, what has changed."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from surveybot.checks.media import named_media
from surveybot.cli.checking import Checked, check_files
from surveybot.cli.files import TEMPLATES, survey_files
from surveybot.errors import CannotRead

Stamp = tuple[int, int] | None


class Edited:
    """Surveys as they were when last looked at."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Nothing has been looked at yet."""
        self.paths = paths
        self.surveys: list[Checked] = []
        self._stamps: dict[Path, Stamp] = {}
        self._states: dict[Path, Any] = {}

    def changed(self) -> list[Checked]:
        """The surveys that are new or other than before, or whose problems are; CannotRead if one cannot be read now.

        What is gone for a while and comes back as it was is nothing new.
        """
        files = list({file.resolve(): file for file in _present(self.paths)}.values())
        stamps = {file: _stamp(file) for file in (*files, *self._parts())}
        if stamps == self._stamps:
            return []
        self.surveys, self._stamps = check_files(files), stamps
        states = {checked.path: _state(checked) for checked in self.surveys}
        changed = [checked for checked in self.surveys if self._states.get(checked.path) != states[checked.path]]
        self._states |= states
        return changed

    def _parts(self) -> Iterator[Path]:
        """What the surveys include and send."""
        for checked in self.surveys:
            yield from (checked.path.parent / name for name in (*checked.included, *_sent(checked)))

    def folders(self) -> set[Path]:
        """Those that are there now in which a change may matter."""
        folders = {file.parent for file in (*self.paths, *self._parts()) if not file.is_dir()}
        for path in self.paths:
            for here, below, _ in os.walk(path):
                below[:] = [name for name in below if not name.startswith(".") and name != TEMPLATES]
                folders.add(Path(here))
        return {folder for folder in folders if folder.is_dir()}


def _present(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        try:
            yield from (file for file in survey_files([path]) if can_be_read(file))
        except CannotRead:
            continue


def can_be_read(file: Path) -> bool:
    """Whether it is there, for us."""
    return os.access(file, os.R_OK)


def _sent(checked: Checked) -> list[str]:
    return list(named_media(checked.program)) if checked.program is not None else []


def _state(checked: Checked) -> Any:
    """All that a change can be seen by; the stamps of what it sends stand for that."""
    problems = [(problem.span, problem.code, problem.message) for problem in checked.problems]
    sent = {name: _stamp(checked.path.parent / name) for name in _sent(checked)}
    return checked.source, checked.included, problems, sent


def _stamp(file: Path) -> Stamp:
    try:
        status = file.stat()
    except OSError:  # a file that has gone is a change too
        return None
    return status.st_mtime_ns, status.st_size
