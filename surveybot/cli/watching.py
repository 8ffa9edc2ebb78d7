"""`--watch`: in, survey files that somebody edits; out, a look at them whenever they have changed, until Ctrl-C."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, watch

from surveybot.cli.checking import Checked, check_files
from surveybot.cli.files import is_survey, survey_files
from surveybot.cli.output import Output
from surveybot.errors import SurveybotError

_LOOK_AGAIN_MILLISECONDS = 2_000  # for what happened before the watch began, and where no news come, as on shares


@dataclass(frozen=True, slots=True)
class Seen:
    """All surveys, and those of them that have changed since the last look, they or what they include."""

    surveys: list[Checked]
    changed: list[Checked]


def watch_surveys(paths: Sequence[Path], look: Callable[[Seen], object]) -> int:
    """Looks at once, and again after each change. Ctrl-C ends it with 0."""
    survey_files(paths)  # what is not there now is a slip, and not worth waiting for
    watched = _Watched(paths)
    output = Output()
    try:
        for _ in _glances(paths):
            seen = watched.seen()
            if seen is not None:
                if output.is_terminal:
                    output.clear()
                _look(look, seen)
                output.say(("Waiting for changes; Ctrl-C ends it.", "dim"))
    except KeyboardInterrupt:
        output.print()
    return 0


class _Watched:
    """Surveys as they were when last looked at."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = paths
        self.stamps: dict[Path, tuple[int, int] | None] = {}
        self.contents: dict[Path, dict[str, bytes]] = {}

    def seen(self) -> Seen | None:
        """What is to be seen; None if nothing has changed, or while an editor puts a file in place of the old one."""
        try:
            stamps = {file: _stamp(file) for file in self.files()}
            if stamps == self.stamps:
                return None
            surveys = check_files(survey_files(self.paths))
        except SurveybotError:
            return None
        before = self.contents
        self.contents = {checked.path: checked.files for checked in surveys}
        self.stamps = stamps
        changed = [checked for checked in surveys if before.get(checked.path) != self.contents[checked.path]]
        return Seen(surveys, changed) if changed else None

    def files(self) -> list[Path]:
        """The surveys, and what they include."""
        known = [Path(name) for files in self.contents.values() for name in files]
        return [*survey_files(self.paths), *known]


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:  # an included file that has gone is a change too
        return None
    return status.st_mtime_ns, status.st_size


def _glances(paths: Iterable[Path]) -> Iterator[None]:
    """At once, then whenever something happens to a survey file, and now and then for good measure."""
    yield
    folders = {path if path.is_dir() else path.parent for path in paths}
    yield from (None for _ in watch(
        *folders, watch_filter=_is_about_a_survey, recursive=any(path.is_dir() for path in paths),
        rust_timeout=_LOOK_AGAIN_MILLISECONDS, yield_on_timeout=True,
    ))  # fmt: skip


def _is_about_a_survey(change: Change, path: str) -> bool:
    return is_survey(Path(path).name)


def _look(look: Callable[[Seen], object], seen: Seen) -> None:
    try:
        look(seen)
    except SurveybotError as failure:
        Output(stderr=True).say(f"surveybot: {failure}")
