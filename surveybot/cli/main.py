"""The entry point: in, the words of the command line; out, an exit code, and a traceback only where it is asked for.

Exit codes: 0 all is well, 1 problems were found, 2 wrong usage, 3 something cannot be read, 70 a bug, 130 Ctrl-C.
"""

import gc
import os
import sys
import traceback
from difflib import get_close_matches

from cyclopts import App, CycloptsError

from surveybot import __version__
from surveybot.cli.commands import COMMANDS, Command
from surveybot.cli.output import Output, tolerate_odd_characters
from surveybot.errors import SurveybotError

USAGE, CANNOT_READ, BUG, INTERRUPTED, BROKEN_PIPE = 2, 3, 70, 130, 141

NAMES = tuple(command.name for command in COMMANDS)
_EPILOGUE = "With --debug, before or after a command, or SURVEYBOT_DEBUG=1, a failure shows its traceback."


def main() -> None:
    """The command `surveybot`."""
    words, debug = without_debug(sys.argv[1:])
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
        code: int = make_app()(_dashes_last(words))
        sys.stdout.flush()
        return code
    except CycloptsError:
        return USAGE  # it is printed already
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


def _dashes_last(words: list[str]) -> list[str]:
    """The words of `validate` with each lone `-` behind a `--`: elsewhere cyclopts takes it for an option."""
    if words[:1] != ["validate"] or "-" not in words or "--" in words:
        return words
    return [*(word for word in words if word != "-"), "--", *("-" for word in words if word == "-")]


def _unknown(word: str) -> int:
    # cyclopts would import all commands to find out.
    close = get_close_matches(word, NAMES, n=1)
    guess = f" Did you mean {close[0]}?" if close else ""
    print(f"surveybot: There is no command {word}.{guess}\nTry: surveybot --help", file=sys.stderr)
    return USAGE


def _failed(sentence: str, code: int, *, debug: bool) -> int:
    sys.stdout.flush()
    if debug:
        traceback.print_exc()
    print(f"surveybot: {sentence}", file=sys.stderr)
    return code


def make_app() -> App:
    """All commands, none of them imported yet."""
    app = App(
        name="surveybot", version=__version__, help="Surveys as plain YAML files, run as a Telegram bot.",
        help_format="plaintext", help_epilogue=_EPILOGUE, console=Output(), error_console=Output(stderr=True),
        error_formatter=_usage, exit_on_error=False, suppress_keyboard_interrupt=False,
        result_action="return_int_as_exit_code_else_zero",
    )  # fmt: skip
    for command in COMMANDS:
        more = {"help_epilogue": _examples(command)} if command.examples else {}
        app.command(command.target, name=command.name, help=command.summary, **more)
    app.register_install_completion_command(help="Teach your shell (bash, zsh, fish) to complete these commands.")
    return app


def _examples(command: Command) -> str:
    return "\n".join(["Examples:", *(f"  {example}" for example in command.examples)])


def _usage(wrong: CycloptsError) -> str:
    return f"surveybot: {wrong}\nTry: surveybot --help"
