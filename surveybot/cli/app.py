"""The command line: in, its words; out, the exit code of the command that they mean, and what `--help` says."""

from cyclopts import App, CycloptsError, Parameter

from surveybot import __version__
from surveybot.cli.commands import COMMANDS, Command
from surveybot.cli.output import Output
from surveybot.cli.usage import told

_EPILOGUE = "With --debug, before or after a command, or SURVEYBOT_DEBUG=1, a failure shows its traceback."


def run_app(words: list[str]) -> int | None:
    """Runs a command to its exit code; None if the words mean none, which has been told."""
    try:
        code: int = make_app()(_dashes_last(words))
        return code
    except CycloptsError:
        return None


def _dashes_last(words: list[str]) -> list[str]:
    """The words of `validate` with each lone `-` behind a `--`: elsewhere cyclopts takes it for an option."""
    if words[:1] != ["validate"] or "-" not in words or "--" in words:
        return words
    return [*(word for word in words if word != "-"), "--", *("-" for word in words if word == "-")]


def make_app() -> App:
    """All commands, none of them imported yet."""
    app = App(
        name="surveybot", version=__version__, help="Surveys as plain YAML files, run as a Telegram bot.",
        help_format="plaintext", help_epilogue=_EPILOGUE, console=Output(), error_console=Output(stderr=True),
        error_formatter=told, exit_on_error=False, suppress_keyboard_interrupt=False,
        result_action="return_int_as_exit_code_else_zero",
        default_parameter=Parameter(json_list=False),  # else a file may not be called [a].yaml
    )  # fmt: skip
    for command in COMMANDS:
        more = {"help_epilogue": _examples(command)} if command.examples else {}
        app.command(command.target, name=command.name, help=command.summary, **more)
    app.register_install_completion_command(help="Teach your shell (bash, zsh, fish) to complete these commands.")
    return app


def _examples(command: Command) -> str:
    return "\n".join(["Examples:", *(f"  {example}" for example in command.examples)])
