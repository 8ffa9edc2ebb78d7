"""Files written whole or not at all: in, a path and bytes; out, the file, with its rights as they were."""

import os
import shutil
import tempfile
from pathlib import Path

from surveybot.errors import SurveybotError


def write_file(path: Path, content: bytes) -> None:
    """Replaces what stands in a file; nobody ever sees half of it. A link is followed, the file's rights stay."""
    target = path.resolve()
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        else:
            os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as failure:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise SurveybotError(f"{path} cannot be written: {failure.strerror}.") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
