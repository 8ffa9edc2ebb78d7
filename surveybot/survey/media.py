"""`media:` – files that go with messages: in, steps and a folder; out, the files' contents, or why there are none."""

from pathlib import Path, PurePosixPath

from surveybot.errors import CannotRead


def place_of(name: str, folder: Path) -> Path | None:
    """Where a file of the survey's folder or below it lies; None if it would lie outside, or is no file."""
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\\" in name or "\0" in name:
        return None
    whole = folder / name
    try:
        is_there = whole.resolve().is_relative_to(folder.resolve()) and whole.is_file()
    except OSError:
        return None
    return whole if is_there else None


def contents(names: set[str], folder: Path) -> dict[str, bytes]:
    """What stands in the files of these names, which were looked at before; CannotRead if they are gone."""
    found = {}
    for name in sorted(names):
        place = place_of(name, folder)
        try:
            if place is not None:
                found[name] = place.read_bytes()
        except OSError:
            place = None
        if place is None:
            raise CannotRead(f"{folder / name} cannot be read any more.")
    return found
