"""`surveybot lsp`: in, an editor on standard input and output; out, help with the surveys that are open in it."""

import os
import sys
from datetime import date
from pathlib import Path

from surveybot.cli.checking import Checked, check_source, everything_wrong
from surveybot.cli.fixing import mended
from surveybot.cli.speech import spoken
from surveybot.errors import SurveybotError
from surveybot.language.problem import Problem
from surveybot.language.reader import read_bytes
from surveybot.lsp.desk import Examined, Texts


def lsp() -> int:
    """Help an editor with surveys: problems, proposals, meanings, jumps and fixes, by the Language Server Protocol.

    An editor starts it and talks to it on standard input and output; there is nothing to type.
    """
    try:
        from surveybot.lsp.server import make_server
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise SurveybotError("The language server is an extra: pip install 'surveybot[lsp]'.") from None
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stream:  # the server closes what it writes to
        make_server(examined, is_proved, spoken(os.environ)).start_io(stdout=stream)
    return 0


def examined(path: Path, texts: Texts) -> Examined:
    """A survey with its parts, everything that is wrong with them by their files, and its test dialogues played."""
    checked = _checked(path, texts)
    problems = everything_wrong([checked], date.today())
    files = {Path(name): [problem for problem in problems if problem.span.file == name] for name in checked.files}
    return Examined(checked.survey, checked.program, files)


def is_proved(path: Path, texts: Texts, problem: Problem) -> bool:
    """Whether the fix of a problem of this survey mends it and breaks nothing."""
    return (
        mended(
            [_checked(path, texts)], lambda surveys: [each for each in surveys[0].problems if each == problem]
        ).number
        > 0
    )


def _checked(path: Path, texts: Texts) -> Checked:
    parts = {
        file.relative_to(path.parent).as_posix(): text.encode()
        for file, text in texts.items()
        if file.is_relative_to(path.parent)
    }
    return check_source(texts[path].encode() if path in texts else read_bytes(path), path, parts)
