"""`--watch`: in, survey files that somebody edits; out, a look at them whenever they have changed, until Ctrl-C."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, watch

from surveybot.cli.checking import Checked
from surveybot.cli.edited import Edited
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
    edited = Edited(paths)
    output = Output()
    try:
        for _ in _glances(paths):
            changed = _changed(edited)
            if changed:
                if output.is_terminal:
                    output.clear()
                _look(look, Seen(edited.surveys, changed))
                output.say(("Waiting for changes; Ctrl-C ends it.", "dim"))
    except KeyboardInterrupt:
        output.print()
    return 0


def _changed(edited: Edited) -> list[Checked]:
    """What to look at again; nothing while an editor puts a file in place of the old one."""
    try:
        return edited.changed()
    except SurveybotError:
        return []


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
