"""`surveybot test --watch`: in, survey files that somebody edits; out, their tests played again, until Ctrl-C."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from watchfiles import Change, watch

from surveybot.cli.checking import Checked, check_files
from surveybot.cli.files import is_survey, survey_files
from surveybot.cli.formats.sources import lines_of
from surveybot.cli.output import Output
from surveybot.cli.tested import Wishes, run_tests
from surveybot.errors import SurveybotError

_LOOK_AGAIN_MILLISECONDS = 2_000  # for what happened before the watch began, and where no news come, as on shares


def watch_tests(paths: Sequence[Path], wishes: Wishes) -> int:
    """Plays all tests, then those of each survey that has changed, it or what it includes. Ctrl-C ends it with 0."""
    survey_files(paths)  # what is not there now is a slip, and not worth waiting for
    watched = _Watched(paths)
    output = Output()
    try:
        for _ in _glances(paths):
            changed = watched.changed()
            if changed:
                if output.is_terminal:
                    output.clear()
                _run(changed, wishes)
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

    def changed(self) -> list[Checked]:
        """The surveys that are new or other than before; none while an editor puts a file in place of the old one."""
        try:
            stamps = {file: _stamp(file) for file in self.files()}
            if stamps == self.stamps:
                return []
            surveys = check_files(survey_files(self.paths))
        except SurveybotError:
            return []
        before = self.contents
        self.contents = {checked.path: {"": checked.source, **checked.included} for checked in surveys}
        self.stamps = stamps
        return [checked for checked in surveys if before.get(checked.path) != self.contents[checked.path]]

    def files(self) -> list[Path]:
        """The surveys, and what they include."""
        included = [path.parent / name for path, content in self.contents.items() for name in content if name]
        return [*survey_files(self.paths), *included]


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


def _run(changed: list[Checked], wishes: Wishes) -> None:
    lines_of.cache_clear()
    try:
        run_tests(changed, wishes)
    except SurveybotError as failure:
        Output(stderr=True).say(f"surveybot: {failure}")
