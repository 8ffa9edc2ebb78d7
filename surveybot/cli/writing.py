"""Files that commands write: in, a path and what shall stand there; out, the file, or one sentence why not."""

from pathlib import Path

from surveybot.errors import SurveybotError


def write_file(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Writes a file; SurveybotError where that is not possible, also because there is one that may not be replaced."""
    try:
        with open(path, "wb" if replace else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise SurveybotError(
            f"{path} is there already; add --force to replace it, or name another with --out."
        ) from None
    except OSError as failed:
        raise SurveybotError(f"{path} cannot be written: {failed.strerror}.") from None
