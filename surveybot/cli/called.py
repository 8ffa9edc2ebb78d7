"""How this program is called from this folder: in, nothing; out, the words to type before those of a command."""

import os
import shutil
import sys
from pathlib import Path


def called() -> str:
    """`surveybot` where the shell knows it, else the path of the program, or the module as it was run."""
    if shutil.which("surveybot"):
        return "surveybot"
    program = Path(sys.argv[0])
    return "python -m surveybot" if program.name == "__main__.py" else os.path.relpath(program)
