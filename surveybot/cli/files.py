"""Which files are meant: in, paths of files and folders; out, survey files, each once."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from surveybot.errors import CannotRead

ENDINGS = (".yaml", ".yml")
TEMPLATES = "templates"  # a folder of surveys to copy, not to serve; looked into only where it is named itself


def survey_files(paths: Iterable[Path]) -> list[Path]:
    """The files, and those below the folders in the order of their names; CannotRead where there is nothing.

    Folders called `templates` are left out, unless they are named themselves.
    """
    files = (file for path in paths for file in _files_of(path))
    return list({os.path.realpath(file): file for file in files}.values())


def _files_of(path: Path) -> Iterator[Path]:
    if not os.path.isdir(path):
        try:
            path.stat()
        except PermissionError:
            raise CannotRead(f"{path} may not be looked at: ask for the right to open its folder.") from None
        except (OSError, ValueError):
            raise CannotRead(f"There is no file or folder {path}.") from None
        yield path
        return
    found = list(_below(path))
    if not found:
        raise CannotRead(f"There are no surveys in {path}: no file in it ends in .yaml or .yml{_set_apart(path)}.")
    yield from found


def _set_apart(folder: Path) -> str:
    return f", and {TEMPLATES} is looked into only when it is named itself" if (folder / TEMPLATES).is_dir() else ""


def _below(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, onerror=_closed):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != TEMPLATES)
        yield from (Path(here, name) for name in sorted(names) if is_survey(name))


def is_survey(name: str) -> bool:
    """Whether a file of this name is taken for a survey where a folder is named."""
    return name.lower().endswith(ENDINGS) and not name.startswith(".")


def _closed(failure: OSError) -> NoReturn:
    if isinstance(failure, FileNotFoundError):
        raise CannotRead(f"The folder {failure.filename} has gone while it was looked through: try again.") from None
    raise CannotRead(f"The folder {failure.filename} cannot be read: {failure.strerror}.") from failure
