"""The reader of survey files: in, a file or a text; out, nodes that know their places, and problems."""

import os
import stat
from pathlib import Path

from surveybot.errors import BeingChanged, CannotRead
from surveybot.language.nodes import Node
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error
from surveybot.language.secrets import secrets
from surveybot.language.yaml.cleaning import cleaned
from surveybot.language.yaml.encoding import MAX_BYTES, decode
from surveybot.language.yaml.read import read_draft


def read_text(source: str | bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, in which every scalar is text, and everything that is wrong with it, in order.

    Never raises. The tree is as much as could be read, of the text as it was probably meant; None comes with an error.
    At most 1 MiB, 100,000 nodes and a depth of 40 are read.
    """
    text, problems = decode(source, file)
    if text is None:
        return None, problems
    draft, unseen = cleaned(text, file)
    root, slips = read_draft(draft)
    problems = sorted([*problems, *secrets(text, file), *unseen, *slips], key=lambda problem: problem.span[1:])
    if root is None and not problems:
        problems.append(error("file-empty", Span(file, 1, 1, 1, 1), "there is nothing in this file"))
    return root, problems


def read_bytes(path: Path) -> bytes:
    """What stands in a file, as far as `read_text` wants it; raises `CannotRead` if it cannot be opened.

    Half of what somebody is writing just now would be taken for a survey full of mistakes: `BeingChanged`.
    """
    name = str(path)
    try:
        with open(path, "rb", opener=_at_once) as stream:
            before = os.fstat(stream.fileno())
            if stat.S_ISREG(before.st_mode):
                content = stream.read(MAX_BYTES + 1)
                after = os.fstat(stream.fileno())
                if (before.st_mtime_ns, min(before.st_size, MAX_BYTES + 1)) == (after.st_mtime_ns, len(content)):
                    return content
                raise BeingChanged(f"{name} was being changed while it was read: try again when it is written.")
    except FileNotFoundError:
        raise CannotRead(f"There is no file {name}.") from None
    except IsADirectoryError:
        raise CannotRead(f"{name} is a folder, not a survey file.") from None
    except PermissionError:
        raise CannotRead(f"{name} may not be read: ask for the right to open it.") from None
    except (OSError, ValueError) as failure:
        raise CannotRead(f"{name} cannot be read: {failure}.") from failure
    raise CannotRead(f"{name} is no ordinary file, and might never end: save what it gives to a file.")


def _at_once(name: str, flags: int) -> int:
    """Opens a pipe without waiting until somebody writes to it."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
