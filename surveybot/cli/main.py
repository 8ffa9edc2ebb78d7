"""The entry point: in, the words of the command line; out, an exit code, and a traceback only where it is asked for.

Exit codes: 0 all is well, 1 problems were found, 2 wrong usage, 3 something cannot be read, 70 a bug, 130 Ctrl-C.
"""

import gc
import os
import sys
import traceback
from pathlib import Path

from surveybot.cli.commands import COMMANDS
from surveybot.cli.output import tolerate_odd_characters
from surveybot.errors import SurveybotError

USAGE, CANNOT_READ, BUG, INTERRUPTED, BROKEN_PIPE = 2, 3, 70, 130, 141

NAMES = tuple(command.name for command in COMMANDS)


def main() -> None:
    """The command `surveybot`."""
    words, debug = without_debug(sys.argv[1:])
    if words[:1] == ["validate"]:
        gc.disable()  # it is short and keeps all that it makes; looking for garbage costs a fifth of its time
    code = run(words, debug=debug or os.environ.get("SURVEYBOT_DEBUG", "0") not in ("", "0"))
    gc.freeze()  # the process ends: to look once more through all that it has made took a quarter of `validate`
    sys.exit(code)


def without_debug(words: list[str]) -> tuple[list[str], bool]:
    """The words without `--debug`, and whether it stood among them (before a `--`)."""
    options = words[: words.index("--")] if "--" in words else words
    kept = [word for word in options if word != "--debug"]
    return kept + words[len(options) :], len(kept) < len(options)


def run(words: list[str], *, debug: bool) -> int:
    """Runs a command to its exit code; nothing but a bug in this function gets past it."""
    tolerate_odd_characters()
    if words and not words[0].startswith("-") and words[0] not in NAMES:
        return _unknown(words[0])
    try:
        code = _command(words)
        sys.stdout.flush()
        return code
    except SurveybotError as failure:
        return _failed(str(failure), CANNOT_READ, debug=debug)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains while it shuts down
        return BROKEN_PIPE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except Exception as bug:  # noqa: BLE001  # the edge of the process
        told = f"something went wrong inside surveybot ({type(bug).__name__}: {bug})".replace("\n", " ")
        return _failed(f"{told}; run again with --debug", BUG, debug=debug)


def _command(words: list[str]) -> int:
    """Runs what the words mean; to check files alone nothing needs to be understood, which takes a while."""
    if words[:1] == ["validate"] and len(words) > 1 and not any(word.startswith("-") for word in words):
        from surveybot.cli.speech import spoken
        from surveybot.cli.validated import Wishes, validate_files

        return validate_files(list(map(Path, words[1:])), Wishes(language=spoken(os.environ)))
    from surveybot.cli.app import run_app

    code = run_app(words)
    return USAGE if code is None else code


def _unknown(word: str) -> int:
    # cyclopts would import all commands to find out.
    from surveybot.cli.usage import no_such_command

    print(no_such_command(word, NAMES), file=sys.stderr)
    return USAGE


def _failed(sentence: str, code: int, *, debug: bool) -> int:
    sys.stdout.flush()
    if debug:
        traceback.print_exc()
    print(f"surveybot: {sentence}", file=sys.stderr)
    return code
