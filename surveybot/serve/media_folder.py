"""The folder for the files of respondents: in, a name of ours and bytes; out, a private file, whole or none."""

import os
import re
from contextlib import suppress
from pathlib import Path

from surveybot.errors import SurveybotError
from surveybot.storage.database import database_url

_NAME = re.compile(r"[0-9a-f]{24}\.[0-9a-z]{2,5}")


FOLDER = "surveybot-media"


def usual(database: str) -> Path:
    """Beside the file of an SQLite database, else in the working folder; `database` is its URL."""
    url = database_url(database)
    return Path(url.database or "").parent / FOLDER if url.get_backend_name() == "sqlite" else Path(FOLDER)


def make(folder: Path) -> None:
    """The folder exists and can be read by its owner alone; SurveybotError if that cannot be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as failed:
        raise SurveybotError(f"Files cannot be stored in {folder}: {failed.strerror}.") from None


def write(folder: Path, name: str, content: bytes) -> None:
    """The content is on disk under that name; after a crash it is there or it is not. OSError if it cannot be."""
    target = _path(folder, name)
    partial = folder / f".{name}"
    with open(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, target)
    _sync(folder)


def remove(folder: Path, name: str) -> None:
    """Nothing of that name is there any more."""
    with suppress(FileNotFoundError):
        _path(folder, name).unlink()
    with suppress(FileNotFoundError):
        (folder / f".{name}").unlink()


def _path(folder: Path, name: str) -> Path:
    assert _NAME.fullmatch(name), "only names of our own lead to files"
    return folder / name


def _sync(folder: Path) -> None:
    at = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)
